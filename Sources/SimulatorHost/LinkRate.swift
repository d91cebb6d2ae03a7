import DroneSim

/// How much of the allowed bit rate the link carries, by the pictures that had to be left out.
struct LinkRate {
    /// kbit/s: the drone goes no lower, and changes in steps.
    private static let least = 250
    private static let step = 50

    private var share = 1.0
    private var lastNumber: UInt32?

    /// The rate for the next frame: what the client allows, less after pictures for which the link had no time, and more again
    /// while it has (how much is chosen).
    mutating func kilobitsPerSecond(of frame: LiveFrame) -> Int {
        let number = frame.picture.number
        let follows = lastNumber.map { number == $0 &+ 1 } ?? true
        lastNumber = number
        share = follows ? min(1, share * 1.005) : max(0.05, share * 0.7)
        let allowed = frame.video.kilobitsPerSecond
        guard frame.video.adaptsToLink, share < 1 else { return allowed }
        let carried = Int(Double(allowed) * share) / Self.step * Self.step
        return max(carried, min(Self.least, allowed))
    }
}
