import CFFmpeg

/// An uncompressed picture in libav's hands.
@safe struct OwnedFrame: ~Copyable {
    let pointer: UnsafeMutablePointer<AVFrame>

    /// A frame without a picture, for a decoder to fill.
    init() throws(VideoError) {
        unsafe pointer = try Libav.allocated("av_frame_alloc") { unsafe av_frame_alloc() }
    }

    deinit {
        var pointer: UnsafeMutablePointer<AVFrame>? = unsafe pointer
        unsafe av_frame_free(&pointer)
    }

    /// A frame with room for a picture of this size and format.
    static func allocating(width: Int, height: Int, format: AVPixelFormat) throws(VideoError) -> OwnedFrame {
        let frame = try OwnedFrame()
        unsafe frame.pointer.pointee.width = Int32(width)
        unsafe frame.pointer.pointee.height = Int32(height)
        unsafe frame.pointer.pointee.format = format.rawValue
        try Libav.call("av_frame_get_buffer") { unsafe av_frame_get_buffer(frame.pointer, 0) }
        return frame
    }

    /// What its samples are.
    var format: AVPixelFormat { unsafe AVPixelFormat(pointer.pointee.format) }

    /// Copies the upper left `width` x `height` pixels out, once, tightly packed.
    ///
    /// - Precondition: the frame is yuv420p and not smaller.
    borrowing func i420Samples(width: Int, height: Int) -> [UInt8] {
        let count = Picture.sampleCount(width: width, height: height)
        return unsafe [UInt8](unsafeUninitializedCapacity: count) { samples, initialized in
            for plane in 0..<3 {
                let (columns, rows) = Self.size(ofPlane: plane, width: width, height: height)
                let (source, stride) = unsafe self.plane(plane)
                let target = unsafe samples.baseAddress.unsafelyUnwrapped + initialized
                unsafe av_image_copy_plane(target, columns, source, stride, columns, rows)
                initialized += Int(columns) * Int(rows)
            }
        }
    }

    /// Fills the picture from tightly packed planes of its own size.
    ///
    /// - Precondition: the frame is yuv420p, and the planes are those of a picture of its size.
    borrowing func fill(
        luma: Span<UInt8>,
        blueDifference: Span<UInt8>,
        redDifference: Span<UInt8>
    ) throws(VideoError) {
        // An encoder may still hold a reference to the picture before.
        try Libav.call("av_frame_make_writable") { unsafe av_frame_make_writable(pointer) }
        fill(plane: 0, from: luma)
        fill(plane: 1, from: blueDifference)
        fill(plane: 2, from: redDifference)
    }

    private func fill(plane index: Int, from samples: Span<UInt8>) {
        let (width, height) = unsafe (Int(pointer.pointee.width), Int(pointer.pointee.height))
        let (columns, rows) = Self.size(ofPlane: index, width: width, height: height)
        precondition(samples.count == Int(columns) * Int(rows), "plane \(index) has \(samples.count) samples")
        let (target, stride) = unsafe plane(index)
        unsafe samples.withUnsafeBufferPointer { source in
            unsafe av_image_copy_plane(target, stride, source.baseAddress, columns, columns, rows)
        }
    }

    private func plane(_ index: Int) -> (base: UnsafeMutablePointer<UInt8>?, stride: Int32) {
        let frame = unsafe pointer.pointee
        return switch index {
        case 0: unsafe (frame.data.0, frame.linesize.0)
        case 1: unsafe (frame.data.1, frame.linesize.1)
        default: unsafe (frame.data.2, frame.linesize.2)
        }
    }

    private static func size(ofPlane index: Int, width: Int, height: Int) -> (columns: Int32, rows: Int32) {
        index == 0 ? (Int32(width), Int32(height)) : (Int32((width + 1) / 2), Int32((height + 1) / 2))
    }
}
