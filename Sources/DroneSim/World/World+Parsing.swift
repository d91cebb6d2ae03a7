extension World {
    /// What a description may hold at most; each is far more than a drone can fly through.
    private enum Most {
        static let bytes = 65_536
        static let lines = 2_000
        static let posters = 100
        static let markers = 100
        static let clocks = 4
    }

    /// The world that a text describes, line by line.
    ///
    /// - Throws: ``WorldError`` with the first line and column that do not fit.
    public init(name: String, parsing text: String) throws(WorldError) {
        guard text.utf8.count <= Most.bytes else {
            throw WorldError(
                line: 1,
                column: 1,
                found: "\(text.utf8.count) bytes",
                wanted: "at most \(Most.bytes) bytes"
            )
        }
        var reader = Reader(name: name)
        var number = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            guard number <= Most.lines else {
                throw WorldError(line: number, column: 1, found: "one more line", wanted: "at most \(Most.lines) lines")
            }
            var words = try WorldWords(line: number, line.last == "\r" ? line.dropLast() : line)
            if words.isEmpty { continue }
            try reader.read(&words)
            try words.end()
        }
        guard let world = reader.world else {
            throw WorldError(line: number, column: 1, found: "", wanted: "a line with the box, as in \"box 6m 6m 3m\",")
        }
        self = world
    }

    /// Takes the lines of a description.
    private struct Reader {
        private let name: String

        /// What was read so far; nil before the box, which everything else refers to.
        private(set) var world: World?

        init(name: String) { self.name = name }

        private enum Subject {
            case box, start, walls, wind, gps, errors, poster
            case marker(Marker.Kind)
            case clock
            case surface(WorldSide)
        }

        mutating func read(_ words: inout WorldWords) throws(WorldError) {
            let beginning = words
            let subject: Subject = try words.choice(
                "a word that begins a line",
                of: [
                    "box": .box, "start": .start, "floor": .surface(.floor), "ceiling": .surface(.ceiling),
                    "walls": .walls, "north": .surface(.north), "east": .surface(.east), "south": .surface(.south),
                    "west": .surface(.west), "poster": .poster, "roundel": .marker(.roundel),
                    "oriented": .marker(.oriented), "clock": .clock, "wind": .wind, "gps": .gps, "errors": .errors,
                ]
            )
            if case .box = subject {
                guard world == nil else { throw beginning.problem("one box only") }
                return try readBox(&words)
            }
            guard var world = world else { throw beginning.problem("the box first, as in \"box 6m 6m 3m\"") }
            // Taken out while it changes, and put back whole.
            try read(subject, &words, beginning, into: &world)
            self.world = world
        }

        private mutating func readBox(_ words: inout WorldWords) throws(WorldError) {
            let north = try words.length(2...1000)
            let east = try words.length(2...1000)
            let height = try words.length(2...500)
            // Switched on in the middle, unless a start is given.
            let bounds = Bounds(minimum: Vector(-north / 2, -east / 2, 0), maximum: Vector(north / 2, east / 2, height))
            world = World(name: name, bounds: bounds)
        }

        private func read(
            _ subject: Subject,
            _ words: inout WorldWords,
            _ beginning: WorldWords,
            into world: inout World
        ) throws(WorldError) {
            switch subject {
            case .box: break
            case .start:
                guard world.posters.isEmpty, world.markers.isEmpty, world.clocks.isEmpty else {
                    throw beginning.problem("the start before what is placed from it")
                }
                try readStart(&words, into: &world)
            case .surface(let side): world.surfaces[side] = try words.surface()
            case .walls:
                let surface = try words.surface()
                for side in [WorldSide.north, .east, .south, .west] { world.surfaces[side] = surface }
            case .wind: world.wind = try words.wind()
            case .gps:
                let latitude = try words.number(-90...90)
                world.start = GeographicPlace(latitude: latitude, longitude: try words.number(-180...180))
            case .errors: world.sensorErrors = try words.number(0...10)
            case .poster:
                guard world.posters.count < Most.posters else {
                    throw beginning.problem("\(Most.posters) posters at most")
                }
                world.posters.append(try words.poster(in: world.bounds))
            case .marker(let kind):
                guard world.markers.count < Most.markers else {
                    throw beginning.problem("\(Most.markers) roundels at most")
                }
                world.markers.append(Marker(kind: kind, place: try words.marker(kind, in: world.bounds)))
            case .clock:
                guard world.clocks.count < Most.clocks else { throw beginning.problem("\(Most.clocks) clocks at most") }
                let (side, centre) = try words.spot(in: world.bounds, from: [.floor, .north, .east, .south, .west])
                let width = try words.length(0.1...10)
                world.clocks.append(Marker.Place(side, centre, width: width, height: width * TestClock.shape))
            }
        }

        private func readStart(_ words: inout WorldWords, into world: inout World) throws(WorldError) {
            let size = world.bounds.maximum - world.bounds.minimum
            // The hull keeps its distance from the walls.
            let margin = AirframeModel.radius
            let north = try words.length(margin...size.x - margin)
            let east = try words.length(margin...size.y - margin)
            world.bounds = Bounds(
                minimum: Vector(-north, -east, 0),
                maximum: Vector(size.x - north, size.y - east, size.z)
            )
        }
    }
}

