import DroneWire

/// What cannot be in a UVLC picture; where it stands, in bits from the picture's start.
enum UVLCDamage: Error {
    /// The picture ends in the middle.
    case truncated(bit: Int)

    /// There is no such code.
    case badCode(bit: Int)
}

/// Reads the bits of an AR.Drone 1.0 picture: words of 32 bits, the least significant byte first, each from its most
/// significant bit.
struct UVLCBitReader {
    /// The bytes in reading order, with zeros behind so that a whole load is always inside.
    private let bytes: [UInt8]

    /// How many bits there are.
    let bitCount: Int

    /// The next bit to be read.
    var position: Int

    init(_ picture: [UInt8], from position: Int = 0) {
        // A last word that is not whole is none.
        let count = picture.count & ~3
        bytes = (0..<count).map { picture[$0 ^ 3] } + [UInt8](repeating: 0, count: 8)
        bitCount = count * 8
        self.position = position
    }

    /// The next 32 bits, the first one highest; zeros behind the end.
    var next: UInt32 {
        let start = min(position, bitCount) >> 3
        var bits: UInt64 = 0
        for index in start..<start + 5 { bits = bits << 8 | UInt64(bytes[index]) }
        return UInt32(truncatingIfNeeded: bits >> UInt64(8 - position & 7))
    }

    /// Reads up to 31 bits as a number.
    mutating func read(_ count: Int) throws(UVLCDamage) -> Int {
        guard position + count <= bitCount else { throw .truncated(bit: position) }
        let value = next >> UInt32(32 - count)
        position += count
        return Int(value)
    }

    /// Goes on to the next byte in reading order.
    mutating func align() { position = (position + 7) & ~7 }
}

/// Writes bits as ``UVLCBitReader`` reads them.
struct UVLCBitWriter {
    private var bytes: [UInt8] = []
    private var pending: UInt64 = 0
    private var pendingCount = 0

    /// A picture that begins with the first `bitCount` bits of some words.
    init(_ words: [UInt32], bitCount: Int) {
        for index in words.indices where index * 32 < bitCount {
            let count = min(32, bitCount - index * 32)
            write(Int(words[index] >> UInt32(32 - count)), count)
        }
    }

    /// Appends the lowest bits of a number, at most 32.
    mutating func write(_ value: Int, _ count: Int) {
        pending = pending << UInt64(count) | UInt64(truncatingIfNeeded: value) & (1 << UInt64(count) - 1)
        pendingCount += count
        guard pendingCount >= 32 else { return }
        let word = UInt32(truncatingIfNeeded: pending >> UInt64(pendingCount - 32))
        for shift: UInt32 in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        pendingCount -= 32
        pending &= 1 << UInt64(pendingCount) - 1
    }

    /// Goes on at the next byte in reading order.
    mutating func align() { write(0, -pendingCount & 7) }

    /// The picture, filled up to a whole word.
    consuming func finish() -> [UInt8] {
        write(0, -pendingCount & 31)
        return bytes
    }
}
