import DroneWire
import Testing

@testable import DroneSim

/// What the cameras show must move as the drone does.
@Suite struct CameraTests {
    private static let renderer = SceneRenderer(world: .room)

    /// A coloured spot in a picture: how many colour pixels it has and where its middle is, from the centre in pixels.
    private struct Spot {
        var size = 0
        var x = 0.0
        var y = 0.0
    }

    private func picture(
        _ camera: Camera,
        at position: Vector = Vector(0, 0, 1.5),
        pitch: Double = 0,
        roll: Double = 0,
        heading: Double = 0
    ) -> PlanarPicture {
        let request = PictureRequest(
            camera: camera,
            width: 640,
            height: 360,
            position: position,
            attitude: TrueAttitude(pitch: pitch.inRadians, roll: roll.inRadians, heading: heading.inRadians),
            number: 1,
            timestampMilliseconds: 0
        )
        var picture = PlanarPicture(width: 640, height: 360)
        Self.renderer.render(request, into: &picture)
        return picture
    }

    /// The pixels whose colour lies in these ranges; a few strays at other edges do not move the median.
    private func spot(_ blue: ClosedRange<UInt8>, _ red: ClosedRange<UInt8>, in picture: PlanarPicture) -> Spot {
        let width = picture.width / 2
        let found = picture.blue.indices.filter {
            blue.contains(picture.blue[$0]) && red.contains(picture.red[$0])
        }
        guard !found.isEmpty else { return Spot() }
        let (columns, rows) = (found.map { $0 % width }.sorted(), found.map { $0 / width }.sorted())
        return Spot(
            size: found.count,
            x: Double(columns[found.count / 2]) + 0.5 - Double(width) / 2,
            y: Double(rows[found.count / 2]) + 0.5 - Double(picture.height) / 4
        )
    }

    /// The yellow sun on the picture in the middle of the north wall.
    private func sun(_ picture: PlanarPicture) -> Spot { spot(74...82, 144...152, in: picture) }

    /// The orange ring of the pad on which the drone was switched on.
    private func ring(_ picture: PlanarPicture) -> Spot { spot(40...75, 155...190, in: picture) }

    @Test func `flying ahead makes what is ahead grow by the ratio of the distances`() {
        let (far, near) = (sun(picture(.front)), sun(picture(.front, at: Vector(1.9, 0, 1.5))))
        #expect(far.size > 100)
        let ratio = Double(near.size) / Double(far.size)
        // The eye is 10 cm ahead of the feet: 3.9 m and 2.0 m from the wall.
        #expect(abs(ratio / (3.9 * 3.9 / 4) - 1) < 0.15)
    }

    @Test func `turning to the right moves what is ahead to the left`() {
        #expect(sun(picture(.front, heading: 15)).x < sun(picture(.front)).x - 30)
        #expect(sun(picture(.front, heading: -15)).x > sun(picture(.front)).x + 30)
    }

    @Test func `moving to the right moves what is ahead to the left, climbing moves it down`() {
        let straight = sun(picture(.front))
        #expect(sun(picture(.front, at: Vector(0, 0.5, 1.5))).x < straight.x - 15)
        #expect(sun(picture(.front, at: Vector(0, 0, 1.9))).y > straight.y + 10)
    }

    @Test func `lowering the nose moves what is ahead up`() {
        let straight = sun(picture(.front))
        #expect(sun(picture(.front, pitch: -8)).y < straight.y - 15)
        #expect(sun(picture(.front, pitch: 8)).y > straight.y + 15)
    }

    @Test func `lowering the right side turns the picture counter-clockwise about its middle`() {
        // Look beside the sun, so that it stands far to the right of the middle.
        let level = sun(picture(.front, heading: -25))
        let rolled = sun(picture(.front, roll: 10, heading: -25))
        #expect(level.x > 60)
        let turned = arcTangent(rolled.y, rolled.x) - arcTangent(level.y, level.x)
        #expect(abs(turned.inDegrees + 10) < 1.5)
    }

