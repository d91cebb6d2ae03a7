import DroneWire
import Glibc  // cos

/// Turns pictures into the UVLC datagrams of an AR.Drone 1.0, one in, one out.
package struct UVLCEncoder: Sendable {
    /// A datagram has no more than 65,507 bytes; a picture that would have more is made coarser.
    private static let longestPicture = 60_000

    /// From the finest to the coarsest; 31 counts as 2.
    private static let quantizers = [31, 3, 4, 5, 6, 8, 10, 12, 15, 18, 22, 26, 30]

    /// The size of the pictures.
    package let width: Int
    package let height: Int

    /// Where the next picture's quantizer is looked for, in ``quantizers``.
    private var fineness = 0
    private let cosines: [Float]

    /// An encoder; nil where UVLC has no pictures of this size.
    package init?(width: Int, height: Int) {
        guard DroneOnePictureHeader(uvlcWidth: width, height: height, quantizer: 1, frameNumber: 0) != nil else {
            return nil
        }
        (self.width, self.height) = (width, height)
        cosines = (0..<64).map { index in
            let (frequency, place) = (Double(index / 8), Double(index % 8))
            let scale = frequency == 0 ? (1.0 / 8).squareRoot() : 0.5
            return Float(scale * cos((2 * place + 1) * frequency * .pi / 16))
        }
    }

    /// Encodes the three planes of a picture of limited range, row by row without gaps.
    ///
    /// The first picture is as fine as the firmware makes them, with the quantizer 31 ("table mode"), where that fits.
    ///
    /// - Precondition: the planes have the size that the encoder was made for.
    package mutating func encode(
        luma: Span<UInt8>,
        blueDifference: Span<UInt8>,
        redDifference: Span<UInt8>,
        frameNumber: UInt32,
        byteCount: Int
    ) -> [UInt8] {
        precondition(luma.count == width * height, "the brightness has \(luma.count) samples")
        precondition(blueDifference.count == luma.count / 4, "blue has \(blueDifference.count) samples")
        precondition(redDifference.count == luma.count / 4, "red has \(redDifference.count) samples")
        let layout = UVLCPlanes(width: width, height: height)
        var coefficients = [Float](repeating: 0, count: 0)
        coefficients.reserveCapacity(luma.count + luma.count / 2)
        for row in 0..<height / 16 {
            for column in 0..<width / 16 {
                for index in 0..<6 {
                    let place = layout.block(index, row: row, column: column)
                    switch place.plane {
                    case 0: transform(luma, UVLCPlanes.fullLuma, place.start, width, into: &coefficients)
                    case 1:
                        transform(blueDifference, UVLCPlanes.fullChroma, place.start, width / 2, into: &coefficients)
                    default:
                        transform(redDifference, UVLCPlanes.fullChroma, place.start, width / 2, into: &coefficients)
                    }
                }
            }
        }
        return encode(coefficients, frameNumber, byteCount)
    }

    /// Finds the finest quantizer with which the picture is short enough: pictures change little, so it is near that of the picture before.
    private mutating func encode(_ coefficients: [Float], _ frameNumber: UInt32, _ byteCount: Int) -> [UInt8] {
        let wanted = min(max(byteCount, 1), Self.longestPicture)
        var picture = write(coefficients, frameNumber, Self.quantizers[fineness])
        while picture.count > wanted, fineness < Self.quantizers.count - 1 {
            fineness += 1
            picture = write(coefficients, frameNumber, Self.quantizers[fineness])
        }
        if picture.count < wanted * 3 / 4, fineness > 0 { fineness -= 1 }
        return picture
    }

    private func write(_ coefficients: [Float], _ frameNumber: UInt32, _ quantizer: Int) -> [UInt8] {
        guard
            let header = DroneOnePictureHeader(
                uvlcWidth: width,
                height: height,
                quantizer: quantizer,
                frameNumber: frameNumber
            )
        else { preconditionFailure("an encoder was made for \(width)x\(height), which is no size") }
        let factors = UVLCBlock.factors[quantizer]
        let steps = factors.map { 1 / Float($0) }
        var bits = UVLCBitWriter(header.words, bitCount: header.bitCount)
        var levels = [Int](repeating: 0, count: 64)
        var blocks: [(direct: Int, levels: [Int])] = []
        var start = 0
        for row in 0..<height / 16 {
            if row > 0 {
                bits.align()
                bits.write(0x20 | row, 22)
                bits.write(quantizer, 5)
            }
            for _ in 0..<width / 16 {
                blocks.removeAll(keepingCapacity: true)
                var descriptor = 1 << UVLCBlock.marker
                for index in 0..<6 {
                    let direct = Int((coefficients[start] * steps[0]).rounded())
                    var hasDetail = false
                    for position in 1..<64 {
                        let place = UVLCBlock.zigzag[position]
                        let level = Int((coefficients[start + place] * steps[place]).rounded())
                        levels[position] = min(max(level, -UVLCBlock.largestLevel), UVLCBlock.largestLevel)
                        hasDetail = hasDetail || level != 0
                    }
                    if hasDetail { descriptor |= 1 << index }
                    blocks.append((min(max(direct, 0), 1 << UVLCBlock.directBits - 1), hasDetail ? levels : []))
                    start += 64
                }
                bits.write(descriptor, 9)  // The bit in front, 0, says that the macroblock is there.
                for block in blocks {
                    bits.write(block.direct, UVLCBlock.directBits)
                    if !block.levels.isEmpty { Self.write(block.levels, to: &bits) }
                }
            }
        }
        bits.align()
        bits.write(0x3F, 22)
        return bits.finish()
    }

    private static func write(_ levels: [Int], to bits: inout UVLCBitWriter) {
        var run = 0
        for position in 1..<64 {
            let level = levels[position]
            guard level != 0 else {
                run += 1
                continue
            }
            writeCode(run, to: &bits)
            // One is the shortest code of a level, and what is the run of one is the end of a block.
            if abs(level) == 1 { bits.write(1, 1) } else { writeCode(abs(level), to: &bits) }
            bits.write(level < 0 ? 1 : 0, 1)
            run = 0
        }
        // The end comes behind a run as every level does.
        bits.write(1, 1)
        bits.write(1, 2)
    }

    /// Zeros, a one, and the bits of the number below its highest; 0 is a one alone.
    private static func writeCode(_ number: Int, to bits: inout UVLCBitWriter) {
        guard number > 0 else { return bits.write(1, 1) }
        let length = Int.bitWidth - number.leadingZeroBitCount
        bits.write(1, length + 1)
        bits.write(number & (1 << (length - 1) - 1), length - 1)
    }

    /// Appends the coefficients of the block that begins at `start`, row * 8 + column.
    private func transform(
        _ plane: Span<UInt8>,
        _ range: [UInt8],
        _ start: Int,
        _ stride: Int,
        into coefficients: inout [Float]
    ) {
        var samples = [Float](repeating: 0, count: 64)
        for index in 0..<64 { samples[index] = Float(range[Int(plane[start + index / 8 * stride + index % 8])]) }
        var half = [Float](repeating: 0, count: 64)
        for row in 0..<8 {
            for frequency in 0..<8 {
                var sum: Float = 0
                for place in 0..<8 { sum += samples[row * 8 + place] * cosines[frequency * 8 + place] }
                half[row * 8 + frequency] = sum
            }
        }
        for frequency in 0..<8 {
            for column in 0..<8 {
                var sum: Float = 0
                for place in 0..<8 { sum += half[place * 8 + column] * cosines[frequency * 8 + place] }
                coefficients.append(sum)
            }
        }
    }
}
