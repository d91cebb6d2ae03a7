import CFFmpeg

/// What a player built on libavformat and libavcodec makes of a file.
struct PlayedFilm {
    struct Sample: Hashable {
        /// In milliseconds.
        let time: Int64

        /// Until the next one, or the end of the film.
        var duration: Int64
        let isKeyFrame: Bool
    }

    /// The samples that are completely there.
    private(set) var samples: [Sample] = []

    /// How many pictures the decoder made of them.
    private(set) var pictures = 0

    /// The first plane of the last picture, tightly packed.
    private(set) var lastPlane: [UInt8] = []
    private(set) var pixelFormat = AV_PIX_FMT_NONE
    private(set) var decodeErrors = 0
    private(set) var width = 0
    private(set) var height = 0

    /// The length that the player shows, in milliseconds.
    private(set) var length: Int64 = 0
    private(set) var codec = AV_CODEC_ID_NONE

    /// Plays the file; `nil` if it is not a film.
    init?(path: String) {
        var opened: UnsafeMutablePointer<AVFormatContext>?
        guard unsafe avformat_open_input(&opened, path, nil, nil) == 0 else { return nil }
        defer { unsafe avformat_close_input(&opened) }
        guard let context = unsafe opened, unsafe avformat_find_stream_info(context, nil) >= 0,
            unsafe context.pointee.nb_streams == 1,
            let stream = unsafe context.pointee.streams[0], let parameters = unsafe stream.pointee.codecpar
        else { return nil }
        // A single picture has no duration.
        length = unsafe max(context.pointee.duration, 0) * 1000 / Int64(AV_TIME_BASE)
        unsafe (width, height) = (Int(parameters.pointee.width), Int(parameters.pointee.height))
        unsafe codec = parameters.pointee.codec_id
        var decoder = unsafe avcodec_alloc_context3(avcodec_find_decoder(codec))
        var packet = unsafe av_packet_alloc()
        var frame = unsafe av_frame_alloc()
        defer {
            unsafe av_frame_free(&frame)
            unsafe av_packet_free(&packet)
            unsafe avcodec_free_context(&decoder)
        }
        unsafe avcodec_parameters_to_context(decoder, parameters)
        guard unsafe avcodec_open2(decoder, nil, nil) == 0, let packet = unsafe packet else { return nil }
        let ticksPerSecond = unsafe Int64(stream.pointee.time_base.den)
        func milliseconds(_ ticks: Int64) -> Int64 { max(ticks, 0) * 1000 / ticksPerSecond }
        while unsafe av_read_frame(context, packet) == 0 {
            if unsafe packet.pointee.flags & AV_PKT_FLAG_CORRUPT == 0 {
                samples.append(
                    Sample(
                        time: unsafe milliseconds(packet.pointee.pts),
                        duration: 0,
                        isKeyFrame: unsafe packet.pointee.flags & AV_PKT_FLAG_KEY != 0
                    )
                )
                if unsafe avcodec_send_packet(decoder, packet) < 0 { decodeErrors += 1 }
                while let frame = unsafe frame, unsafe avcodec_receive_frame(decoder, frame) == 0 {
                    unsafe look(at: frame.pointee)
                }
            }
            unsafe av_packet_unref(packet)
        }
        // Not what libavformat says of a packet: without a frame rate in the stream it knows none.
        for (index, next) in zip(samples.indices, samples.dropFirst().map(\.time) + [length]) {
            samples[index].duration = next - samples[index].time
        }
    }

    private mutating func look(at frame: AVFrame) {
        pictures += 1
        unsafe pixelFormat = AVPixelFormat(frame.format)
        lastPlane = []
        let bytesPerRow = unsafe Int(av_image_get_linesize(pixelFormat, frame.width, 0))
        for row in 0..<Int(unsafe frame.height) {
            guard let plane = unsafe frame.data.0 else { return }
            unsafe lastPlane += UnsafeBufferPointer(
                start: plane + row * Int(frame.linesize.0),
                count: bytesPerRow
            )
        }
    }
}
