import Testing

@testable import DroneSim

@Suite struct TestClockTests {
    /// Reads the clock as a program does that knows only the picture: finds the magenta frame, then its squares.
    private func time(in picture: PlanarPicture) -> UInt32? {
        let width = picture.width / 2
        var (left, right, top, bottom) = (Int.max, -1, Int.max, -1)
        for index in picture.blue.indices where picture.blue[index] > 165 && picture.red[index] > 165 {
            (left, right) = (min(left, index % width), max(right, index % width))
            (top, bottom) = (min(top, index / width), max(bottom, index / width))
        }
        guard right > left, bottom > top else { return nil }
        var rows: [UInt32] = []
        for row in 0..<4 {
            var byte: UInt32 = 0
            for column in 0..<8 {
                let x = (Double(left) + Double(right - left + 1) * (Double(column) + 1.5) / 10) * 2
                let y = (Double(top) + Double(bottom - top + 1) * (Double(row) + 1.5) / 6) * 2
                byte = byte << 1 | (picture.luma[Int(y) * picture.width + Int(x)] > 125 ? 1 : 0)
            }
            rows.append(byte)
        }
        return rows[0] ^ rows[1] ^ rows[2] == rows[3] ? rows[0] << 16 | rows[1] << 8 | rows[2] : nil
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
