/// How the live stream of the camera comes in.
public struct CameraStream: Hashable, Sendable {
    /// How long ago the newest picture came.
    public var age: Duration

    /// Pictures in the last second; nil in the first second of the stream.
    public var rate: Double?

    /// Makes what is known of a stream.
    public init(age: Duration, rate: Double? = nil) {
        self.age = age
        self.rate = rate
    }
}

/// Notes when pictures come.
struct CameraWatch: Sendable {
    private static let span = Duration.seconds(1)

    private var began: Duration?
    /// When pictures came in the last second, and the newest whenever it came; oldest first.
    private var arrivals: [Duration] = []

    /// Pictures have come.
    mutating func note(_ count: Int, at now: Duration) {
        began = began ?? now
        arrivals.removeAll { now - $0 >= Self.span }
        arrivals += Array(repeating: now, count: count)
    }

    /// The stream is wanted no more.
    mutating func end() { self = CameraWatch() }

    /// How the stream comes in; nil before its first picture.
    func stream(at now: Duration) -> CameraStream? {
        guard let began, let newest = arrivals.last else { return nil }
        let rate = now - began < Self.span ? nil : Double(arrivals.count { now - $0 < Self.span })
        return CameraStream(age: max(.zero, now - newest), rate: rate)
    }
}
