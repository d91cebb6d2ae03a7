/// One film in one file, growing by fragments that are playable as soon as they are written.
struct FilmFile: ~Copyable {
    /// No more milliseconds than this stay in memory, where a killed program loses them.
    ///
    /// Less than a second, but more than the drone's half second between key frames, so that fragments begin with one.
    static let longestFragment: Int64 = 900

    /// What its track is; pictures of another codec or size need another film.
    let track: FragmentMuxer.Track

    /// Where it is.
    var path: String { output.path }

    /// The samples so far.
    private(set) var frames = 0

    private var output: OutputFile
    private var muxer: FragmentMuxer

    /// The newest sample, and its time: how long it is shown is known when the next one comes.
    private var pending: FragmentMuxer.Sample?
    private var pendingTime: Int64 = 0
    private var fragmentStart: Int64 = 0

    /// A film in an empty file, which stays empty until the first fragment is complete.
    init(_ track: FragmentMuxer.Track, in output: consuming OutputFile) throws(VideoError) {
        muxer = try FragmentMuxer(track)
        self.track = track
        self.output = output
    }

    /// Adds the next sample, which has a later time than the one before; the first one has time 0.
    mutating func append(_ sample: consuming FragmentMuxer.Sample) throws(VideoError) {
        try settlePending(until: sample.time)
        // Who seeks enters a fragment at its beginning, so it should be a key frame.
        if frames > 0, sample.isKeyFrame || sample.time - fragmentStart >= Self.longestFragment {
            try writeFragment()
            fragmentStart = sample.time
        }
        frames += 1
        pendingTime = sample.time
        pending = consume sample
    }

    /// Completes and closes the file; the last frame is shown for `lastDuration` milliseconds.
    mutating func finish(lastDuration: Int64) throws(VideoError) -> Film {
        let length = pendingTime + lastDuration
        try settlePending(until: length)
        try writeFragment()
        try muxer.end()
        try output.write(muxer.takeBytes())
        try output.finish()
        return Film(path: path, frames: frames, length: .milliseconds(length))
    }

    private mutating func writeFragment() throws(VideoError) {
        // What comes before the first fragment is written with it: without pictures there is to be no file.
        let header = muxer.takeBytes()
        try muxer.endFragment()
        try output.write(boxes: header + muxer.takeBytes(), sealing: header.count)
    }

    private mutating func settlePending(until time: Int64) throws(VideoError) {
        guard let sample = pending.take() else { return }
        try muxer.append(sample, duration: time - pendingTime)
    }
}

/// A complete film.
package struct Film: Hashable, Sendable {
    /// Its file.
    package let path: String

    /// The pictures in it.
    package let frames: Int

    /// How long it plays.
    package let length: Duration
}
