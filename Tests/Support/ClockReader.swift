/// Reads the clock in the simulated world as a program does that knows only the picture: finds the magenta frame, then its
/// squares.
package enum ClockReader {
    /// The milliseconds that the clock shows, of which it has the lowest 24 bits; nil where no whole clock is seen.
    package static func time(luma: [UInt8], blue: [UInt8], red: [UInt8], width: Int) -> UInt32? {
        let columns = width / 2
        var (left, right, top, bottom) = (Int.max, -1, Int.max, -1)
        for index in blue.indices where blue[index] > 165 && red[index] > 165 {
            (left, right) = (min(left, index % columns), max(right, index % columns))
            (top, bottom) = (min(top, index / columns), max(bottom, index / columns))
        }
        guard right > left, bottom > top else { return nil }
        var rows: [UInt32] = []
        for row in 0..<4 {
            var byte: UInt32 = 0
            for column in 0..<8 {
                let x = (Double(left) + Double(right - left + 1) * (Double(column) + 1.5) / 10) * 2
                let y = (Double(top) + Double(bottom - top + 1) * (Double(row) + 1.5) / 6) * 2
                byte = byte << 1 | (luma[Int(y) * width + Int(x)] > 125 ? 1 : 0)
            }
            rows.append(byte)
        }
        return rows[0] ^ rows[1] ^ rows[2] == rows[3] ? rows[0] << 16 | rows[1] << 8 | rows[2] : nil
    }
}
