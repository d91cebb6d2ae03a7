package import DroneWire

/// Writes a stream of frames into an MP4 film, as they are and with their true timing.
///
/// Only an AR.Drone 1.0's UVLC is encoded again, in H.264, because no film can hold it.
///
/// The film opens with a key frame. After a lost frame the pictures up to the next key frame are left out, while time
/// goes on. A film holds pictures of one codec and size: when the stream changes, the film is completed and the next
/// one is `name-2.mp4`. Nothing is overwritten: a file that exists makes this one `name-2.mp4`, too.
///
/// The file is written about every half second, in fragments: killed at any moment, it plays up to the last of them.
/// A sink that is dropped without `finish()` leaves the same behind, and no file if there was no picture yet.
package struct MP4Sink: ~Copyable {
    /// What became of a frame.
    package enum Outcome: Hashable, Sendable {
        /// It is the first one of the film in this file.
        case began(path: String)
        case added

        /// It has no place in a film; `statistics` counts why.
        case leftOut
    }

    /// The films so far that a change of codec or size completed.
    package private(set) var completedFilms: [Film] = []

    /// What became of the frames so far.
    package private(set) var statistics = FilmStatistics()

    private let wantedPath: String

    /// The file, as long as it waits for its first key frame: a path that cannot be written is told at once.
    private var emptyFile: OutputFile?
    private var film: FilmFile?
    private var filmStart: Int64 = 0
    private var failure: VideoError?

    /// The newest parameter sets of the stream, and those that the film's header has.
    private var parameters: ParameterSets?
    private var filmParameters: ParameterSets?

    /// Whether parameter sets changed since the film's header was written, so that samples have to carry them.
    private var samplesCarryParameters = false
    private var gate = KeyFrameGate()
    private var clock = FilmClock()
    private var transcoder: FilmTranscoder?

    /// A sink that creates the file at `path` now.
    package init(path: String) throws(VideoError) {
        emptyFile = try OutputFile(creating: path)
        wantedPath = path
    }

    /// Adds the next frame of the stream.
    ///
    /// An error ends the film with what was written before; it is thrown again if the sink is used on.
    package mutating func append(_ frame: borrowing PaVEFrame) throws(VideoError) -> Outcome {
        if let failure { throw failure }
        do throws(VideoError) {
            return try added(frame)
        } catch {
            film = nil
            failure = error
            throw error
        }
    }

    /// Completes the film and gives all of them; none if no key frame ever came, and then no file is left.
    package consuming func finish() throws(VideoError) -> [Film] {
        if let failure { throw failure }
        try completeFilm()
        return completedFilms
    }

    private mutating func added(_ frame: borrowing PaVEFrame) throws(VideoError) -> Outcome {
        // Every frame is looked at: those between two of the film tell whether the drone's clock can be believed.
        let time = clock.time(ofTimestamp: frame.timestampMilliseconds, frameNumber: frame.frameNumber)
        statistics.clockJumps = clock.jumps
        guard frame.codec == .vlib else { return try placed(frame, at: time) }
        var transcoder = transcoder.take() ?? FilmTranscoder()
        let frame = try transcoder.h264(of: frame)
        self.transcoder = consume transcoder
        guard let frame else {
            statistics.framesUnusable += 1
            return .leftOut
        }
        return try placed(frame, at: time)
    }

    private mutating func placed(_ frame: borrowing PaVEFrame, at time: Int64) throws(VideoError) -> Outcome {
        let units = frame.codec == .h264 ? AnnexB.units(in: frame.payload.span) : []
        parameters = ParameterSets(units, of: frame.payload) ?? parameters
        guard gate.admits(frame) else {
            statistics.framesBeforeKeyFrame = gate.heldBeforeFirstKeyFrame
            statistics.framesAfterGap = gate.heldAfterGap
            return .leftOut
        }
        let hasPicture = frame.codec == .mpeg4 || units.contains(where: \.isSlice)
        let begins = frame.isKeyFrame && hasPicture ? try openFilm(for: frame, at: time) : false
        guard hasPicture, let track = film?.track, track.codec == frame.codec else {
            statistics.framesUnusable += 1
            return .leftOut
        }
        let packet = try OwnedPacket()
        if frame.codec == .h264 {
            let kept = units.filter { samplesCarryParameters || !isInHeader($0, of: frame.payload) }
            try packet.fill(lengthPrefixing: kept, of: frame.payload)
        } else {
            try packet.fill(copying: frame.payload.span)
        }
        try film?.append(FragmentMuxer.Sample(packet: packet, time: time - filmStart, isKeyFrame: frame.isKeyFrame))
        statistics.frames += 1
        return begins ? .began(path: film?.path ?? wantedPath) : .added
    }

    /// Opens a film for this key frame if there is none, or none for such pictures, and says whether it did.
    private mutating func openFilm(for frame: borrowing PaVEFrame, at time: Int64) throws(VideoError) -> Bool {
        guard let track = track(beginningWith: frame) else { return false }
        if let current = film?.track {
            if current.codec == track.codec, current.width == track.width, current.height == track.height {
                samplesCarryParameters = samplesCarryParameters || current.configuration != track.configuration
                return false
            }
            try completeFilm()
        }
        let file = if let file = emptyFile.take() { file } else { try OutputFile(creating: wantedPath) }
        film = try FilmFile(track, in: file)
        filmStart = time
        filmParameters = parameters
        samplesCarryParameters = false
        return true
    }

    /// What a film of this key frame holds; `nil` if a film cannot.
    private func track(beginningWith frame: borrowing PaVEFrame) -> FragmentMuxer.Track? {
        let configuration: [UInt8]? =
            switch frame.codec {
            case .h264: parameters?.configurationRecord
            case .mpeg4: MPEG4Headers.headers(of: frame.payload)
            default: nil
            }
        let width = frame.displayWidth > 0 ? frame.displayWidth : Int(frame.header.encodedWidth)
        let height = frame.displayHeight > 0 ? frame.displayHeight : Int(frame.header.encodedHeight)
        guard let configuration, width > 0, height > 0 else { return nil }
        return FragmentMuxer.Track(codec: frame.codec, width: width, height: height, configuration: configuration)
    }

    private func isInHeader(_ unit: AnnexB.Unit, of payload: [UInt8]) -> Bool {
        guard unit.isParameterSet, let filmParameters else { return false }
        let bytes = payload[unit.range]
        return bytes.elementsEqual(filmParameters.sequence) || bytes.elementsEqual(filmParameters.picture)
    }

    private mutating func completeFilm() throws(VideoError) {
        guard var film = film.take() else { return }
        completedFilms.append(try film.finish(lastDuration: clock.step))
    }
}

/// Counts of what became of the frames given to a film.
package struct FilmStatistics: Hashable, Sendable {
    /// Frames in the film.
    package var frames = 0

    /// Frames before the first key frame.
    package var framesBeforeKeyFrame = 0

    /// Frames left out because a frame before them was lost.
    package var framesAfterGap = 0

    /// Frames without a picture, of a codec that an MP4 film cannot hold, or without what a decoder has to know first.
    package var framesUnusable = 0

    /// How often the drone's clock made a jump that the film did not follow.
    package var clockJumps = 0
}
