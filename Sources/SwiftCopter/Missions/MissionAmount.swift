public import FlightCore
import MissionLanguage

/// An amount as the language writes it, with its unit.
public protocol MissionAmount: Hashable, Sendable {
    /// The amount with its unit: `1.5m`.
    var written: String { get }
}

extension Length: MissionAmount {
    /// The amount with its unit.
    public var written: String { Measure(meters, .length).written }
}

extension Speed: MissionAmount {
    /// The amount with its unit.
    public var written: String { Measure(metersPerSecond, .speed).written }
}

extension Angle: MissionAmount {
    /// The amount with its unit.
    public var written: String { Measure(degrees, .angle).written }
}

extension TurnRate: MissionAmount {
    /// The amount with its unit.
    public var written: String { Measure(degreesPerSecond, .turnRate).written }
}

extension Duration: MissionAmount {
    /// The amount with its unit.
    public var written: String { Measure(seconds, .time).written }
}

extension Percent: MissionAmount {
    /// The amount with its unit.
    public var written: String { Measure(value, .percent).written }
}

extension Frequency: MissionAmount {
    /// The amount with its unit.
    public var written: String { Measure(hertz, .frequency).written }
}

extension Voltage: MissionAmount {
    /// The amount with its unit.
    public var written: String { Measure(volts, .voltage).written }
}

extension Optional where Wrapped: MissionAmount {
    /// The amount behind a word of the language; nil without one.
    func after(_ word: String) -> String? { map { word + " " + $0.written } }
}

extension Aim? {
    /// The aim behind a word of the language; nil without one.
    func after(_ word: String) -> String? { map { word + " " + $0.written } }
}

extension Double {
    /// The number as the language writes it.
    var written: String { Measure(self, .number).written }
}

extension String {
    /// The text in the language's quotes.
    ///
    /// Values in braces stay values; `\{` is a brace.
    var quoted: String {
        var text = "\""
        var isEscaped = false
        for character in self {
            if isEscaped {
                // A backslash that escapes nothing is one.
                if !#"{}"\"#.contains(character) { text += "\\" }
                text.append(character)
                isEscaped = false
            } else if character == "\\" {
                text.append(character)
                isEscaped = true
            } else {
                if character == "\"" { text += "\\" }
                text.append(character)
            }
        }
        if isEscaped { text += "\\" }
        return text + "\""
    }
}

extension String {
    /// The text as a name; one that is no word stands in quotes, and is told as a mistake where a name belongs.
    var named: String {
        let isWord =
            !isEmpty
            && unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "0123456789_:".unicodeScalars.contains($0) }
        return isWord ? self : quoted
    }
}

extension String? {
    var quoted: String? { map(\.quoted) }
}
