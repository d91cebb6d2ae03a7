/// Three coordinates in metres, metres per second or metres per second squared.
///
/// World axes: x points north, which is where the nose points at power-on; y points east, to the right of that; z points
/// up from the floor on which the drone was switched on. The spot of power-on is the origin. A heading therefore reads
/// like a compass: 0 along +x, growing clockwise seen from above, toward +y.
public struct Vector: Hashable, Sendable {
    /// Along the first axis: north in the world, ahead on the drone.
    public var x: Double

    /// Along the second axis: east in the world, to the right on the drone.
    public var y: Double

    /// Along the third axis: up in the world, and up on the drone as well.
    public var z: Double

    /// Makes a vector from its coordinates.
    public init(_ x: Double, _ y: Double, _ z: Double) {
        self.x = x
        self.y = y
        self.z = z
    }

    /// No length at all.
    public static let zero = Vector(0, 0, 0)

    /// The Euclidean length.
    public var length: Double { (x * x + y * y + z * z).squareRoot() }

    /// The part of one vector along another, times the other's length.
    func dot(_ other: Vector) -> Double { x * other.x + y * other.y + z * other.z }

    static func + (a: Vector, b: Vector) -> Vector { Vector(a.x + b.x, a.y + b.y, a.z + b.z) }
    static func - (a: Vector, b: Vector) -> Vector { Vector(a.x - b.x, a.y - b.y, a.z - b.z) }
    static func * (a: Vector, k: Double) -> Vector { Vector(a.x * k, a.y * k, a.z * k) }
}

/// How the drone hangs in the air, in radians, with the signs of the wire.
public struct TrueAttitude: Hashable, Sendable {
    /// Theta: nose up is positive.
    public var pitch: Double

    /// Phi: right side down is positive.
    public var roll: Double

    /// Psi: clockwise seen from above is positive, 0 is north; grows past π while the drone keeps turning.
    public var heading: Double

    /// Makes an attitude.
    public init(pitch: Double, roll: Double, heading: Double) {
        self.pitch = pitch
        self.roll = roll
        self.heading = heading
    }

    /// Level, with the nose to the north.
    public static let level = TrueAttitude(pitch: 0, roll: 0, heading: 0)

    /// The drone's axes (ahead, right, up) written in world coordinates.
    var axes: (ahead: Vector, right: Vector, up: Vector) {
        let (st, ct) = (sine(pitch), cosine(pitch))
        let (sp, cp) = (sine(roll), cosine(roll))
        let (sh, ch) = (sine(heading), cosine(heading))
        // Rz(psi) Ry(theta) Rx(phi) with z down, as the firmware composes it; the third row changes its sign for z up.
        return (
            ahead: Vector(ch * ct, sh * ct, st),
            right: Vector(ch * st * sp - sh * cp, sh * st * sp + ch * cp, -ct * sp),
            up: Vector(-(ch * st * cp + sh * sp), -(sh * st * cp - ch * sp), ct * cp)
        )
    }
}
