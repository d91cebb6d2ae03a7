/// The place in which the drone flies: a box of air with something to see on each of its six sides.
///
/// World axes as in ``Vector``: the drone is switched on at the origin, standing on the floor at z = 0. Worlds are
/// described in text, see <doc:Worlds>; those that the program knows are written in the same way.
public struct World: Hashable, Sendable {
    /// The corners of the box.
    public struct Bounds: Hashable, Sendable {
        /// The corner with the least coordinates; its z is 0, the floor.
        public let minimum: Vector

        /// The corner with the greatest coordinates; its z is the ceiling.
        public let maximum: Vector
    }

    /// A place on the earth.
    struct GeographicPlace: Hashable, Sendable {
        /// Degrees, north positive.
        var latitude: Double
        /// Degrees, east positive.
        var longitude: Double
    }

    /// The name under which `copter sim --world` knows it; that of the file for one that was read.
    public let name: String

    /// The space in which the drone can be.
    public internal(set) var bounds: Bounds

    /// How the air moves where the settings do not say otherwise.
    public internal(set) var wind = Wind.calm

    /// What the sides are made of.
    var surfaces = Surfaces()

    /// What hangs on the walls and lies on the floor, in the order in which it covers what was there before.
    var posters: [Poster] = []

    /// The roundels that the cameras can find.
    var markers: [Marker] = []

    /// The clocks that show the time of the exposure.
    var clocks: [Marker.Place] = []

    /// Where on the earth the drone is switched on; nil where no satellite is seen.
    var start: GeographicPlace?

    /// By how much all errors of the sensors are larger than usual.
    var sensorErrors = 1.0

    /// Whether the floor shows enough for optical flow.
    var floorIsTextured: Bool { surfaces.floor.isTextured }

    init(name: String, bounds: Bounds) {
        self.name = name
        self.bounds = bounds
    }

    /// A living room of 6 by 6 by 3 m; the nose points at the far wall 4 m away, the walls left and right are 3 m off.
    public static let room = builtIn("room", roomText)

    /// A sports hall of 24 by 14 by 7 m.
    public static let hall = builtIn("hall", hallText)

    /// A meadow under a wide sky, 200 m to the edge in every direction and 120 m high, with a breeze.
    public static let field = builtIn("field", fieldText)

    /// Every world that the program knows, for messages and completion.
    public static let all: [World] = [.room, .hall, .field]

    private static func builtIn(_ name: String, _ text: String) -> World {
        do throws(WorldError) {
            return try World(name: name, parsing: text)
        } catch {
            preconditionFailure("world \(name), line \(error.line), column \(error.column): \(error)")
        }
    }
}

/// One of the six sides of a world.
enum WorldSide: Hashable, Sendable, CaseIterable {
    case floor, ceiling, north, east, south, west

    /// Which way right and up are on it, seen from within; on floor and ceiling up is north.
    var axes: (right: Vector, up: Vector) {
        switch self {
        case .floor, .ceiling: (Vector(0, 1, 0), Vector(1, 0, 0))
        case .north: (Vector(0, 1, 0), Vector(0, 0, 1))
        case .east: (Vector(-1, 0, 0), Vector(0, 0, 1))
        case .south: (Vector(0, -1, 0), Vector(0, 0, 1))
        case .west: (Vector(1, 0, 0), Vector(0, 0, 1))
        }
    }

    /// The direction from it into the world.
    var inward: Vector {
        switch self {
        case .floor: Vector(0, 0, 1)
        case .ceiling: Vector(0, 0, -1)
        case .north: Vector(-1, 0, 0)
        case .east: Vector(0, -1, 0)
        case .south: Vector(1, 0, 0)
        case .west: Vector(0, 1, 0)
        }
    }

    /// The place that a description means by two lengths: north and east of the start on floor and ceiling, along a wall from
    /// its left end and above the floor on a wall.
    func place(_ first: Double, _ second: Double, in bounds: World.Bounds) -> Vector {
        let (low, high) = (bounds.minimum, bounds.maximum)
        return switch self {
        case .floor: Vector(first, second, low.z)
        case .ceiling: Vector(first, second, high.z)
        case .north: Vector(high.x, low.y + first, second)
        case .east: Vector(high.x - first, high.y, second)
        case .south: Vector(low.x, high.y - first, second)
        case .west: Vector(low.x + first, low.y, second)
        }
    }

    /// How far the side reaches to the right and upward, in metres.
    func extent(in bounds: World.Bounds) -> (width: Double, height: Double) {
        let size = bounds.maximum - bounds.minimum
        return switch self {
        case .floor, .ceiling: (size.y, size.x)
        case .north, .south: (size.y, size.z)
        case .east, .west: (size.x, size.z)
        }
    }
}
