import CFFmpeg
import Testing

@testable import DroneVideo

@Suite struct PhotoTests {
    let folder = TemporaryFolder()

    @Test(arguments: ["photo.jpg", "photo.jpeg", "photo.JPG"])
    func `a JPEG shows the picture, with black and white as bright as they can be`(name: String) throws {
        let picture = scene(3)
        #expect(try PhotoWriter.write(picture, to: folder.path(name)) == folder.path(name))
        let seen = try #require(PlayedFilm(path: folder.path(name)))
        #expect(seen.codec == AV_CODEC_ID_MJPEG)
        #expect(seen.pixelFormat == AV_PIX_FMT_YUVJ420P)
        let wanted = (0..<picture.luma.count).map { fullRange(picture.luma[$0]) }
        #expect(likeness(seen.lastPlane, wanted) > 35)
    }

    @Test func `a PNG shows the picture in red, green and blue`() throws {
        // Of one colour each, so that the interpolation of colours does not matter.
        for (luma, blue, red) in [(16, 128, 128), (235, 128, 128), (81, 90, 240), (145, 54, 34), (41, 240, 110)]
            as [(UInt8, UInt8, UInt8)]
        {
            let samples =
                [UInt8](repeating: luma, count: 64 * 48) + [UInt8](repeating: blue, count: 32 * 24)
                + [UInt8](repeating: red, count: 32 * 24)
            let path = try PhotoWriter.write(Picture(width: 64, height: 48, samples: samples), to: folder.path("p.png"))
            let seen = try #require(PlayedFilm(path: path))
            #expect(seen.codec == AV_CODEC_ID_PNG)
            #expect(seen.pixelFormat == AV_PIX_FMT_RGB24)
            let wanted = rgb(luma: luma, blue: blue, red: red)
            for (value, wanted) in zip(seen.lastPlane.prefix(3), wanted) { #expect(abs(Int(value) - wanted) <= 2) }
            #expect(seen.lastPlane.count == 64 * 48 * 3)
        }
    }

    @Test func `odd sizes are possible`() throws {
        for name in ["photo.png", "photo.jpg"] {
            let path = try PhotoWriter.write(scene(0, width: 63, height: 47), to: folder.path(name))
            let seen = try #require(PlayedFilm(path: path))
            #expect((seen.width, seen.height) == (63, 47))
        }
    }

    @Test func `a name without ending becomes a JPEG`() throws {
        #expect(try PhotoWriter.write(scene(0), to: folder.path("look")) == folder.path("look.jpg"))
        #expect(PlayedFilm(path: folder.path("look.jpg"))?.codec == AV_CODEC_ID_MJPEG)
    }

    @Test func `a photograph that exists is not touched`() throws {
        let paths = try (0..<3).map { try PhotoWriter.write(scene($0), to: folder.path("look.jpg")) }
        #expect(paths == ["look.jpg", "look-2.jpg", "look-3.jpg"].map { folder.path($0) })
        #expect(try Set(folder.names.map { try folder.bytes($0) }).count == 3)
    }

    @Test func `an ending that is no format of photographs is an error and leaves nothing`() throws {
        let path = folder.path("look.gif")
        #expect(throws: VideoError.photoEndingNotSupported(path: path)) { try PhotoWriter.write(scene(0), to: path) }
        #expect(try folder.names.isEmpty)
    }

    @Test func `a folder that is not there is an error with path and cause`() throws {
        let path = folder.path("missing/look.png")
        let error = #expect(throws: VideoError.self) { try PhotoWriter.write(scene(0), to: path) }
        #expect(error?.description == "\(path): cannot be created: No such file or directory")
    }

    private func fullRange(_ luma: UInt8) -> UInt8 {
        UInt8(min(255, max(0, ((Double(luma) - 16) * 255 / 219).rounded())))
    }

    /// ITU-R BT.601.
    private func rgb(luma: UInt8, blue: UInt8, red: UInt8) -> [Int] {
        let (y, cb, cr) = (1.164 * (Double(luma) - 16), Double(blue) - 128, Double(red) - 128)
        return [y + 1.596 * cr, y - 0.392 * cb - 0.813 * cr, y + 2.017 * cb].map { Int(min(255, max(0, $0.rounded()))) }
    }
}
