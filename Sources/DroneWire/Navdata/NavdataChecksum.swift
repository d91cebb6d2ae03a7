/// The checksum of a navdata datagram: the sum of all bytes before the checksum option, modulo 2^32.
enum NavdataChecksum {
    /// The sum of all of `bytes`.
    ///
    /// This is most of the work of checking a datagram, so bytes are added 32 at a time: the even and the odd ones of each pair fall
    /// into a lane of 16 bits, and a lane takes 128 pairs before it could overflow.
    static func sum(of bytes: RawSpan) -> UInt32 {
        typealias Lanes = SIMD16<UInt16>
        let laneBytes = MemoryLayout<Lanes>.size
        let pairsPerLane = 128
        var total: UInt32 = 0
        var offset = 0
        while bytes.byteCount - offset >= laneBytes {
            let steps = min((bytes.byteCount - offset) / laneBytes, pairsPerLane)
            var lanes = Lanes.zero
            for step in 0..<steps {
                // Safe: all pairs lie inside, and every bit pattern is a value.
                let pairs = unsafe bytes.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: offset &+ step &* laneBytes,
                    as: Lanes.self
                )
                lanes &+= (pairs & 0xFF) &+ (pairs &>> 8)
            }
            for lane in lanes.indices {
                total &+= UInt32(lanes[lane])
            }
            offset += steps * laneBytes
        }
        while offset < bytes.byteCount {
            total &+= UInt32(bytes.scalar(at: offset, as: UInt8.self))
            offset += 1
        }
        return total
    }
}
