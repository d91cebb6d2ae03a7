/// The checksum of a navdata datagram: the sum of all bytes before the checksum option, modulo 2^32.
enum NavdataChecksum {
    /// The sum of all of `bytes`.
    static func sum(of bytes: RawSpan) -> UInt32 {
        // Bytes are added eight at a time: the even and the odd ones of a word each have four lanes of 16 bits, and a lane takes
        // 128 words of two bytes before it could overflow. The optimiser makes vectors of it.
        let wordSize = 8
        let wordsInBlock = 128
        let evenBytes: UInt64 = 0x00FF_00FF_00FF_00FF
        var total: UInt32 = 0
        var offset = 0
        while bytes.byteCount - offset >= wordSize {
            let end = offset + min((bytes.byteCount - offset) / wordSize, wordsInBlock) * wordSize
            var lanes: UInt64 = 0
            while offset < end {
                let word = bytes.scalar(at: offset, as: UInt64.self)
                lanes &+= (word & evenBytes) &+ (word >> 8 & evenBytes)
                offset += wordSize
            }
            while lanes > 0 {
                total &+= UInt32(lanes & 0xFFFF)
                lanes >>= 16
            }
        }
        while offset < bytes.byteCount {
            total &+= UInt32(bytes.scalar(at: offset, as: UInt8.self))
            offset += 1
        }
        return total
    }
}
