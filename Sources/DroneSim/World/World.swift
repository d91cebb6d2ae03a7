/// The place in which the drone flies: a box of air with a picture on each of its six sides.
///
/// World axes as in ``Vector``: the drone is switched on at the origin, standing on the floor at z = 0.
public struct World: Hashable, Sendable {
    /// The corners of the box.
    public struct Bounds: Hashable, Sendable {
        /// The corner with the least coordinates; its z is 0, the floor.
        public let minimum: Vector

        /// The corner with the greatest coordinates; its z is the ceiling.
        public let maximum: Vector
    }

    /// What the six sides look like.
    enum Scenery: Hashable, Sendable {
        case room
        case field
    }

    /// The name under which `copter sim --world` knows it.
    public let name: String

    /// The space in which the drone can be.
    public let bounds: Bounds

    let scenery: Scenery

    /// Whether the floor shows enough for optical flow.
    let floorIsTextured: Bool

    /// How the air moves where the settings do not say otherwise.
    let wind: Wind = .calm

    /// A living room of 6 by 6 by 3 m; the nose points at the far wall 4 m away, the walls left and right are 3 m off.
    public static let room = World(
        name: "room",
        bounds: Bounds(minimum: Vector(-2, -3, 0), maximum: Vector(4, 3, 3)),
        scenery: .room,
        floorIsTextured: true
    )

    /// A meadow under a wide sky, 200 m to the edge in every direction and 120 m high.
    public static let field = World(
        name: "field",
        bounds: Bounds(minimum: Vector(-200, -200, 0), maximum: Vector(200, 200, 120)),
        scenery: .field,
        floorIsTextured: true
    )

    /// Every world there is, for messages and completion.
    public static let all: [World] = [.room, .field]
}
