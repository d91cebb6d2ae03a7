/// The byte stream format of H.264 (ITU-T H.264, annex B): NAL units behind start codes.
enum AnnexB {
    /// What a NAL unit holds.
    enum UnitType: UInt8 {
        case slice = 1
        case keySlice = 5
        case supplementalInformation = 6
        case sequenceParameters = 7
        case pictureParameters = 8
        case accessUnitDelimiter = 9
    }

    /// The start code that this project writes in front of every unit, as the drone does.
    static let startCode: [UInt8] = [0, 0, 0, 1]

    /// One NAL unit inside a byte stream.
    struct Unit: Hashable {
        /// Its bytes, without start code and without zeros behind.
        let range: Range<Int>

        /// What it holds; `nil` for the types that no drone and no encoder here sends.
        let type: UnitType?

        /// Whether it holds a part of a picture.
        var isSlice: Bool { type == .slice || type == .keySlice }

        /// Whether it holds what slices need to be decoded.
        var isParameterSet: Bool { type == .sequenceParameters || type == .pictureParameters }
    }

    /// The units in `stream`; bytes in front of the first start code belong to none.
    static func units(in stream: Span<UInt8>) -> [Unit] {
        var units: [Unit] = []
        var start: Int?
        var index = 0
        while let code = nextStartCode(in: stream, from: index) {
            if let start { append(start..<code, of: stream, to: &units) }
            start = code + 3
            index = code + 3
        }
        if let start { append(start..<stream.count, of: stream, to: &units) }
        return units
    }

    /// The position of the next 00 00 01.
    private static func nextStartCode(in stream: Span<UInt8>, from: Int) -> Int? {
        var index = from + 2
        // Looks at every third byte only where it is larger than 1, which is nearly everywhere.
        while index < stream.count {
            let byte = stream[index]
            if byte > 1 {
                index += 3
            } else if byte == 1, stream[index - 1] == 0, stream[index - 2] == 0 {
                return index - 2
            } else {
                index += 1
            }
        }
        return nil
    }

    private static func append(_ range: Range<Int>, of stream: Span<UInt8>, to units: inout [Unit]) {
        // A unit never ends in a zero: that one belongs to the next start code or is filling.
        var end = range.upperBound
        while end > range.lowerBound, stream[end - 1] == 0 { end -= 1 }
        guard end > range.lowerBound else { return }
        units.append(Unit(range: range.lowerBound..<end, type: UnitType(rawValue: stream[range.lowerBound] & 0x1F)))
    }
}

/// The parameter sets without which H.264 slices cannot be decoded.
struct ParameterSets: Hashable, Sendable {
    var sequence: [UInt8]
    var picture: [UInt8]

    /// The first ones among `units` of `stream`, if both are there and each fits the record of an MP4 film.
    init?(_ units: [AnnexB.Unit], of stream: [UInt8]) {
        // The record repeats three bytes of the sequence parameters and has 16 bits for a length.
        guard
            let sequence = units.first(where: { $0.type == .sequenceParameters })?.range, sequence.count >= 4,
            let picture = units.first(where: { $0.type == .pictureParameters })?.range,
            sequence.count <= UInt16.max, picture.count <= UInt16.max
        else { return nil }
        self.sequence = [UInt8](stream[sequence])
        self.picture = [UInt8](stream[picture])
    }

    /// The decoder configuration record of an MP4 film (`avcC`), for units behind four bytes of length.
    var configurationRecord: [UInt8] {
        var record: [UInt8] = [1, sequence[1], sequence[2], sequence[3], 0xFC | 3, 0xE0 | 1]
        record += [UInt8(sequence.count >> 8), UInt8(sequence.count & 0xFF)] + sequence
        record += [1, UInt8(picture.count >> 8), UInt8(picture.count & 0xFF)] + picture
        return record
    }
}
