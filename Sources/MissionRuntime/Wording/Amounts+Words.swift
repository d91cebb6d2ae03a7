package import FlightCore
import MissionLanguage

extension Length {
    /// The distance in metres, to the centimetre.
    package var inWords: String { "\(Decimals.fixed(meters, places: 2)) m" }
}

extension Voltage {
    /// The voltage, to a tenth of a volt.
    package var inWords: String { "\(Decimals.fixed(volts, places: 1)) V" }
}

extension Duration {
    /// The time in milliseconds while it is short, then in seconds.
    package var inWords: String { self < .seconds(1) ? "\(Int(seconds * 1000)) ms" : inSeconds }
}
