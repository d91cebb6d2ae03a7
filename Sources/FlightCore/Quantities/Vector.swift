/// Three numbers along the axes of home or of the drone: positions in metres, velocities in m/s, accelerations in m/s².
///
/// The estimator and the autopilot calculate with these; what leaves them has its unit in its type.
struct Vector: Hashable, Sendable {
    var forward: Double
    var right: Double
    var up: Double

    static let zero = Vector()

    init(forward: Double = 0, right: Double = 0, up: Double = 0) {
        self.forward = forward
        self.right = right
        self.up = up
    }

    init(_ position: Position) {
        self.init(forward: position.forward.si, right: position.right.si, up: position.up.si)
    }

    /// The place that lies here.
    var position: Position { Position(forward: Length(si: forward), right: Length(si: right), up: Length(si: up)) }

    var length: Double { (forward * forward + right * right + up * up).squareRoot() }

    /// The length of its shadow on the floor.
    var horizontalLength: Double { (forward * forward + right * right).squareRoot() }

    /// The same arrow after the axes it is measured along turned back by `heading`: body axes to home's axes.
    func turned(by heading: Angle) -> Vector {
        let cosine = heading.cosine
        let sine = heading.sine
        return Vector(forward: forward * cosine - right * sine, right: forward * sine + right * cosine, up: up)
    }

    /// The same direction, no longer than `longest`.
    func shortened(to longest: Double) -> Vector {
        let length = length
        return length > longest ? self * (longest / length) : self
    }

    static func + (left: Vector, right: Vector) -> Vector {
        Vector(forward: left.forward + right.forward, right: left.right + right.right, up: left.up + right.up)
    }

    static func - (left: Vector, right: Vector) -> Vector { left + right * -1 }

    static func * (vector: Vector, factor: Double) -> Vector {
        Vector(forward: vector.forward * factor, right: vector.right * factor, up: vector.up * factor)
    }

    static func += (left: inout Vector, right: Vector) { left = left + right }
}
