import DroneWire
import Testing

@testable import FlightCore

struct TagSightingTests {
    private func told(type: UInt32, x: UInt32, y: UInt32) -> NavdataVisionDetect {
        var told = NavdataVisionDetect()
        told.nbDetected = 1
        told.type[0] = type
        told.xc[0] = x
        told.yc[0] = y
        told.distCentimeters[0] = 150
        told.orientationAngleDegrees[0] = 350
        return told
    }

    @Test func `a tag is told with its kind, its camera, its place in the picture and its distance`() throws {
        let sighting = try #require(TagSighting.all(in: told(type: 1 << 16 | 8, x: 750, y: 250)).first)
        #expect(sighting.kind == .blackRoundel && sighting.camera == .bottom)
        #expect(sighting.right == 0.25 && sighting.up == 0.25)
        #expect(sighting.distance == .meters(1.5))
        #expect(abs(sighting.orientation.degrees + 10) < 1e-9)
        // A quarter of 640 pixels at a focal length of 587.
        #expect(abs(sighting.aside.degrees - 15.25) < 0.1)
        #expect(abs(sighting.above.degrees - 8.71) < 0.1)
    }

    @Test func `what cannot be is no sighting, and more than four are four`() {
        #expect(TagSighting.all(in: told(type: 0, x: 500, y: 500)).isEmpty)
        #expect(TagSighting.all(in: told(type: 99, x: 500, y: 500)).isEmpty)
        #expect(TagSighting.all(in: told(type: 2, x: 1001, y: 500)).isEmpty)
        var many = told(type: 2, x: 500, y: 500)
        many.nbDetected = .max
        for index in 0..<4 { many.type[index] = 2 }
        #expect(TagSighting.all(in: many).count == 4)
    }
}
