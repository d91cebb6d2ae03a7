import DroneWire
import Testing

@testable import DroneVideo

@Suite struct VideoPipelineTests {
    @Test func `nothing is shown before the first key frame, everything after it`() throws {
        let frames = try stream(of: 30)
        var pipeline = VideoPipeline()
        let shown = frames[12...].compactMap { pipeline.decode($0) }
        #expect(shown.first?.timestamp == .milliseconds(33 * 15))
        #expect(shown.count == 15)
        #expect(pipeline.statistics == VideoStatistics(frames: 18, pictures: 15, framesBeforeKeyFrame: 3))
    }

    @Test func `after a lost frame nothing is shown until the next key frame`() throws {
        var frames = try stream(of: 45)
        frames.remove(at: 20)
        var pipeline = VideoPipeline()
        let shown = frames.compactMap { pipeline.decode($0) }
        #expect(shown.count == 20 + 15)
        #expect(pipeline.statistics == VideoStatistics(frames: 44, pictures: 35, framesAfterGap: 9))
    }

    @Test func `the codec may change with a key frame`() throws {
        var pipeline = VideoPipeline()
        let frames = try stream(of: 3, codec: .h264) + stream(of: 3, codec: .mpeg4) + stream(of: 3, codec: .h264)
        #expect(frames.compactMap { pipeline.decode($0) }.count == 9)
    }

    @Test func `what cannot be decoded is a number and a reason, and what follows is shown`() throws {
        var pipeline = VideoPipeline()
        var frames = try stream(of: 2)
        var foreign = frames[0]
        foreign.header.codec = .p264
        frames.insert(foreign, at: 0)
        #expect(frames.compactMap { pipeline.decode($0) }.count == 2)
        #expect(pipeline.statistics.decodeErrors == 1)
        #expect(pipeline.statistics.lastError == .codecNotSupported(2))
    }
}
