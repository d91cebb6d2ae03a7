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

    /// The control state.
    public var state: ControlState

    /// What is left in the battery, in percent of full, without sag and filter.
    public var batteryPercent: Double

    /// The lights under the motors: `G1 R1 G2 R2 G3 R3 G4 R4` from bit 7 to bit 0.
    public var lights: UInt8
}
