public import FlightCore

/// A share of the whole stick or of the whole battery.
public struct Percent: Quantity {
    /// The share, 1 for all of it.
    public var si: Double

    /// Makes a share from a part of 1.
    public init(si: Double) { self.si = si }

    /// Makes a share from hundredths.
    public init(_ value: Double) { si = value / 100 }

    /// The share in hundredths.
    public var value: Double { si * 100 }
}

/// How often something happens; the SI unit is the hertz.
public struct Frequency: Quantity {
    /// The frequency in hertz.
    public var si: Double

    /// Makes a frequency from hertz.
    public init(si: Double) { self.si = si }

    /// A frequency given in hertz.
    public static func hertz(_ value: Double) -> Frequency { Frequency(si: value) }

    /// The frequency in hertz.
    public var hertz: Double { si }
}
