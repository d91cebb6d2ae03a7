import DroneWire
import Testing

@testable import DroneSim

@Suite struct WorldTests {
    private static let smallest = "box 4m 5m 3m\n"

    @Test func `the worlds of the program are read from their own texts`() {
        #expect(World.all.map(\.name) == ["room", "hall", "field"])
        #expect(World.room.bounds.minimum == Vector(-2, -3, 0) && World.room.bounds.maximum == Vector(4, 3, 3))
        #expect(World.room.markers.count == 5 && World.room.clocks.count == 1)
        #expect(World.field.start != nil && World.room.start == nil)
        #expect(World.field.wind.speed > 0 && World.room.wind == .calm)
        #expect(World.all.allSatisfy { $0.floorIsTextured })
    }

    @Test func `a description is read word by word, remarks and empty lines aside`() throws {
        let world = try World(
            name: "cellar",
            parsing: """
                # Below the house.
                box 8m 500cm 2.5m   # north-south, east-west, height

                start 1m 2m
                floor plain 808080
                walls brick A08070
                north panels FFFFFF 000000
                wind 0.5m/s from 90deg
                gps -43.5 1.25
                errors 2
                oriented floor 2m -1m 20cm 90deg
                roundel west 3m 1m 40cm
                poster south 2m 1.2m 1m 0.8m rings
                clock north 1m 1m 60cm\r
                """
        )
        #expect(world.bounds == World.Bounds(minimum: Vector(-1, -2, 0), maximum: Vector(7, 3, 2.5)))
        #expect(!world.floorIsTextured)
        #expect(world.surfaces[.east] == .brick(Colour(0xA08070)))
        #expect(world.surfaces[.north] == .panels(upper: Colour(0xFFFFFF), lower: Colour(0)))
        #expect(world.wind == Wind(speed: 0.5, fromDegrees: 90))
        #expect(world.start == World.GeographicPlace(latitude: -43.5, longitude: 1.25))
        #expect(world.sensorErrors == 2)
        let oriented = world.markers[0]
        #expect(oriented.kind == .oriented && oriented.place.centre == Vector(2, -1, 0))
        #expect((oriented.place.up - Vector(0, 1, 0)).length < 1e-9)
        // On the west wall, 3 m from its south end; the sheet is larger than the ring.
        #expect(world.markers[1].place.centre == Vector(2, -2, 1))
        #expect(abs(world.markers[1].place.width - 0.4 / 0.9) < 1e-9)
        #expect(
            world.posters == [Poster(picture: .rings, side: .south, centre: Vector(-1, 1, 1.2), width: 1, height: 0.8)]
        )
        #expect(world.clocks[0].centre == Vector(7, -1, 1))
    }

    @Test(arguments: [
        ("", 1, 1, "a line with the box"), ("floor oak", 1, 1, "the box first"),
        ("box", 1, 4, "a length from 2m to 1000m"),
        ("box 6m 6m", 1, 10, "a length"), ("box 6m 6m 1m", 1, 11, "from 2m to 500m"),
        ("box 6ft 6m 3m", 1, 5, "a length"),
        ("box 6m 6m 3m 4m", 1, 14, "the end of the line"), ("box 6m 6m 3m\nbox 6m 6m 3m", 2, 1, "one box only"),
        ("box 6m 6m 3m\n\n  sofa", 3, 3, "a word that begins a line"), ("box 6m 6m 3m\nfloor lava", 2, 7, "a surface"),
        ("box 6m 6m 3m\nwalls plain red", 2, 13, "a colour of six"),
        ("box 6m 6m 3m\nroundel roof 1m 1m 1m", 2, 9, "a side"),
        ("box 6m 6m 3m\nroundel floor 4m 0m 30cm", 2, 15, "a length from -3m to 3m"),
        ("box 6m 6m 3m\nroundel floor 1m 0m", 2, 20, "a length"),
        ("box 6m 6m 3m\nroundel floor 1m 0m 30cm 90deg", 2, 26, "the end of the line"),
        ("box 6m 6m 3m\nposter north 1m 1m 1m 1m cat", 2, 26, "a picture"),
        ("box 6m 6m 3m\nroundel floor 1m 0m 30cm\nstart 1m 1m", 3, 1, "the start before"),
        ("box 6m 6m 3m\nstart 0.1m 1m", 2, 7, "from 0.28m"),
        ("box 6m 6m 3m\ngps 91 0", 2, 5, "a number from -90 to 90"),
        ("box 6m 6m 3m\nwind strong", 2, 6, "\"calm\" or a speed"), ("box infm 6m 3m", 1, 5, "a length"),
        ("box 1e1m 6m 3m", 1, 5, "a length"), ("bóx 6m 6m 3m", 1, 1, "a word that begins a line"),
    ])
    func `a wrong line is named with its column and what was wanted`(
        text: String,
        line: Int,
        column: Int,
        wanted: String
    ) throws {
        let error = try #require(throws: WorldError.self) { try World(name: "x", parsing: text) }
        #expect(error.line == line && error.column == column, "\(error)")
        #expect(error.description.contains(wanted), "\(error)")
    }

    @Test func `more than a world can need is refused, not read`() {
        let tooMany = Self.smallest + String(repeating: "roundel floor 0m 0m 20cm\n", count: 101)
        let tooLong = Self.smallest + String(repeating: "#\n", count: 2_000)
        let tooWide = Self.smallest + String(repeating: " ", count: 500)
        let tooBig = String(repeating: "# remark\n", count: 10_000)
        for text in [tooMany, tooLong, tooWide, tooBig] {
            #expect(throws: WorldError.self) { try World(name: "x", parsing: text) }
        }
    }

    @Test func `no text whatever makes the reader trap`() {
        var draws = Random(seed: 8, stream: 0)
        let pieces = [
            "box", "6m", "3m", "floor", "oak", "plain", "8FB3CC", "\n", " ", "#", "roundel", "-", "1e9m", "99999m",
            "north",
            "start", "wind", "2m/s", "from", "deg", "90deg", "gust", "\u{0}", "🚁", "poster", "clock", "gps", "é",
            "\r\n", ".",
        ]
        for _ in 0..<3_000 {
            var text = draws.fraction() < 0.7 ? Self.smallest : ""
            for _ in 0..<Int(draws.fraction() * 12) { text += pieces[Int(draws.next() % UInt64(pieces.count))] + " " }
            _ = try? World(name: "x", parsing: text)
        }
    }

    @Test func `larger errors in a world are felt by every sensor`() throws {
        let usual = SensorErrors(.typical)
        let larger = SensorErrors(.typical, times: 3)
        #expect(abs(larger.flowNoise - 3 * usual.flowNoise) < 1e-9 && abs(larger.tiltBias - 3 * usual.tiltBias) < 1e-9)
        #expect(larger.delay == usual.delay && larger.headingJumpChance == usual.headingJumpChance)
        #expect(SensorErrors(.perfect, times: 3) == .none)
    }

    @Test func `over a floor of one colour the flow sees nothing`() throws {
        let world = try World(name: "bare", parsing: "box 40m 40m 5m\nfloor plain 909090")
        var cockpit = Cockpit.hovering(SimulatorSettings(world: world))
        cockpit.sticks = Piloting(pitch: -0.3)
        cockpit.pass(.seconds(3))
        #expect(cockpit.truth.velocity.x > 0.5)
        let demo = try #require(cockpit.newest?.demo)
        #expect(abs(demo.vxMillimetersPerSecond) < 50 && demo.controlState.minor == 6)
    }
}
