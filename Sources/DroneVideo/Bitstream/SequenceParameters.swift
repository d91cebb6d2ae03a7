/// Makes a sequence parameter set of H.264 say no more than the drone's does (ITU-T H.264, 7.3.2.1.1).
enum SequenceParameters {
    /// Baseline, and nothing promised beyond it, as in captures: only `constraint_set0_flag`.
    private static let baseline: UInt8 = 66
    private static let constraints: UInt8 = 0x80

    /// The unit without its usability information (VUI), of which the drone sends none; as it was where it is not baseline.
    static func plain(_ unit: [UInt8]) -> [UInt8] {
        guard unit.count > 4, unit[1] == baseline else { return unit }
        var bits = Bits(withoutEmulation(unit[4...]))
        _ = bits.number()  // seq_parameter_set_id
        _ = bits.number()  // log2_max_frame_num_minus4
        switch bits.number() {  // pic_order_cnt_type
        case 0: _ = bits.number()
        case 2: break
        default: return unit
        }
        _ = bits.number()  // max_num_ref_frames
        bits.position += 1  // gaps_in_frame_num_value_allowed_flag
        _ = bits.number()  // pic_width_in_mbs_minus1
        _ = bits.number()  // pic_height_in_map_units_minus1
        if bits.bit() == 0 { bits.position += 1 }  // frame_mbs_only_flag, mb_adaptive_frame_field_flag
        bits.position += 1  // direct_8x8_inference_flag
        if bits.bit() == 1 { for _ in 0..<4 { _ = bits.number() } }  // frame_cropping_flag
        guard bits.position < bits.count else { return unit }
        return [unit[0], unit[1], constraints, unit[3]] + withEmulation(bits.closed(at: bits.position))
    }

    /// Bits from the most significant of each byte.
    private struct Bits {
        private let bytes: [UInt8]
        var position = 0
        var count: Int { bytes.count * 8 }

        init(_ bytes: [UInt8]) { self.bytes = bytes }

        /// The next bit; zero behind the end.
        mutating func bit() -> UInt8 {
            defer { position += 1 }
            return position < count ? bytes[position / 8] >> UInt8(7 - position % 8) & 1 : 0
        }

        /// The next Exp-Golomb number; zero where there is none.
        mutating func number() -> Int {
            var zeros = 0
            while zeros < 32, bit() == 0 { zeros += 1 }
            guard zeros < 32 else { return 0 }
            var value = 1
            for _ in 0..<zeros { value = value << 1 | Int(bit()) }
            return value - 1
        }

        /// The bits in front of a place, then a zero, and the one that ends a unit.
        func closed(at end: Int) -> [UInt8] {
            var closed = [UInt8](repeating: 0, count: (end + 2 + 7) / 8)
            for place in 0..<end {
                closed[place / 8] |= (bytes[place / 8] >> UInt8(7 - place % 8) & 1) << UInt8(7 - place % 8)
            }
            closed[(end + 1) / 8] |= 1 << UInt8(7 - (end + 1) % 8)
            return closed
        }
    }

    /// Takes out the threes that keep a unit from looking like a start code.
    private static func withoutEmulation(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var plain: [UInt8] = []
        for byte in bytes where !(byte == 3 && plain.suffix(2) == [0, 0]) { plain.append(byte) }
        return plain
    }

    private static func withEmulation(_ bytes: [UInt8]) -> [UInt8] {
        var guarded: [UInt8] = []
        for byte in bytes {
            if byte <= 3, guarded.suffix(2) == [0, 0] { guarded.append(3) }
            guarded.append(byte)
        }
        return guarded
    }
}
