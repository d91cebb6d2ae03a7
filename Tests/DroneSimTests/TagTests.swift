import DroneWire
import Testing

@testable import DroneSim

/// Roundels in the world, from the picture's geometry to the navdata of the whole drone.
@Suite struct TagTests {
    /// One oriented roundel 1 m ahead of the start, its arrow to the east, and a roundel 2 m ahead of the start on a wall.
    private static func world() throws -> World {
        try World(
            name: "tags",
            parsing: """
                box 12m 12m 5m
                start 6m 6m
                floor concrete
                oriented floor 1m 0m 30cm 90deg
                roundel floor 1m 4m 30cm
                roundel north 6m 1m 50cm
                """
        )
    }

    private func look(
        _ search: TagSearch,
        at position: Vector,
        heading: Double = 0,
        errors: SensorErrors = .none,
        looks: Int = 1
    ) throws -> [[FoundTag]] {
        var detector = TagDetector(try Self.world().markers, errors: errors, seed: 3, step: 0.005)
        let attitude = TrueAttitude(pitch: 0, roll: 0, heading: heading.inRadians)
        return (1...looks).map { look in
            for step in 6 * look..<6 * look + 6 {
                detector.advance(search, step: step, position: position, attitude: attitude)
            }
            return detector.tags
        }
    }

    private static let below = TagSearch(.blackAndWhiteOrientedRoundel, front: [], bottom: [], bottomSynchronized: [])

    @Test func `a tag straight below is in the middle, at its distance, as large as the lens makes it`() throws {
        let tag = try #require(try look(Self.below, at: Vector(1, 0, 1.47))[0].first)
        // The lens is 3 cm above the feet: 1.5 m from the floor; 640 pixels of focal length, 400 across the sensor's diagonal.
        let size = 0.3 / 1.5 * 640
        #expect(tag.x == 500 && tag.y == 500 && tag.centimetres == 150)
        #expect(abs(Double(tag.width) - size / 640 * 1000) <= 3)
        #expect(abs(Double(tag.height) - size / 360 * 1000) <= 3)
        #expect(tag.source == .bottom && tag.tag == .blackRoundel)
    }

    @Test func `an AR.Drone 1 sees a tag as large as its own lens makes it`() throws {
        var detector = TagDetector(try Self.world().markers, generation: .one, errors: .none, seed: 3, step: 0.005)
        detector.advance(Self.below, step: 6, position: Vector(1, 0, 1.47), attitude: .level)
        let tag = try #require(detector.tags.first)
        // 64 degrees across the diagonal of 176 by 144.
        let focal = (176.0 * 176 + 144 * 144).squareRoot() / 2 / tangent(32.0.inRadians)
        #expect(tag.x == 500 && tag.y == 500)
        #expect(abs(Double(tag.width) - 0.3 / 1.5 * focal / 176 * 1000) <= 3)
    }

    @Test func `what is ahead of the drone is at the top, what is right of it at the right`() throws {
        let behind = try #require(try look(Self.below, at: Vector(0.8, 0, 1.5))[0].first)
        #expect(behind.y < 400 && behind.x == 500)
        let left = try #require(try look(Self.below, at: Vector(1, -0.3, 1.5))[0].first)
        #expect(left.x > 600 && left.y == 500)
    }

    @Test func `the arrow's angle is clockwise from the picture's top`() throws {
        func angle(_ heading: Double) throws -> Float {
            try #require(try look(Self.below, at: Vector(1, 0, 1.5), heading: heading)[0].first).orientation
        }
        // The arrow points east.
        #expect(abs(try angle(0) - 90) < 0.5)
        #expect(abs(try angle(60) - 30) < 0.5)
        #expect(abs(try angle(135) - 315) < 0.5)
    }

    @Test func `a tag is found only whole, from 40 cm to 5 m, and not along its own plane`() throws {
        func sees(_ position: Vector) throws -> Bool { try !look(Self.below, at: position)[0].isEmpty }
        #expect(try sees(Vector(1, 0, 0.6)))
        #expect(try !sees(Vector(1, 0, 0.3)))
        #expect(try !sees(Vector(1, 0, 5.2)))
        #expect(try sees(Vector(1, 0.3, 1)))
        #expect(try !sees(Vector(1, 0.6, 1)))
        let ahead = TagSearch(.frontRoundel, front: [], bottom: [], bottomSynchronized: [])
        #expect(try look(ahead, at: Vector(3, 0, 1))[0].map(\.source) == [.front])
        #expect(try look(ahead, at: Vector(3, 0, 1), heading: 180)[0].isEmpty)
        #expect(try look(ahead, at: Vector(5.5, -2, 1), heading: 75)[0].isEmpty)
    }

    @Test(arguments: [
        (DetectionType.roundel, TagSearch.Source.bottom, TagType.roundel),
        (.orientedRoundel, .bottom, .orientedRoundel), (.blackAndWhiteOrientedRoundel, .bottom, .blackRoundel),
        (.frontRoundel, .front, .roundel),
    ])
    func `each detection type looks with its camera for its tag`(
        type: DetectionType,
        source: TagSearch.Source,
        tag: TagType
    ) throws {
        let search = TagSearch(type, front: .orientedRoundel, bottom: [], bottomSynchronized: .roundel)
        let place = source == .front ? Vector(3, 0, 1) : type == .roundel ? Vector(1, 4, 1) : Vector(1, 0, 1)
        let found = try look(search, at: place)[0]
        #expect(found.map(\.source) == [source] && found.map(\.tag) == [tag])
    }

