/// What decoder and encoder know of a block of 8 by 8 samples.
enum UVLCBlock {
    /// The order in which coefficients are sent: position to row * 8 + column.
    static let zigzag: [Int] = [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54,
        47, 55,
        62, 63,
    ]

    /// What a level is multiplied with, by row * 8 + column; the quantizer 31 stands for a table that is that of 2.
    static func factors(quantizer: Int) -> [Int] {
        let step = quantizer == 31 ? 2 : quantizer
        return (0..<64).map { 1 + (1 + $0 / 8 + $0 % 8) * step }
    }

    /// The factors of every quantizer.
    static let factors: [[Int]] = (0...31).map { factors(quantizer: $0) }

    /// The quantized DC has so many bits.
    static let directBits = 10

    /// The largest level that has a code.
    static let largestLevel = 127

    /// Which of the descriptor's bits says that the quantizer changes, and which is always there.
    static let quantizerChange = 6
    static let marker = 7

    /// By how much, by the two bits that say it.
    static let quantizerSteps = [-1, -2, 2, 3]
}

extension UVLCBlock {
    /// Turns coefficients (row * 8 + column) into samples, in place: the inverse of the JPEG library's slow integer transform,
    /// scaled by 2 between its passes and cut off, not rounded, after the second (PROTOCOL 12.3).
    static func inverseTransform(_ block: inout [Int]) {
        for column in 0..<8 { pass(&block, at: column, stride: 8, rounding: 1 << 11, shift: 12) }
        for row in 0..<8 { pass(&block, at: row * 8, stride: 1, rounding: 0, shift: 17) }
    }

    // Constants have 13 bits behind the point. Nothing can overflow: a coefficient is below 2^16, eight of them times 2^15
    // and that once more stay below 2^52.
    private static func pass(_ block: inout [Int], at start: Int, stride: Int, rounding: Int, shift: Int) {
        func value(_ index: Int) -> Int { block[start + index * stride] }
        let rotated = (value(2) &+ value(6)) &* 4433
        let (low, high) = (rotated &- value(6) &* 15137, rotated &+ value(2) &* 6270)
        let (sum, difference) = ((value(0) &+ value(4)) << 13, (value(0) &- value(4)) << 13)
        let even = (sum &+ high, difference &+ low, difference &- low, sum &- high)

        let (a, b, c, d) = (value(7), value(5), value(3), value(1))
        let common = (a &+ c &+ b &+ d) &* 9633
        let (ad, bc) = ((a &+ d) &* -7373, (b &+ c) &* -20995)
        let (ac, bd) = (common &- (a &+ c) &* 16069, common &- (b &+ d) &* 3196)
        let odd = (
            d &* 12299 &+ ad &+ bd, c &* 25172 &+ bc &+ ac, b &* 16819 &+ bc &+ bd, a &* 2446 &+ ad &+ ac
        )

        func store(_ index: Int, _ value: Int) { block[start + index * stride] = (value &+ rounding) >> shift }
        store(0, even.0 &+ odd.0)
        store(7, even.0 &- odd.0)
        store(1, even.1 &+ odd.1)
        store(6, even.1 &- odd.1)
        store(2, even.2 &+ odd.2)
        store(5, even.2 &- odd.2)
        store(3, even.3 &+ odd.3)
        store(4, even.3 &- odd.3)
    }
}

/// A picture as UVLC holds it: every value of a byte used (full range, ITU-R BT.601), chroma of half the width and height.
struct UVLCPlanes: Hashable {
    let width: Int
    let height: Int

    /// Y, Cb and Cr, row by row without gaps.
    var planes: [[UInt8]]

    /// A grey picture.
    init(width: Int, height: Int) {
        (self.width, self.height) = (width, height)
        planes = [
            [UInt8](repeating: 128, count: width * height), [UInt8](repeating: 128, count: width * height / 4),
            [UInt8](repeating: 128, count: width * height / 4),
        ]
    }

    /// How many samples a row of a plane has.
    func width(ofPlane plane: Int) -> Int { plane == 0 ? width : width / 2 }

    /// The six blocks of a macroblock: the plane of each, and the index of its first sample there.
    func block(_ index: Int, row: Int, column: Int) -> (plane: Int, start: Int) {
        index < 4
            ? (0, (row * 16 + index / 2 * 8) * width + column * 16 + index % 2 * 8)
            : (index - 3, row * 8 * (width / 2) + column * 8)
    }
}

extension UVLCPlanes {
    /// Full range as the limited one of ``Picture``, and back.
    static let limitedLuma = (0...255).map { UInt8((16 + Double($0) * 219 / 255).rounded()) }
    static let limitedChroma = (0...255).map { UInt8((128 + Double($0 - 128) * 224 / 255).rounded()) }
    static let fullLuma = (0...255).map { full(Double($0 - 16) * 255 / 219) }
    static let fullChroma = (0...255).map { full(128 + Double($0 - 128) * 255 / 224) }

    private static func full(_ value: Double) -> UInt8 { UInt8(min(max(value.rounded(), 0), 255)) }

    /// The picture, as the rest of the house has pictures.
    func picture(timestamp: Duration, isDamaged: Bool) -> Picture {
        let (luma, chroma) = (Self.limitedLuma, Self.limitedChroma)
        var samples: [UInt8] = []
        samples.reserveCapacity(Picture.sampleCount(width: width, height: height))
        for sample in planes[0] { samples.append(luma[Int(sample)]) }
        for plane in planes[1...] { for sample in plane { samples.append(chroma[Int(sample)]) } }
        return Picture(width: width, height: height, samples: samples, timestamp: timestamp, isDamaged: isDamaged)
    }
}
