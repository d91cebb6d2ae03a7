/// Compares the drone's own estimate of its height with what its ultrasonic sensor measures.
///
/// A step below (a table, a stair) changes the measured distance at once, and the estimate follows: for a while after one the two
/// may differ.
struct HeightWatch: Sendable {
    /// So much may they differ.
    static let largestDifference = Length.meters(1)
    /// For so long must they differ more.
    static let patience = Duration.seconds(2)
    /// A change like this from one measurement to the next is a step below; what is beyond the sensor's reach is none.
    static let step = Length.meters(0.3)
    static let reach = Length.meters(5)
    /// For so long a step explains a difference.
    static let stepTime = Duration.seconds(5)

    /// How far the two differ, while they disagree.
    private(set) var difference: Length?

    /// How much higher the sensor says the drone is than the drone does, while they disagree; negative when lower.
    private(set) var surplus = Length.zero

    /// By how much a climb is to be judged higher and a descent lower, which is nothing while they agree.
    var doubt: Length { difference == nil ? .zero : surplus }

    private var differing = Sustained()
    private var lastHeight: Length?
    private var stepAt: Duration?

    /// Takes in a datagram; returns whether they have begun (true) or ceased (false) to disagree, nil for no change.
    mutating func note(_ state: DroneState, isAirborne: Bool, at now: Duration) -> Bool? {
        guard let altitude = state.altitude, let height = state.height, isAirborne else {
            differing = Sustained()
            lastHeight = nil
            return end()
        }
        if let lastHeight, (height - lastHeight).magnitude >= Self.step, height <= Self.reach { stepAt = now }
        lastHeight = height
        surplus = height - altitude
        let isExplained = stepAt.map { now - $0 < Self.stepTime } ?? false
        let differs = surplus.magnitude > Self.largestDifference && !isExplained
        guard let time = differing.note(differs, at: now), time >= Self.patience else { return differs ? nil : end() }
        defer { difference = surplus.magnitude }
        return difference == nil ? true : nil
    }

    private mutating func end() -> Bool? {
        guard difference != nil else { return nil }
        difference = nil
        return false
    }
}
