import DroneWire

/// Turns the UVLC datagrams of an AR.Drone 1.0 into pictures, exactly as the SDK's decoder does (PROTOCOL 12.3).
///
/// Any bytes are safe. Where a row of blocks is damaged the picture keeps what the picture before had there, goes on with the
/// next row that can be found, and says so in ``Picture/isDamaged``.
public struct UVLCDecoder: Sendable {
    /// What the last picture left.
    private(set) var planes = UVLCPlanes(width: 0, height: 0)

    private var block = [Int](repeating: 0, count: 64)

    /// A decoder that has seen nothing yet.
    public init() {}

    /// Decodes the picture of one datagram.
    ///
    /// - Parameters:
    ///   - datagram: the picture; what follows its end does not matter.
    ///   - timestamp: when it was taken, or came.
    /// - Returns: the picture in limited range, like all others.
    /// - Throws: ``VideoError/badPicture(_:)`` when it has no header, ``VideoError/codecNotSupported(_:)`` when it is not UVLC.
    public mutating func decode(_ datagram: [UInt8], timestamp: Duration = .zero) throws(VideoError) -> Picture {
        let outcome = try decodePlanes(datagram)
        return planes.picture(timestamp: timestamp, isDamaged: outcome.isDamaged)
    }

    /// Decodes into ``planes``; tells whether blocks are missing, and how many bytes the picture has, filling included.
    mutating func decodePlanes(_ datagram: [UInt8]) throws(VideoError) -> (isDamaged: Bool, byteCount: Int) {
        let header = try Self.header(of: datagram)
        if planes.width != header.width || planes.height != header.height {
            planes = UVLCPlanes(width: header.width, height: header.height)
        }
        var bits = UVLCBitReader(datagram, from: header.bitCount)
        var quantizer = header.quantizer
        var isDamaged = false
        var row = 0
        let rows = header.height / 16
        while row < rows {
            let start = bits.position
            do throws(UVLCDamage) {
                if row > 0 { quantizer = try Self.rowQuantizer(row, &bits) }
                try decodeRow(row, quantizer, &bits)
                row += 1
            } catch {
                isDamaged = true
                // The row's own start code was read already, or is what is damaged.
                guard let next = Self.nextRow(after: row, of: rows, from: start, in: bits) else { break }
                (row, bits.position) = next
            }
        }
        if !isDamaged {
            bits.align()
            if bits.next >> 10 == Self.endCode { bits.position += 22 }
        }
        return (isDamaged, min(datagram.count, (bits.position + 31) / 32 * 4))
    }

    private static func header(of datagram: [UInt8]) throws(VideoError) -> DroneOnePictureHeader {
        let header: DroneOnePictureHeader
        do throws(DroneOnePictureError) {
            header = try DroneOnePictureHeader(parsing: datagram.rawSpan)
        } catch {
            throw .badPicture(error)
        }
        guard header.codec == .vlib else { throw .codecNotSupported(header.codec.rawValue) }
        return header
    }

    // MARK: Rows

    /// The start code of row 0 without its number, and that which ends a picture.
    private static let startCode: UInt32 = 0x20
    private static let endCode: UInt32 = 0x3F

    /// Reads the start of a row after the first.
    private static func rowQuantizer(_ row: Int, _ bits: inout UVLCBitReader) throws(UVLCDamage) -> Int {
        bits.align()
        let start = bits.position
        guard try bits.read(22) == Int(startCode) | row else { throw .badCode(bit: start) }
        let quantizer = try bits.read(5)
        guard quantizer > 0 else { throw .badCode(bit: start) }
        return quantizer
    }

    /// The first row behind a damaged one whose start code is found, and where that is.
    private static func nextRow(
        after damaged: Int,
        of rows: Int,
        from position: Int,
        in bits: UVLCBitReader
    ) -> (row: Int, position: Int)? {
        var bits = bits
        bits.position = position
        bits.align()
        while bits.position + 22 <= bits.bitCount {
            let row = Int(bits.next >> 10) - Int(startCode)
            if row > damaged, row < rows { return (row, bits.position) }
            bits.position += 8
        }
        return nil
    }

    private mutating func decodeRow(
        _ row: Int,
        _ quantizer: Int,
        _ bits: inout UVLCBitReader
    ) throws(UVLCDamage) {
        var quantizer = quantizer
        for column in 0..<planes.width / 16 {
            guard try bits.read(1) == 0 else {
                fillBlack(row: row, column: column)
                continue
            }
            let start = bits.position
            // The first block's bit is the lowest.
            let descriptor = try bits.read(8)
            guard descriptor >> UVLCBlock.marker == 1 else { throw .badCode(bit: start) }
            if descriptor >> UVLCBlock.quantizerChange & 1 == 1 {
                quantizer += UVLCBlock.quantizerSteps[try bits.read(2)]
                guard (1...31).contains(quantizer) else { throw .badCode(bit: start) }
            }
            let factors = UVLCBlock.factors[quantizer]
            for index in 0..<6 {
                try readBlock(factors, hasDetail: descriptor >> index & 1 == 1, &bits)
                UVLCBlock.inverseTransform(&block)
                store(planes.block(index, row: row, column: column))
            }
        }
    }

    // MARK: Blocks

    private mutating func readBlock(
        _ factors: [Int],
        hasDetail: Bool,
        _ bits: inout UVLCBitReader
    ) throws(UVLCDamage) {
        for index in block.indices { block[index] = 0 }
        block[0] = try bits.read(UVLCBlock.directBits) * factors[0]
        guard hasDetail else { return }
        var position = 0
        while true {
            let run = try Self.readRun(&bits)
            guard let level = try Self.readLevel(&bits) else { return }
            position += run + 1
            guard position < 64 else { throw .badCode(bit: bits.position) }
            let index = UVLCBlock.zigzag[position]
            block[index] = level * factors[index]
        }
    }

    /// How many coefficients are zero before the next.
    private static func readRun(_ bits: inout UVLCBitReader) throws(UVLCDamage) -> Int {
        let zeros = bits.next.leadingZeroBitCount
        guard zeros <= 6 else { throw .badCode(bit: bits.position) }
        _ = try bits.read(zeros + 1)
        return zeros < 2 ? zeros : 1 << (zeros - 1) + (try bits.read(zeros - 1))
    }

    /// The next coefficient, or nil at the end of the block.
    private static func readLevel(_ bits: inout UVLCBitReader) throws(UVLCDamage) -> Int? {
        let zeros = bits.next.leadingZeroBitCount
        guard zeros <= 7 else { throw .badCode(bit: bits.position) }
        _ = try bits.read(zeros + 1)
        if zeros == 1 { return nil }
        let magnitude = zeros == 0 ? 1 : 1 << (zeros - 1) + (try bits.read(zeros - 1))
        return try bits.read(1) == 1 ? -magnitude : magnitude
    }

    /// Copies the block's samples into the picture.
    private mutating func store(_ place: (plane: Int, start: Int)) {
        let width = planes.width(ofPlane: place.plane)
        for index in 0..<64 {
            planes.planes[place.plane][place.start + index / 8 * width + index % 8] = UInt8(clamping: block[index])
        }
    }

    /// What a macroblock that is not sent shows: zeros.
    private mutating func fillBlack(row: Int, column: Int) {
        for index in block.indices { block[index] = 0 }
        for index in 0..<6 { store(planes.block(index, row: row, column: column)) }
    }
}
