public import FlightCore

/// Units as one writes them: `drone.forward(2.m, at: 0.5.mps)`.
extension Double {
    /// So many metres.
    public var m: Length { .meters(self) }

    /// So many centimetres.
    public var cm: Length { .meters(self / 100) }

    /// So many degrees.
    public var deg: Angle { .degrees(self) }

    /// So many metres per second.
    public var mps: Speed { .metersPerSecond(self) }

    /// So many degrees per second.
    public var degps: TurnRate { .degreesPerSecond(self) }

    /// So many seconds.
    public var s: Duration { .seconds(self) }

    /// So many milliseconds.
    public var ms: Duration { .milliseconds(self) }

    /// So many hundredths.
    public var percent: Percent { Percent(self) }

    /// So many a second.
    public var hz: Frequency { .hertz(self) }

    /// So many volts.
    public var volts: Voltage { .volts(self) }
}

/// Units as one writes them: `drone.turn(.right, 90.deg)`.
extension Int {
    /// So many metres.
    public var m: Length { Double(self).m }

    /// So many centimetres.
    public var cm: Length { Double(self).cm }

    /// So many degrees.
    public var deg: Angle { Double(self).deg }

    /// So many metres per second.
    public var mps: Speed { Double(self).mps }

    /// So many degrees per second.
    public var degps: TurnRate { Double(self).degps }

    /// So many seconds.
    public var s: Duration { .seconds(self) }

    /// So many milliseconds.
    public var ms: Duration { .milliseconds(self) }

    /// So many hundredths.
    public var percent: Percent { Percent(Double(self)) }

    /// So many a second.
    public var hz: Frequency { Double(self).hz }
}
