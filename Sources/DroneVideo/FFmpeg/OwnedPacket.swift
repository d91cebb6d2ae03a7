import CFFmpeg

/// Compressed bytes on their way into a decoder or muxer, or out of an encoder.
@safe struct OwnedPacket: ~Copyable {
    let pointer: UnsafeMutablePointer<AVPacket>

    /// An empty packet.
    init() throws(VideoError) {
        unsafe pointer = try Libav.allocated("av_packet_alloc") { unsafe av_packet_alloc() }
    }

    deinit {
        var pointer: UnsafeMutablePointer<AVPacket>? = unsafe pointer
        unsafe av_packet_free(&pointer)
    }

    /// The bytes in it.
    var bytes: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: pointer.pointee.data, count: Int(pointer.pointee.size))
    }

    /// Replaces the content by `size` bytes, which `body` has to fill.
    borrowing func fill(size: Int, _ body: (UnsafeMutableRawBufferPointer) -> Void) throws(VideoError) {
        unsafe av_packet_unref(pointer)
        try Libav.call("av_new_packet") { unsafe av_new_packet(pointer, Int32(clamping: size)) }
        unsafe body(UnsafeMutableRawBufferPointer(start: pointer.pointee.data, count: size))
    }

    /// Replaces the content by a copy of `bytes`, padded as libav's bit readers need it.
    borrowing func fill(copying bytes: Span<UInt8>) throws(VideoError) {
        try unsafe fill(size: bytes.count) { target in
            unsafe bytes.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
        }
    }

    /// Replaces the content by `units` of an H.264 byte stream, each behind four bytes of length: a sample of a film.
    borrowing func fill(lengthPrefixing units: [AnnexB.Unit], of stream: [UInt8]) throws(VideoError) {
        let size = units.reduce(0) { $0 + MemoryLayout<UInt32>.size + $1.range.count }
        try unsafe fill(size: size) { target in
            unsafe stream.withUnsafeBytes { source in
                var offset = 0
                for unit in units {
                    unsafe target.storeBytes(
                        of: UInt32(unit.range.count).bigEndian,
                        toByteOffset: offset,
                        as: UInt32.self
                    )
                    offset += MemoryLayout<UInt32>.size
                    unsafe UnsafeMutableRawBufferPointer(rebasing: target[offset...]).copyMemory(
                        from: UnsafeRawBufferPointer(rebasing: source[unit.range])
                    )
                    offset += unit.range.count
                }
            }
        }
    }
}
