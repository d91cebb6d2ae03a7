package import FlightCore
import MissionLanguage

/// How numbers are written for people, everywhere in the program.
package enum Format {
    /// A distance, in metres to the decimetre.
    package static func tenths(_ length: Length) -> String { "\(Decimals.fixed(length.meters, places: 1)) m" }

    /// A speed.
    static func speed(_ speed: Speed) -> String { "\(Decimals.fixed(speed.metersPerSecond, places: 2)) m/s" }

    /// A direction in whole degrees from 0 to 359, without their sign.
    static func heading(_ angle: Angle) -> String {
        let degrees = Int(angle.degrees.rounded()) % 360
        return "\(degrees < 0 ? degrees + 360 : degrees)"
    }

    /// An angle.
    static func degrees(_ angle: Angle) -> String { "\(Decimals.fixed(angle.degrees, places: 0))°" }

    /// Rows of cells as a table: the first columns stand at the left, the others at the right.
    static func table(_ rows: [[String]], leftColumns: Int = 1) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { column, cell in
                column < leftColumns ? cell.rightPadded(to: widths[column]) : cell.leftPadded(to: widths[column])
            }
            return ("  " + cells.joined(separator: "   ")).trimmedAtEnd
        }
        .joined(separator: "\n")
    }

    /// A time as minutes and seconds: `0:41`, `12:05`.
    package static func clock(_ time: Duration) -> String {
        let seconds = Int(time.seconds)
        return "\(seconds / 60):\(padded(seconds % 60))"
    }

    /// A time since the beginning to a tenth of a second, in columns that stay below each other: ` 0:04.2`.
    package static func stamp(_ time: Duration) -> String {
        let tenths = Int((time.seconds * 10).rounded(.down))
        return "\(tenths / 600):\(padded(tenths / 10 % 60)).\(tenths % 10)".leftPadded(to: 7)
    }

    /// How long ago something was: `just now`, `12 s ago`, `3 min ago`.
    package static func ago(_ time: Duration) -> String {
        switch time {
        case ..<Duration.seconds(1): "just now"
        case ..<Duration.seconds(100): "\(Int(time.seconds)) s ago"
        default: "\(Int(time.seconds) / 60) min ago"
        }
    }

    /// A number with at most so many digits behind the point, as it is written in a mission.
    static func rounded(_ number: Double, places: Int) -> String { Decimals.shortest(number, places: places) }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension String {
    /// The text without the blanks at its end.
    fileprivate var trimmedAtEnd: String { String(prefix(count - reversed().prefix { $0 == " " }.count)) }

    /// The text with blanks before it, so that it fills `width` columns.
    package func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }

    /// The text with blanks after it, so that it fills `width` columns.
    package func rightPadded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
