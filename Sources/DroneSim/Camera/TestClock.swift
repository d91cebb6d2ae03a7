/// A clock in the world that shows the time of every exposure so that a program can read it from the picture: latency is
/// then what another clock says minus this one.
///
/// It is a grid of 8 by 4 squares, black for 0 and white for 1, inside a magenta frame of the width of one square. The upper three
/// rows are the milliseconds since power-on, 24 bits, the highest first; the fourth row is the exclusive or of the
/// three, so that a damaged picture is not read as another time.
enum TestClock {
    static let columns = 8
    static let rows = 4

    /// Height of the whole by its width, the frame included.
    static let shape = Double(rows + 2) / Double(columns + 2)

    private static let magenta = Colour(0xD000D0)
    private static let black = Colour(0x000000)
    private static let white = Colour(0xFFFFFF)

    /// The colour of the square at a place; 0..<1 from the left and from the top, the frame included.
    static func colour(_ across: Double, _ down: Double, milliseconds: UInt32) -> Colour {
        let column = Int(across * Double(columns + 2)) - 1
        let row = Int(down * Double(rows + 2)) - 1
        guard (0..<columns).contains(column), (0..<rows).contains(row) else { return magenta }
        return bit(column, row, milliseconds) ? white : black
    }

    private static func bit(_ column: Int, _ row: Int, _ milliseconds: UInt32) -> Bool {
        let bytes = [milliseconds >> 16 & 0xFF, milliseconds >> 8 & 0xFF, milliseconds & 0xFF]
        let byte = row < 3 ? bytes[row] : bytes[0] ^ bytes[1] ^ bytes[2]
        return byte >> UInt32(columns - 1 - column) & 1 == 1
    }
}
