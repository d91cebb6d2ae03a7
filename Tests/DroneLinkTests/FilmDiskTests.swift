import DroneVideo
import DroneWire
import FlightCore
import Foundation
import Synchronization
import Testing

@testable import DroneLink

/// Films on a disk that is full, or slow: of a disk that says so, so that nothing depends on the real one.
@Suite(.timeLimit(.minutes(1)))
final class FilmDiskTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "FilmDiskTests-\(UUID())").path

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    // MARK: How late it is

    @Test(arguments: [
        // Milliseconds that each write takes, and how late the last of 60 frames at 30 a second is.
        (0, 0), (33, 33), (43, 43 + 59 * 10), (100, 100 + 59 * 67),
    ])
    func `what is written as fast as it comes is never late, and what is not falls behind`(write: Int, delay: Int) {
        var film = WriteDelay()
        for frame in 0..<60 as Range<UInt32> { film.note(.milliseconds(write), timestamp: 1000 + frame * 33) }
        #expect(film.delay == .milliseconds(delay))
    }

    @Test func `a write that took long is caught up with, also over the end of the drone's counter`() {
        var film = WriteDelay()
        film.note(.milliseconds(900), timestamp: .max - 10)
        #expect(film.delay == .milliseconds(900))
        film.note(.zero, timestamp: 389)
        #expect(film.delay == .milliseconds(500))
        // A clock that was set tells nothing.
        film.note(.zero, timestamp: 90_000_000)
        #expect(film.delay == .milliseconds(500))
        film.note(.zero, timestamp: 90_001_000)
        #expect(film.delay == .zero)
    }

    // MARK: What becomes of the film

    @Test func `a film ends whole, with a reason, before the disk is full`() async throws {
        let looks = Mutex(0)
        let disk = FilmDisk(freeBytes: { _ in
            let look = looks.withLock { looks in
                looks += 1
                return looks
            }
            // The first look is before the film is begun.
            return look <= 3 ? 201_000_000 : 199_999_999
        })
        let events = try await film(on: disk, frames: 90)
        guard case .recordingStopped(let file, _, let frames) = events.first else {
            Issue.record("\(events)")
            return
        }
        #expect(frames == 48)
        #expect(try boxes(of: file).suffix(1) == ["mfra"])
        #expect(
            events.dropFirst() == [
                .recordingFailed(reason: "only 199 MB are free for the film, and 200 must stay")
            ]
        )
    }

    @Test func `a film ends whole, with a reason, when it is written more than a second late`() async throws {
        let time = Mutex(ContinuousClock.now)
        let disk = FilmDisk(
            freeBytes: { _ in nil },
            now: {
                // Each frame takes 45 ms to write and comes after 33: from one look at the clock to the next.
                time.withLock { time in
                    time += .milliseconds(45)
                    return time
                }
            }
        )
        let events = try await film(on: disk, frames: 120)
        guard case .recordingStopped(let file, _, let frames) = events.first else {
            Issue.record("\(events)")
            return
        }
        // The 81st is 45 ms + 80 times 12 ms late.
        #expect(frames == 81)
        #expect(try boxes(of: file).suffix(1) == ["mfra"])
        #expect(
            events.dropFirst() == [
                .recordingFailed(reason: "the disk is too slow: the film is written 1.0 s late")
            ]
        )
    }

    @Test func `where too little is free no film is begun, and no file is left`() async throws {
        let disk = FilmDisk(freeBytes: { _ in 150_000_000 })
        let darkroom = Darkroom(output: OutputSettings(folder: folder), patience: .seconds(60), disk: disk)
        #expect(
            await darkroom.perform(.startRecording(name: "late")) == [
                .recordingFailed(reason: "only 150 MB are free for the film, and 200 must stay")
            ]
        )
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    /// Films frames as the drone sends them; what became of the film after it had begun.
    private func film(on disk: FilmDisk, frames count: Int) async throws -> [FlightEvent] {
        let frames = try frames(count)
        let darkroom = Darkroom(output: OutputSettings(folder: folder), patience: .seconds(60), disk: disk)
        return await withTaskGroup(of: [FlightEvent].self) { group in
            group.addTask { await darkroom.perform(.startRecording(name: "late")) }
            // Wanted as soon as the film waits for its first frame.
            while await !darkroom.isWanted { await Task.yield() }
            var events: [FlightEvent] = []
            for frame in frames { events += await darkroom.take([frame]) }
            let began = await group.next()
            #expect(began == [.recordingStarted(file: "\(folder)/late.mp4")])
            _ = await darkroom.close()
            return events
        }
    }

    /// A grey stream of 30 pictures a second, with two key frames in each.
    private func frames(_ count: Int) throws -> [PaVEFrame] {
        var encoder = try VideoEncoder(VideoEncoderSettings(width: 64, height: 48))
        let (luma, colour) = ([UInt8](repeating: 90, count: 64 * 48), [UInt8](repeating: 128, count: 32 * 24))
        var frames: [PaVEFrame] = []
        for number in 0..<UInt32(count) {
            let coded = try encoder.encode(
                luma: luma.span,
                blueDifference: colour.span,
                redDifference: colour.span,
                forcingKeyFrame: number.isMultiple(of: 15)
            )
            let header = PaVEHeader(
                frameNumber: number,
                timestampMilliseconds: number * 33,
                frameType: coded.isKeyFrame ? .refresh : .predicted,
                width: 64,
                height: 48,
                payloadSize: UInt32(coded.payload.count)
            )
            frames.append(PaVEFrame(header: header, payload: coded.payload))
        }
        return frames
    }

    /// The names of a file's boxes, which fill it to the last byte.
    private func boxes(of file: String) throws -> [String] {
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
        var names: [String] = []
        var offset = 0
        while offset < bytes.count {
            try #require(offset + 8 <= bytes.count)
            let size = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
            names.append(String(decoding: bytes[offset + 4..<offset + 8], as: UTF8.self))
            try #require(size >= 8)
            offset += size
        }
        #expect(offset == bytes.count)
        return names
    }
}
