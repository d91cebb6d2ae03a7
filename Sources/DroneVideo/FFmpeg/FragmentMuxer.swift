import CFFmpeg
import DroneWire

/// A fragmented MP4 of one video track, made in memory: samples go in, whole boxes come out.
///
/// Nothing is written anywhere here. So a fragment reaches its file in one piece, and a full disk is met by the one
/// who writes, not in the middle of libavformat.
struct FragmentMuxer: ~Copyable {
    /// What the track holds.
    struct Track: Hashable {
        var codec: PaVECodec
        var width: Int
        var height: Int

        /// The decoder's configuration: an avcC record, or the headers of MPEG-4 part 2.
        var configuration: [UInt8]
    }

    /// One coded picture.
    struct Sample: ~Copyable {
        let packet: OwnedPacket

        /// Milliseconds since the film's start.
        let time: Int64
        let isKeyFrame: Bool
    }

    /// Ticks of the track's clock: PaVE's milliseconds need no rounding.
    private static let ticksPerSecond: Int32 = 1000

    private let context: FormatContext

    /// Opens a film with this track; its header can be taken at once.
    init(_ track: Track) throws(VideoError) {
        let context = try FormatContext(format: "mp4")
        try context.addOutput()
        try context.addVideo(track, ticksPerSecond: Self.ticksPerSecond)
        // A fragment ends when `endFragment` says so and is readable by itself, wherever it is in the file.
        try context.set("movflags", to: "frag_custom+empty_moov+default_base_moof")
        try context.set("video_track_timescale", to: "\(Self.ticksPerSecond)")
        try Libav.call("avformat_write_header") {
            unsafe avformat_write_header(context.pointer, nil)
        }
        self.context = context
    }

    /// Adds a sample that is shown for `duration` milliseconds to the open fragment.
    mutating func append(_ sample: borrowing Sample, duration: Int64) throws(VideoError) {
        let packet = unsafe sample.packet.pointer
        unsafe packet.pointee.pts = sample.time
        unsafe packet.pointee.dts = sample.time
        unsafe packet.pointee.duration = duration
        unsafe packet.pointee.flags = sample.isKeyFrame ? AV_PKT_FLAG_KEY : 0
        try Libav.call("av_write_frame") { unsafe av_write_frame(context.pointer, packet) }
    }

    /// Closes the open fragment.
    mutating func endFragment() throws(VideoError) {
        try Libav.call("av_write_frame(flush)") { unsafe av_write_frame(context.pointer, nil) }
    }

    /// Closes the open fragment and the film; what can be taken after this is its end.
    mutating func end() throws(VideoError) {
        try Libav.call("av_write_trailer") { unsafe av_write_trailer(context.pointer) }
    }

    /// All that was finished since the last time.
    mutating func takeBytes() -> [UInt8] { context.takeBytes() }
}

/// libavformat's state for a file that is being made, and the memory it writes to.
@safe private struct FormatContext: ~Copyable {
    let pointer: UnsafeMutablePointer<AVFormatContext>

    /// What libavformat wrote and nobody took yet; its address is the write function's `opaque`.
    private let written: UnsafeMutablePointer<[UInt8]>

    init(format: String) throws(VideoError) {
        var allocated: UnsafeMutablePointer<AVFormatContext>?
        try Libav.call("avformat_alloc_output_context2") {
            unsafe avformat_alloc_output_context2(&allocated, nil, format, nil)
        }
        unsafe pointer = unsafe allocated.unsafelyUnwrapped
        unsafe written = .allocate(capacity: 1)
        unsafe written.initialize(to: [])
        // The same frames make the same bytes: no library version in the file.
        unsafe pointer.pointee.flags |= AVFMT_FLAG_BITEXACT
    }

    deinit {
        let output = unsafe pointer.pointee.pb
        unsafe avformat_free_context(pointer)
        if let output = unsafe output {
            unsafe av_free(output.pointee.buffer)
            var owned: UnsafeMutablePointer<AVIOContext>? = unsafe output
            unsafe avio_context_free(&owned)
        }
        unsafe written.deinitialize(count: 1)
        unsafe written.deallocate()
    }

    borrowing func addOutput() throws(VideoError) {
        let size = 64 * 1024
        let buffer = try unsafe Libav.allocated("av_malloc") { unsafe av_malloc(size) }
        let output = unsafe copter_avio_output(buffer.assumingMemoryBound(to: UInt8.self), Int32(size), written) {
            unsafe FormatContext.keep(UnsafeBufferPointer(start: $1, count: Int($2)), in: $0)
        }
        guard let output = unsafe output else {
            unsafe av_free(buffer)
            throw Libav.failure("avio_alloc_context", -ENOMEM)
        }
        unsafe pointer.pointee.pb = unsafe output
    }

    /// The write function: it cannot fail.
    private static func keep(_ bytes: UnsafeBufferPointer<UInt8>, in opaque: UnsafeMutableRawPointer?) -> Int32 {
        unsafe opaque?.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: bytes)
        return Int32(bytes.count)
    }

    borrowing func addVideo(_ track: FragmentMuxer.Track, ticksPerSecond: Int32) throws(VideoError) {
        let stream = try unsafe Libav.allocated("avformat_new_stream") { unsafe avformat_new_stream(pointer, nil) }
        unsafe stream.pointee.time_base = AVRational(num: 1, den: ticksPerSecond)
        let parameters = unsafe stream.pointee.codecpar.unsafelyUnwrapped
        unsafe parameters.pointee.codec_type = AVMEDIA_TYPE_VIDEO
        unsafe parameters.pointee.codec_id = try track.codec.libavIdentifier
        unsafe parameters.pointee.format = AV_PIX_FMT_YUV420P.rawValue
        unsafe parameters.pointee.width = Int32(track.width)
        unsafe parameters.pointee.height = Int32(track.height)
        let size = track.configuration.count
        let configuration = try unsafe Libav.allocated("av_mallocz") {
            unsafe av_mallocz(size + Int(AV_INPUT_BUFFER_PADDING_SIZE))
        }
        unsafe track.configuration.withUnsafeBytes { source in
            unsafe UnsafeMutableRawBufferPointer(start: configuration, count: size).copyMemory(from: source)
        }
        unsafe parameters.pointee.extradata = unsafe configuration.assumingMemoryBound(to: UInt8.self)
        unsafe parameters.pointee.extradata_size = Int32(size)
    }

    borrowing func set(_ option: String, to value: String) throws(VideoError) {
        try Libav.call("av_opt_set(\(option))") {
            unsafe av_opt_set(pointer, option, value, AV_OPT_SEARCH_CHILDREN)
        }
    }

    borrowing func takeBytes() -> [UInt8] {
        unsafe avio_flush(pointer.pointee.pb)
        defer { unsafe written.pointee = [] }
        return unsafe written.pointee
    }
}
