import DroneWire
import Glibc
import Testing

@testable import DroneVideo

/// What is left of a film whose program was killed, or whose disk was full.
@Suite struct KilledFilmTests {
    let folder = TemporaryFolder()

    @Test func `at every moment the file plays up to the last second`() throws {
        let path = folder.path("film.mp4")
        var sink = try MP4Sink(path: path)
        for (number, frame) in try stream(of: 100).enumerated() {
            _ = try sink.append(frame)
            // The file as a program killed now leaves it.
            let played = PlayedFilm(path: path)
            let kept = played?.samples.last.map { $0.time + $0.duration } ?? 0
            #expect(Int64(33 * number) - kept < 1000, "after frame \(number)")
            #expect(played.map { $0.pictures == $0.samples.count && $0.decodeErrors == 0 } ?? true)
            #expect((played?.samples ?? []).map(\.time) == (0..<(played?.samples.count ?? 0)).map { Int64(33 * $0) })
        }
        _ = try sink.finish()
    }

    @Test func `without key frames in between the last second is still kept`() throws {
        let path = folder.path("film.mp4")
        var sink = try MP4Sink(path: path)
        for (number, frame) in try stream(of: 120, keyFrameInterval: 120).enumerated() {
            _ = try sink.append(frame)
            let kept = PlayedFilm(path: path)?.samples.last.map { $0.time + $0.duration } ?? 0
            #expect(Int64(33 * number) - kept < 1000, "after frame \(number)")
        }
    }

    @Test func `a dropped sink leaves what was written`() throws {
        let path = folder.path("film.mp4")
        do {
            var sink = try MP4Sink(path: path)
            for frame in try stream(of: 40) { _ = try sink.append(frame) }
        }
        #expect(PlayedFilm(path: path)?.pictures == 30)
    }

    @Test func `a write that is cut off anywhere takes nothing from what was there`() throws {
        let film = try wholeFilm(frames: 45)
        for (start, end) in zip(film.fragmentEnds, film.fragmentEnds.dropFirst()) {
            var unsealed = film.bytes
            unsealed.replaceSubrange((start + 4)..<(start + 8), with: "free".utf8)
            // Every byte of the index, some of the pictures.
            for cut in Array(start..<(start + 200)) + Array(stride(from: start + 200, through: end, by: 911)) {
                try check(unsealed.prefix(cut), plays: film.fragmentEnds.filter { $0 <= start }.count, "cut at \(cut)")
            }
        }
    }

    @Test func `cut off among its pictures, a film plays all complete fragments`() throws {
        let film = try wholeFilm(frames: 75)
        let cuts =
            film.fragmentEnds + film.fragmentEnds.map { $0 - 1 }
            + Array(stride(from: film.fragmentEnds[0] + 500, through: film.bytes.count, by: 1499))
        for cut in cuts where !film.indexes.contains(where: { $0.contains(cut) }) {
            try check(film.bytes.prefix(cut), plays: film.fragmentEnds.filter { $0 <= cut }.count, "cut at \(cut)")
        }
    }

    private func check(_ bytes: ArraySlice<UInt8>, plays fragments: Int, _ comment: Comment) throws {
        try folder.write(bytes, to: "cut.mp4")
        let played = PlayedFilm(path: folder.path("cut.mp4"))
        #expect((played?.samples.count ?? 0) >= 15 * fragments, comment)
        #expect((played?.pictures ?? 0) >= 15 * fragments, comment)
    }

    @Test func `a full disk is an error that names path and cause, and the film plays as far as it is`() async {
        // In a process of its own: a limit on the size of its files acts like a full disk.
        await #expect(processExitsWith: .success) {
            let folder = TemporaryFolder()
            let path = folder.path("film.mp4")
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 50_000, rlim_max: 50_000)
            unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
            var sink = try MP4Sink(path: path)
            var failure: VideoError?
            do throws(VideoError) {
                for frame in try stream(of: 300) { _ = try sink.append(frame) }
            } catch {
                failure = error
            }
            guard case .cannotWrite(path, let bytesKept, let reason) = failure else {
                Issue.record("not the error of a full disk: \(String(describing: failure))")
                return
            }
            #expect(reason.text == "File too large")
            #expect(try folder.bytes("film.mp4").count == bytesKept)
            let played = try #require(PlayedFilm(path: path))
            #expect(played.pictures > 0 && played.pictures.isMultiple(of: 15))
            #expect(played.decodeErrors == 0)
        }
    }

    /// A complete film of fragments of 15 frames, where they end, and where their indexes are.
    private func wholeFilm(
        frames: Int
    ) throws -> (bytes: [UInt8], fragmentEnds: [Int], indexes: [Range<Int>]) {
        var sink = try MP4Sink(path: folder.path("whole.mp4"))
        for frame in try stream(of: frames) { _ = try sink.append(frame) }
        _ = try sink.finish()
        let film = try folder.bytes("whole.mp4")
        var (ends, indexes): ([Int], [Range<Int>]) = ([], [])
        var offset = 0
        while offset + 8 <= film.count {
            let size = film[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
            let type = film[(offset + 4)..<(offset + 8)]
            if type.elementsEqual("mdat".utf8) { ends.append(offset + size) }
            if type.elementsEqual("moof".utf8) { indexes.append((offset + 1)..<(offset + size)) }
            offset += size
        }
        return (film, ends, indexes)
    }
}
