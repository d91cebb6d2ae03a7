import TestSupport
import Testing

@testable import DroneSim

@Suite struct TestClockTests {
    private func time(in picture: PlanarPicture) -> UInt32? {
        ClockReader.time(luma: picture.luma, blue: picture.blue, red: picture.red, width: picture.width)
    }

    @Test(arguments: [0, 1, 12_345, 3_600_000, 0xFF_FFFF, 0x01_0000_2A])
    func `the time of the exposure is read from the picture alone`(milliseconds: UInt32) {
        let renderer = SceneRenderer(world: .room)
        for (width, height) in [(640, 360), (1280, 720)] {
            var picture = PlanarPicture(width: width, height: height)
            let request = PictureRequest(
                camera: .front,
                width: width,
                height: height,
                position: Vector(0, 0, 0.85),
                attitude: TrueAttitude(pitch: 0.03, roll: 0, heading: 0.1),
                number: 1,
                timestampMilliseconds: milliseconds
            )
            renderer.render(request, into: &picture)
            #expect(time(in: picture) == milliseconds & 0xFF_FFFF)
        }
    }

    @Test func `the clock stands where the drone sees it when it is switched on`() {
        var picture = PlanarPicture(width: 640, height: 360)
        let drone = SimulatedDrone()
        let request = PictureRequest(
            camera: .front,
            width: 640,
            height: 360,
            position: drone.truth.position,
            attitude: drone.truth.attitude,
            number: 1,
            timestampMilliseconds: 77
        )
        SceneRenderer(world: .room).render(request, into: &picture)
        #expect(time(in: picture) == 77)
    }
}
