import DroneWire
import Testing

@testable import DroneVideo

@Suite struct FilmTests {
    let folder = TemporaryFolder()

    @Test(arguments: [PaVECodec.h264, .mpeg4])
    func `a film plays every frame at its time`(codec: PaVECodec) throws {
        let path = folder.path("film.mp4")
        let films = try record(stream(of: 100, codec: codec), to: path)
        #expect(films == [Film(path: path, frames: 100, length: .milliseconds(3300))])
        let played = try #require(PlayedFilm(path: path))
        #expect(played.samples.map(\.time) == (0..<100).map { 33 * $0 })
        #expect(played.samples.allSatisfy { $0.duration == 33 })
        #expect(played.samples.map(\.isKeyFrame) == (0..<100).map { $0 % 15 == 0 })
        #expect(played.pictures == 100)
        #expect(played.decodeErrors == 0)
        #expect(played.length == 3300)
        #expect((played.width, played.height) == (128, 96))
    }

    @Test func `the film opens with the first key frame and says so`() throws {
        let path = folder.path("film.mp4")
        var sink = try MP4Sink(path: path)
        let outcomes = try stream(of: 20)[12...].map { try sink.append($0) }
        #expect(outcomes == [.leftOut, .leftOut, .leftOut, .began(path: path), .added, .added, .added, .added])
        #expect(sink.statistics == FilmStatistics(frames: 5, framesBeforeKeyFrame: 3))
        _ = try sink.finish()
        #expect(PlayedFilm(path: path)?.samples.first == PlayedFilm.Sample(time: 0, duration: 33, isKeyFrame: true))
    }

    @Test func `garbage, a cut and a new connection leave a film that plays, with the true time between`() throws {
        let path = folder.path("film.mp4")
        let packets = try stream(of: 90).map { $0.header.encoded + $0.payload }
        var random = SplitMix(seed: 3)
        let middle = packets[35].count / 2
        // Garbage between two packets and in the middle of one; then a cut in a packet.
        var first: [UInt8] = Array(packets[..<20].joined())
        first += random.bytes(700)
        first += packets[20..<35].joined()
        first += packets[35][..<middle]
        first += random.bytes(90)
        first += packets[35][middle...]
        first += packets[36..<50].joined()
        first += packets[50].prefix(40)
        let second: [UInt8] = Array(packets[60...].joined())
        var sink = try MP4Sink(path: path)
        var assembler = PaVEAssembler()
        for connection in [first, second] {
            assembler.append(connection.rawSpan)
            while let frame = assembler.next() { _ = try sink.append(frame) }
            assembler.finish()
        }
        let films = try sink.finish()
        let film = try #require(films.first)
        let played = try #require(PlayedFilm(path: path))
        // The one with garbage inside may be none.
        #expect(played.samples.count == film.frames && played.pictures >= film.frames - 1)
        #expect(played.samples.map(\.time).contains(60 * 33) && film.length == .milliseconds(90 * 33))
        #expect(zip(played.samples, played.samples.dropFirst()).allSatisfy { $0.time < $1.time })
        #expect(assembler.statistics.bytesSkipped > 700)
    }

    @Test func `after a lost frame the film waits for a key frame while time goes on`() throws {
        let path = folder.path("film.mp4")
        var frames = try stream(of: 45)
        frames.remove(at: 20)
        var sink = try MP4Sink(path: path)
        for frame in frames { _ = try sink.append(frame) }
        #expect(sink.statistics == FilmStatistics(frames: 35, framesAfterGap: 9))
        _ = try sink.finish()
        let played = try #require(PlayedFilm(path: path))
        #expect(played.samples.map(\.time) == (Array(0..<20) + Array(30..<45)).map { 33 * $0 })
        #expect(played.length == 33 * 45)
        #expect(played.pictures == 35)
    }

    @Test func `the same frames make the same bytes`() throws {
        let frames = try stream(of: 20)
        _ = try record(frames, to: folder.path("one.mp4"))
        _ = try record(frames, to: folder.path("two.mp4"))
        #expect(try folder.bytes("one.mp4") == folder.bytes("two.mp4"))
    }