extension WorldWords {
    private static let sides: [(name: String, side: WorldSide)] = [
        ("floor", .floor), ("north", .north), ("east", .east), ("south", .south), ("west", .west),
    ]

    /// Takes what a side is made of, and its colours.
    fileprivate mutating func surface() throws(WorldError) -> Surface {
        let material = try choice("a surface", of: Surface.materials)
        return switch material {
        case .plain: .plain(try colour())
        case .brick: .brick(try colour())
        case .panels: .panels(upper: try colour(), lower: try colour())
        case .other(let surface): surface
        }
    }

    private mutating func colour() throws(WorldError) -> Colour {
        guard let word = peeked, word.utf8.count == 6, let number = UInt32(word, radix: 16) else {
            throw problem("a colour of six hexadecimal digits, as in 8FB3CC")
        }
        _ = try self.word("a colour")
        return Colour(number)
    }

    /// Takes a side and a place on it.
    fileprivate mutating func spot(
        in bounds: World.Bounds,
        from sides: [WorldSide]
    ) throws(WorldError) -> (WorldSide, Vector) {
        guard let word = peeked, let side = Self.sides.first(where: { $0.name == word })?.side, sides.contains(side)
        else {
            throw problem("a side: \(Self.sides.map(\.name).joined(separator: ", "))")
        }
        _ = try self.word("a side")
        let (low, high) = (bounds.minimum, bounds.maximum)
        let (first, second): (Double, Double)
        if side == .floor {
            first = try length(low.x...high.x)
            second = try length(low.y...high.y)
        } else {
            let extent = side.extent(in: bounds)
            first = try length(0...extent.width)
            second = try length(0...extent.height)
        }
        return (side, side.place(first, second, in: bounds))
    }

    fileprivate mutating func poster(in bounds: World.Bounds) throws(WorldError) -> Poster {
        let (side, centre) = try spot(in: bounds, from: WorldSide.allCases)
        let extent = side.extent(in: bounds)
        let width = try length(0.05...extent.width)
        let height = try length(0.05...extent.height)
        let picture = try choice("a picture", of: Poster.Picture.names)
        return Poster(picture: picture, side: side, centre: centre, width: width, height: height)
    }

    fileprivate mutating func marker(_ kind: Marker.Kind, in bounds: World.Bounds) throws(WorldError) -> Marker.Place {
        let (side, centre) = try spot(in: bounds, from: WorldSide.allCases)
        let diameter = try length(0.05...5)
        let turn = kind == .oriented && !isEmpty ? try angle() : 0
        // The sheet is a little larger than the outer ring, whose diameter is given.
        return Marker.Place(side, centre, width: diameter / 0.9, height: diameter / 0.9, turnedBy: turn)
    }
}
