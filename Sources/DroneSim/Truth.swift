public import DroneWire

/// What is really the case, whatever sensors and firmware believe.
///
/// Axes as in ``Vector``.
public struct Truth: Hashable, Sendable {
    /// The time since power-on.
    public var time: Duration

    /// The point between the drone's feet in metres.
    public var position: Vector

    /// Its velocity in m/s.
    public var velocity: Vector

    /// The attitude in radians.
    public var attitude: TrueAttitude

    /// How the air moves where the drone is, in m/s.
    public var wind: Vector

    /// The control state.
    public var state: ControlState

    /// What is left in the battery, in percent of full, without sag and filter.
    public var batteryPercent: Double

    /// The lights under the motors: `G1 R1 G2 R2 G3 R3 G4 R4` from bit 7 to bit 0.
    public var lights: UInt8
}

extension Truth {
    /// How often it is recorded: 50 times a second.
    public static let recordInterval = Duration.milliseconds(20)

    /// The truth as one line of JSON, without the end of the line.
    ///
    /// `t` in seconds since power-on; `x` north, `y` east, `z` up in metres from where the drone was switched on;
    /// `vx`, `vy`, `vz` along the same axes in m/s; `yaw` clockwise seen from above, -180 to 180, `pitch` nose up and `roll`
    /// right side down in degrees; `state` the control state in words; `battery` in percent; `wx`, `wy` the velocity of the
    /// air in m/s. North is where the nose pointed at power-on.
    public var jsonLine: String {
        var line = "{"
        func add(_ name: String, _ value: Double, _ digits: Int) {
            line += "\"\(name)\":\(Truth.decimal(value, digits)),"
        }
        add("t", time.inSeconds, 3)
        add("x", position.x, 4)
        add("y", position.y, 4)
        add("z", position.z, 4)
        add("vx", velocity.x, 4)
        add("vy", velocity.y, 4)
        add("vz", velocity.z, 4)
        add("yaw", attitude.heading.wrappedAngle.inDegrees, 3)
        add("pitch", attitude.pitch.wrappedAngle.inDegrees, 3)
        add("roll", attitude.roll.wrappedAngle.inDegrees, 3)
        line += "\"state\":\"\(state)\","
        add("battery", batteryPercent, 2)
        add("wx", wind.x, 3)
        add("wy", wind.y, 3)
        line.removeLast()
        return line + "}"
    }

    /// A number with so many digits after the point; -0.000 is 0.000.
    private static func decimal(_ value: Double, _ digits: Int) -> String {
        let scale = power(10, Double(digits))
        let scaled = Int((abs(value) * scale).rounded())
        let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Int(scale))
        let fraction = String(rest)
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return "\(sign)\(whole).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
    }
}