    @Test func `the bottom camera shows the pad under the drone, ahead at the top and right at the right`() {
        let above = ring(picture(.bottom))
        #expect(above.size > 500 && abs(above.x) < 4 && abs(above.y) < 4)
        #expect(ring(picture(.bottom, at: Vector(0.3, 0, 1.5))).y > 20)
        #expect(ring(picture(.bottom, at: Vector(0, 0.3, 1.5))).x < -20)
        #expect(ring(picture(.bottom, at: Vector(0, 0, 2.5))).size < above.size / 2)
        // Lowering the nose tilts the camera's view backward: the pad moves up, toward the front of the picture.
        #expect(ring(picture(.bottom, pitch: -8)).y < -15)
    }

    @Test func `the field of view is the advertised one`() {
        // A point at an angle a from the axis lies tan(a) focal lengths from the middle; half the diagonal is 46 degrees.
        let turned = sun(picture(.front, heading: 20))
        let straight = sun(picture(.front))
        let focal = (320.0 * 320 + 180 * 180).squareRoot() / 2 / tangent(46.0.inRadians)
        let (before, after) = (arcTangent(straight.x, focal), arcTangent(turned.x, focal))
        #expect(abs((before - after).inDegrees - 20) < 1)
    }

    @Test func `pictures are full of contrast, in both worlds, from any pose and in any size`() {
        for world in World.all {
            let renderer = SceneRenderer(world: world)
            var draws = Random(seed: 4, stream: 0)
            for (width, height) in [(640, 360), (1280, 720), (64, 36)] {
                var picture = PlanarPicture(width: 2, height: 2)
                let place = Vector(draws.uniform(-9...9), draws.uniform(-9...9), draws.uniform(-1...5))
                let attitude = TrueAttitude(
                    pitch: draws.uniform(-4...4),
                    roll: draws.uniform(-4...4),
                    heading: draws.uniform(-9...9)
                )
                renderer.render(
                    PictureRequest(
                        camera: .front,
                        width: width,
                        height: height,
                        position: place,
                        attitude: attitude,
                        number: 1,
                        timestampMilliseconds: 0
                    ),
                    into: &picture
                )
                #expect(picture.width == width && picture.luma.count == width * height)
                #expect(picture.luma.allSatisfy { (16...235).contains($0) })
                #expect(Set(picture.luma).count > 8)
            }
        }
    }

    @Test func `the live picture is the pose of 45 ms ago`() throws {
        var cockpit = Cockpit.hovering()
        cockpit.sticks = Piloting(yaw: 1)
        cockpit.pass(.seconds(1))
        let frame = try #require(cockpit.frames.last).picture
        let age = cockpit.now - .milliseconds(Int(frame.timestampMilliseconds))
        #expect((45...80).contains(Int(age.inSeconds * 1000)))
        let rate = 100.0.inRadians
        let lag = (cockpit.truth.attitude.heading - frame.attitude.heading) / rate
        #expect(abs(lag - age.inSeconds) < 0.006)
    }

    @Test func `the other camera is streamed a quarter of a second after it was asked for`() throws {
        var cockpit = Cockpit.hovering()
        let asked = cockpit.now
        cockpit.send([.config(.videoChannel(.bottom))])
        cockpit.pass(.seconds(1))
        let pictures = cockpit.frames.map(\.picture)
        let first = try #require(pictures.firstIndex { $0.camera == .bottom })
        #expect(pictures[..<first].allSatisfy { $0.camera == .front })
        #expect(pictures[first...].allSatisfy { $0.camera == .bottom })
        let wait = .milliseconds(Int(pictures[first].timestampMilliseconds)) - asked
        // To the next exposure after that it may be another 35 ms.
        #expect((.milliseconds(250)...(.milliseconds(290))).contains(wait))
    }
}
