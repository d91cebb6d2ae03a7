/// What kind of amount a number is: a length, a speed, a time; products and quotients included.
///
/// Kept as exponents, so that `2m / 0.5m/s` is found to be a time without a table of combinations.
public struct Dimension: Hashable, Sendable {
    private var length: Int16
    private var time: Int16
    private var angle: Int16
    private var percent: Int16
    private var voltage: Int16

    private init(length: Int16 = 0, time: Int16 = 0, angle: Int16 = 0, percent: Int16 = 0, voltage: Int16 = 0) {
        self.length = length
        self.time = time
        self.angle = angle
        self.percent = percent
        self.voltage = voltage
    }

    /// A bare number.
    public static let number = Dimension()
    /// A length; the base unit is the metre.
    public static let length = Dimension(length: 1)
    /// A speed; the base unit is the metre per second.
    public static let speed = Dimension(length: 1, time: -1)
    /// An angle; the base unit is the degree.
    public static let angle = Dimension(angle: 1)
    /// A rate of turn; the base unit is the degree per second.
    public static let turnRate = Dimension(time: -1, angle: 1)
    /// A time; the base unit is the second.
    public static let time = Dimension(time: 1)
    /// A share of the whole stick or the whole battery; the base unit is the percent.
    public static let percent = Dimension(percent: 1)
    /// A frequency; the base unit is the hertz.
    public static let frequency = Dimension(time: -1)
    /// A voltage; the base unit is the volt.
    public static let voltage = Dimension(voltage: 1)

    /// The dimension of a product.
    ///
    /// Expressions are too short for the exponents to overflow (`Parser.longestExpression`).
    public static func * (left: Self, right: Self) -> Self {
        Dimension(
            length: left.length + right.length,
            time: left.time + right.time,
            angle: left.angle + right.angle,
            percent: left.percent + right.percent,
            voltage: left.voltage + right.voltage
        )
    }

    /// The dimension of a quotient.
    public static func / (left: Self, right: Self) -> Self {
        Dimension(
            length: left.length - right.length,
            time: left.time - right.time,
            angle: left.angle - right.angle,
            percent: left.percent - right.percent,
            voltage: left.voltage - right.voltage
        )
    }

    /// The base unit as it is written, made of parts where it has no name: `m`, `deg/s`, `m·m`; empty for a number.
    public var baseUnit: String {
        if let unit = Unit.base(of: self) { return unit.symbol }
        let parts = [(length, "m"), (angle, "deg"), (percent, "%"), (voltage, "V"), (time, "s")]
        func product(_ sign: Int16) -> String {
            parts.flatMap { exponent, symbol in
                Array(repeating: symbol, count: max(0, Int(exponent) * Int(sign)))
            }.joined(separator: "·")
        }
        let above = product(1)
        let below = product(-1)
        if below.isEmpty { return above }
        return (above.isEmpty ? "1" : above) + "/" + below
    }
}

/// A unit that can be written behind a number.
public struct Unit: Hashable, Sendable {
    /// How it is written.
    public let symbol: String

    /// What it measures.
    public let dimension: Dimension

    /// How many base units it is.
    public let factor: Double

    /// Every unit of the language; the first one of a dimension is its base unit.
    public static let all: [Unit] = [
        Unit(symbol: "m", dimension: .length, factor: 1),
        Unit(symbol: "cm", dimension: .length, factor: 0.01),
        Unit(symbol: "mm", dimension: .length, factor: 0.001),
        Unit(symbol: "ft", dimension: .length, factor: 0.3048),
        Unit(symbol: "m/s", dimension: .speed, factor: 1),
        Unit(symbol: "cm/s", dimension: .speed, factor: 0.01),
        Unit(symbol: "km/h", dimension: .speed, factor: 1 / 3.6),
        Unit(symbol: "deg", dimension: .angle, factor: 1),
        Unit(symbol: "°", dimension: .angle, factor: 1),
        Unit(symbol: "deg/s", dimension: .turnRate, factor: 1),
        Unit(symbol: "°/s", dimension: .turnRate, factor: 1),
        Unit(symbol: "s", dimension: .time, factor: 1),
        Unit(symbol: "ms", dimension: .time, factor: 0.001),
        Unit(symbol: "min", dimension: .time, factor: 60),
        Unit(symbol: "%", dimension: .percent, factor: 1),
        Unit(symbol: "Hz", dimension: .frequency, factor: 1),
        Unit(symbol: "V", dimension: .voltage, factor: 1),
    ]

    /// The unit in which amounts of a dimension are kept; nil for a number and for dimensions without a name.
    public static func base(of dimension: Dimension) -> Unit? { all.first { $0.dimension == dimension } }

    /// The unit that is written like this.
    public static func named(_ symbol: String) -> Unit? { all.first { $0.symbol == symbol } }

    /// The unit that people mean who write it out or in another program's way.
    public static func meant(by word: String) -> Unit? {
        let spellings: [String: String] = [
            "meter": "m", "meters": "m", "metre": "m", "metres": "m", "centimeters": "cm", "centimetres": "cm",
            "feet": "ft", "foot": "ft", "mps": "m/s", "kmh": "km/h", "kph": "km/h", "degree": "deg", "degrees": "deg",
            "sec": "s", "secs": "s", "second": "s", "seconds": "s", "msec": "ms", "millisecond": "ms",
            "milliseconds": "ms", "minute": "min", "minutes": "min", "percent": "%", "pct": "%", "hz": "Hz",
            "hertz": "Hz", "volt": "V", "volts": "V", "v": "V", "M": "m", "S": "s", "dps": "deg/s",
        ]
        guard word.hasSuffix(perSecond) else { return spellings[word].flatMap(named) }
        let unit = String(word.dropLast(perSecond.count))
        return (named(unit) ?? meant(by: unit)).flatMap { named($0.symbol + "/s") }
    }

    /// How a rate is written out.
    static let perSecond = " per second"

    /// The units' spellings, longest first, for finding the unit at a place in a text.
    static let spellings: [(bytes: [UInt8], unit: Unit)] =
        all.map { (Array($0.symbol.utf8), $0) }.sorted { $0.bytes.count > $1.bytes.count }
}