    @Test func `the masks count in the multiple mode only, and none is searched by default`() throws {
        let both = TagSearch(.multiple, front: .roundel, bottom: [], bottomSynchronized: [.orientedRoundel, .roundel])
        #expect(try look(both, at: Vector(1, 0, 1))[0].map(\.source) == [.bottomSynchronized, .front])
        #expect(try look(both, at: Vector(3, 0, 1))[0].map(\.source) == [.front])
        let none = TagSearch(.none, front: .roundel, bottom: .roundel, bottomSynchronized: [])
        #expect(none.masks.isEmpty)
    }

    @Test func `errors have the sizes that are written down: a pixel, a degree and a half, one in twenty missed`()
        throws
    {
        let looks = try look(Self.below, at: Vector(1, 0, 1.47), errors: .typical, looks: 4_000)
        let tags = looks.compactMap(\.first)
        #expect((0.03...0.07).contains(1 - Double(tags.count) / Double(looks.count)))
        func sigma(_ values: [Double]) -> Double {
            let mean = values.reduce(0, +) / Double(values.count)
            return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
        }
        #expect(abs(sigma(tags.map { Double($0.x) * 0.64 }) - 1) < 0.1)
        #expect(abs(sigma(tags.map { Double($0.y) * 0.36 }) - 1) < 0.1)
        #expect(abs(sigma(tags.map { Double($0.orientation) }) - 1.5) < 0.1)
    }

    @Test func `a tag is seen 80 ms late`() throws {
        var detector = TagDetector(try Self.world().markers, errors: .typical, seed: 1, step: 0.005)
        var first: Int?
        for step in 6...60 where first == nil {
            detector.advance(Self.below, step: step, position: Vector(1, 0, 1), attitude: .level)
            if !detector.tags.isEmpty { first = step }
        }
        // The first look is in step 6, 16 steps of 5 ms before; one that missed costs six more.
        #expect(first == 22 || first == 28)
    }

    @Test func `navdata tells what is detected, and nothing before the client asks`() throws {
        let settings = SimulatorSettings(sensors: .perfect, world: try Self.world(), wind: .calm)
        var cockpit = Cockpit.hovering(settings)
        cockpit.sticks = Piloting(pitch: -0.2)
        while cockpit.truth.position.x < 0.85 { cockpit.pass(.milliseconds(5)) }
        cockpit.sticks = .hover
        cockpit.pass(.seconds(4))
        #expect(try #require(cockpit.newest?.visionDetect).nbDetected == 0)
        cockpit.configure(.detectionType(.blackAndWhiteOrientedRoundel))
        cockpit.pass(.seconds(1))
        let detect = try #require(cockpit.newest?.visionDetect)
        try #require(detect.nbDetected == 1)
        #expect(detect.type[0] == 1 << 16 | 8 && detect.cameraSource[0] == 1)
        let height = cockpit.truth.position.z + 0.03
        #expect(abs(Double(detect.distCentimeters[0]) / 100 - height) < 0.1)
        // Seen from where the drone is: ahead of it is toward the top.
        let ahead = (1 - cockpit.truth.position.x) / height * 640
        #expect(abs(Double(detect.yc[0]) * 0.36 - (180 - ahead)) < 12)
        #expect(abs(detect.orientationAngleDegrees[0] - 90) < 3)
        #expect(try #require(cockpit.newest?.demo).detectionCameraType == 12)
    }

    @Test func `the picture shows a roundel where the detector says that it is`() throws {
        let world = try Self.world()
        let request = PictureRequest(
            camera: .bottom,
            width: 640,
            height: 360,
            position: Vector(0.9, 0.1, 1.2),
            attitude: TrueAttitude(pitch: 0.05, roll: -0.05, heading: 0.4),
            number: 1,
            timestampMilliseconds: 0
        )
        var picture = PlanarPicture(width: 640, height: 360)
        SceneRenderer(world: world).render(request, into: &picture)
        var detector = TagDetector(world.markers, errors: .none, seed: 1, step: 0.005)
        detector.advance(Self.below, step: 6, position: request.position, attitude: request.attitude)
        let tag = try #require(detector.tags.first)
        // Ink and paper are darker and brighter than any concrete: their middle is that of the tag.
        let strong = picture.luma.indices.filter { picture.luma[$0] < 45 || picture.luma[$0] > 215 }
        try #require(strong.count > 2_000)
        let x = strong.reduce(0) { $0 + $1 % 640 } / strong.count
        let y = strong.reduce(0) { $0 + $1 / 640 } / strong.count
        #expect(abs(x - Int(tag.x) * 640 / 1000) <= 5 && abs(y - Int(tag.y) * 360 / 1000) <= 5)
    }
}
