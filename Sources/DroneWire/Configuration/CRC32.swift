/// The cyclic redundancy check of IEEE 802.3, reflected, as zlib computes it; identifiers are made with it.
public enum CRC32 {
    /// The checksum of some bytes.
    public static func checksum(of bytes: some Sequence<UInt8>) -> UInt32 {
        var remainder = UInt32.max
        for byte in bytes {
            remainder ^= UInt32(byte)
            for _ in 0..<8 {
                remainder = remainder & 1 == 1 ? remainder >> 1 ^ 0xEDB8_8320 : remainder >> 1
            }
        }
        return ~remainder
    }

    /// The checksum of a text's UTF-8.
    public static func checksum(of text: String) -> UInt32 {
        checksum(of: text.utf8)
    }
}
