import DroneWire
import Foundation
import Testing

@testable import DroneVideo

/// What a real AR.Drone 2.0 sent.
@Suite struct CaptureTests {
    static let capture = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../shared/captures/pave.bin").standardizedFileURL
    static let isThere = FileManager.default.fileExists(atPath: capture.path(percentEncoded: false))

    @Test(.enabled(if: isThere, "../shared/captures/pave.bin is not there"))
    func `a real drone's stream decodes from its first key frame on, without an error`() throws {
        var pipeline = VideoPipeline()
        let pictures = try frames().compactMap { pipeline.decode($0) }
        #expect(pipeline.statistics == VideoStatistics(frames: 20, pictures: 17, framesBeforeKeyFrame: 3))
        #expect(pictures.allSatisfy { $0.width == 640 && $0.height == 360 && !$0.isDamaged })
    }

    @Test(.enabled(if: isThere, "../shared/captures/pave.bin is not there"))
    func `a real drone's stream becomes a film`() throws {
        let folder = TemporaryFolder()
        var sink = try MP4Sink(path: folder.path("film.mp4"))
        let frames = try frames()
        for frame in frames { _ = try sink.append(frame) }
        let film = try #require(try sink.finish().first)
        #expect(film.frames == 17)
        let played = try #require(PlayedFilm(path: film.path))
        #expect((played.pictures, played.decodeErrors) == (17, 0))
        #expect((played.width, played.height) == (640, 360))
        let start = frames[3].timestampMilliseconds
        #expect(played.samples.map(\.time) == frames[3...].map { Int64($0.timestampMilliseconds - start) })
    }

    private func frames() throws -> [PaVEFrame] {
        var assembler = PaVEAssembler()
        let bytes = [UInt8](try Data(contentsOf: Self.capture))
        unsafe bytes.withUnsafeBytes { unsafe assembler.append($0.bytes) }
        var frames: [PaVEFrame] = []
        while let frame = assembler.next() { frames.append(frame) }
        return frames
    }
}
