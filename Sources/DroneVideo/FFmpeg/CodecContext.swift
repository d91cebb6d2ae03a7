import CFFmpeg

/// A decoder or an encoder of libavcodec.
@safe struct CodecContext: ~Copyable {
    let pointer: UnsafeMutablePointer<AVCodecContext>

    private init(_ codec: UnsafePointer<AVCodec>) throws(VideoError) {
        unsafe pointer = try Libav.allocated("avcodec_alloc_context3") { unsafe avcodec_alloc_context3(codec) }
        // All work is done on the caller's thread, and x264 writes one slice a picture.
        unsafe pointer.pointee.thread_count = 1
    }

    deinit {
        var pointer: UnsafeMutablePointer<AVCodecContext>? = unsafe pointer
        unsafe avcodec_free_context(&pointer)
    }

    /// A decoder, still to be opened.
    static func decoding(_ id: AVCodecID) throws(VideoError) -> CodecContext {
        guard let codec = unsafe avcodec_find_decoder(id) else {
            throw .codecMissing(name: unsafe "\(String(cString: avcodec_get_name(id))) decoder", package: "libavcodec")
        }
        return try unsafe CodecContext(codec)
    }

    /// An encoder of this name, still to be opened.
    static func encoding(_ name: String) throws(VideoError) -> CodecContext {
        guard let codec = unsafe avcodec_find_encoder_by_name(name) else {
            throw .codecMissing(name: "\(name) encoder", package: "libavcodec-extra")
        }
        return try unsafe CodecContext(codec)
    }

    /// Sets one of the codec's options by name.
    borrowing func set(_ option: String, to value: String) throws(VideoError) {
        try Libav.call("av_opt_set(\(option))") {
            unsafe av_opt_set(pointer, option, value, AV_OPT_SEARCH_CHILDREN)
        }
    }

    /// Makes it ready; after this only packets and frames go in and out.
    borrowing func open() throws(VideoError) {
        try Libav.call("avcodec_open2") { unsafe avcodec_open2(pointer, nil, nil) }
    }

    /// Whether a codec took what it was given.
    enum SendOutcome {
        case accepted

        /// It first wants its output to be taken.
        case full
    }

    /// Whether a codec has something to give.
    enum ReceiveOutcome {
        case received

        /// It first wants more input.
        case needsInput

        /// It was drained.
        case ended
    }

    /// Gives a packet to a decoder.
    borrowing func send(_ packet: borrowing OwnedPacket) throws(VideoError) -> SendOutcome {
        try sent("avcodec_send_packet") { unsafe avcodec_send_packet(pointer, packet.pointer) }
    }

    /// Gives a picture to an encoder.
    borrowing func send(_ frame: borrowing OwnedFrame) throws(VideoError) -> SendOutcome {
        try sent("avcodec_send_frame") { unsafe avcodec_send_frame(pointer, frame.pointer) }
    }

    /// Takes a picture from a decoder.
    borrowing func receive(_ frame: borrowing OwnedFrame) throws(VideoError) -> ReceiveOutcome {
        try received("avcodec_receive_frame") { unsafe avcodec_receive_frame(pointer, frame.pointer) }
    }

    /// Takes a packet from an encoder.
    borrowing func receive(_ packet: borrowing OwnedPacket) throws(VideoError) -> ReceiveOutcome {
        try received("avcodec_receive_packet") { unsafe avcodec_receive_packet(pointer, packet.pointer) }
    }

    private func sent(_ function: String, _ body: () -> Int32) throws(VideoError) -> SendOutcome {
        let result = Libav.logging(body)
        if result == copter_averror_again() { return .full }
        guard result >= 0 else { throw Libav.failure(function, result) }
        return .accepted
    }

    private func received(_ function: String, _ body: () -> Int32) throws(VideoError) -> ReceiveOutcome {
        let result = Libav.logging(body)
        if result == copter_averror_again() { return .needsInput }
        if result == copter_averror_end() { return .ended }
        guard result >= 0 else { throw Libav.failure(function, result) }
        return .received
    }
}
