import CFFmpeg

/// Converts pictures of one size between pixel formats and value ranges.
@safe struct Scaler: ~Copyable {
    private let pointer: OpaquePointer

    private init() throws(VideoError) {
        unsafe pointer = try Libav.allocated("sws_alloc_context") { unsafe sws_alloc_context() }
    }

    deinit { unsafe sws_freeContext(pointer) }

    /// From what a camera gives (yuv420p, limited range) to `format`, with every value of a byte used.
    static func fromCamera(width: Int, height: Int, to format: AVPixelFormat) throws(VideoError) -> Scaler {
        let scaler = try Scaler()
        let options: [(name: String, value: Int64)] = [
            ("srcw", Int64(width)), ("srch", Int64(height)), ("src_format", Int64(AV_PIX_FMT_YUV420P.rawValue)),
            ("dstw", Int64(width)), ("dsth", Int64(height)), ("dst_format", Int64(format.rawValue)),
            ("src_range", 0), ("dst_range", 1), ("sws_flags", Int64(copter_sws_best())),
        ]
        for option in options {
            try Libav.call("av_opt_set_int(\(option.name))") {
                unsafe av_opt_set_int(UnsafeMutableRawPointer(scaler.pointer), option.name, option.value, 0)
            }
        }
        try Libav.call("sws_init_context") { unsafe sws_init_context(scaler.pointer, nil, nil) }
        return scaler
    }

    /// Fills `target`, which has its size and format already, from `source`.
    func convert(_ source: borrowing OwnedFrame, to target: borrowing OwnedFrame) throws(VideoError) {
        try Libav.call("sws_scale_frame") { unsafe sws_scale_frame(pointer, target.pointer, source.pointer) }
    }
}