    @Test func `a film that exists is not touched, the new one gets the next free name`() throws {
        var contents: [String: [UInt8]] = [:]
        for (index, name) in ["film.mp4", "film-2.mp4", "film-3.mp4"].enumerated() {
            let films = try record(stream(of: 3 + index), to: folder.path("film.mp4"))
            #expect(films.map(\.path) == [folder.path(name)])
            contents[name] = try folder.bytes(name)
        }
        for (name, bytes) in contents { #expect(try folder.bytes(name) == bytes) }
        #expect(try folder.names == ["film-2.mp4", "film-3.mp4", "film.mp4"])
    }

    @Test func `pictures of another size or codec go into a film of their own`() throws {
        let path = folder.path("flight.mp4")
        let frames =
            try stream(of: 20) + stream(of: 10, width: 64, height: 48, firstFrame: 21, firstTimestamp: 660)
            + stream(of: 5, codec: .mpeg4, width: 64, height: 48, firstFrame: 31, firstTimestamp: 990)
        var sink = try MP4Sink(path: path)
        let begun = try frames.map { try sink.append($0) }.filter { $0 != .added }
        let names = ["flight.mp4", "flight-2.mp4", "flight-3.mp4"].map { folder.path($0) }
        #expect(begun == names.map { .began(path: $0) })
        #expect(sink.completedFilms.map(\.path) == Array(names.prefix(2)))
        let films = try sink.finish()
        #expect(films.map(\.frames) == [20, 10, 5])
        let played = try names.map { try #require(PlayedFilm(path: $0)) }
        #expect(played.map(\.width) == [128, 64, 64])
        #expect(played.map(\.length) == [660, 330, 165])
        #expect(played.map(\.pictures) == [20, 10, 5])
    }

    @Test func `parameter sets that change without the size stay in the film, where a player finds them`() throws {
        // Of another level: decodable by its own parameter sets only in name, but they differ in their bytes.
        let path = folder.path("film.mp4")
        var frames = try stream(of: 15)
        for var frame in try stream(of: 30, firstFrame: 16, firstTimestamp: 495) {
            if frame.isKeyFrame, frame.frameNumber == 16 { frame.payload[7] = 40 }
            frames.append(frame)
        }
        let films = try record(frames, to: path)
        #expect(films.map(\.frames) == [45])
        let played = try #require(PlayedFilm(path: path))
        #expect(played.pictures == 45)
        #expect(played.decodeErrors == 0)
    }

    @Test func `without a key frame there is no film and no file`() throws {
        #expect(try record(Array(stream(of: 10)[1...]), to: folder.path("film.mp4")).isEmpty)
        #expect(try folder.names.isEmpty)
    }

    @Test func `a dropped sink that saw no key frame leaves no file`() throws {
        do {
            let sink = try MP4Sink(path: folder.path("film.mp4"))
            #expect(sink.statistics.frames == 0)
            #expect(try folder.names == ["film.mp4"])
        }
        #expect(try folder.names.isEmpty)
    }

    @Test func `frames that a film cannot hold are counted, and one that is open does not get them`() throws {
        let path = folder.path("film.mp4")
        var sink = try MP4Sink(path: path)
        var frames = try stream(of: 15) + stream(of: 3, codec: .mpeg4, firstFrame: 16, firstTimestamp: 500)
        // Without the headers in front of the first picture nobody can decode what follows.
        let headers = try #require(MPEG4Headers.headers(of: frames[15].payload))
        frames[15].payload.removeFirst(headers.count)
        frames += try stream(of: 3, firstFrame: 19, firstTimestamp: 600).map {
            with(headerLike: $0) { $0.codec = .p264 }
        }
        for frame in frames { _ = try sink.append(frame) }
        #expect(sink.statistics == FilmStatistics(frames: 15, framesUnusable: 6))
        #expect(try sink.finish() == [Film(path: path, frames: 15, length: .milliseconds(495))])
    }

    @Test func `parameter sets in a frame of their own open the film with the key frame that follows`() throws {
        var frames = try stream(of: 3)
        let payload = frames[0].payload
        let units = AnnexB.units(in: payload.span)
        let slice = try #require(units.last).range.lowerBound - AnnexB.startCode.count
        var headers = with(headerLike: frames[0]) { ($0.frameType, $0.frameNumber) = (.headers, 0) }
        headers.payload = Array(payload[..<slice])
        frames[0].payload.removeFirst(slice)
        let films = try record([headers] + frames, to: folder.path("film.mp4"))
        #expect(films.map(\.frames) == [3])
        #expect(PlayedFilm(path: folder.path("film.mp4"))?.pictures == 3)
    }

    @Test func `a header without a size is no film`() throws {
        let frames = try stream(of: 3).map {
            with(headerLike: $0) {
                ($0.displayWidth, $0.displayHeight, $0.encodedWidth, $0.encodedHeight) = (0, 0, 0, 0)
            }
        }
        #expect(try record(frames, to: folder.path("film.mp4")).isEmpty)
    }

    @Test func `a path that cannot be written is told at once, with path and cause`() throws {
        let path = folder.path("missing/film.mp4")
        let error = #expect(throws: VideoError.self) { _ = try MP4Sink(path: path) }
        #expect(error?.description == "\(path): cannot be created: No such file or directory")
    }

    /// Records all frames and gives the films.
    private func record(_ frames: [PaVEFrame], to path: String) throws(VideoError) -> [Film] {
        var sink = try MP4Sink(path: path)
        for frame in frames { _ = try sink.append(frame) }
        return try sink.finish()
    }
}
