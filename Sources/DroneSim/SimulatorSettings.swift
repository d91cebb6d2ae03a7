/// What a simulated drone is like, and where it stands.
public struct SimulatorSettings: Hashable, Sendable {
    /// Which drone it is.
    public var generation = DroneGeneration.two

    /// Decides every chance; same seed and same commands give the same bytes.
    public var seed: UInt64

    /// The charge at power-on, 0...100.
    public var batteryPercent: Double

    /// Whether the battery never loses charge, for flights of any length.
    public var batteryIsEndless: Bool

    /// What is plugged in under the hull.
    public var usb = USBStick.absent

    /// Whether the Flight Recorder, a GPS module, is plugged in; nil: where the world says where on the earth it is.
    public var hasGPS: Bool?

    /// What goes wrong from power-on.
    public var faults: [Fault] = []

    /// How good the sensors are.
    public var sensors: SensorQuality

    /// Where the drone stands.
    public var world: World

    /// How the air moves there; nil for the world's own wind.
    public var wind: Wind?

    /// What the drone does in the air when nobody commands it any more.
    public var linkLoss: LinkLoss

    /// An AR.Drone 2.0 with a full battery and typical sensors, in the room.
    public init(
        seed: UInt64 = 1,
        batteryPercent: Double = 100,
        batteryIsEndless: Bool = false,
        sensors: SensorQuality = .typical,
        world: World = .room,
        wind: Wind? = nil,
        linkLoss: LinkLoss = .land
    ) {
        self.seed = seed
        self.batteryPercent = batteryPercent
        self.batteryIsEndless = batteryIsEndless
        self.sensors = sensors
        self.world = world
        self.wind = wind
        self.linkLoss = linkLoss
    }
}

/// The USB key of an AR.Drone 2.0.
public enum USBStick: String, CaseIterable, Hashable, Sendable {
    /// There is none.
    case absent
    /// One with room for films.
    case present
    /// One without.
    case full
}

/// What a drone does in the air when its client was lost for `general:com_watchdog` seconds.
public enum LinkLoss: String, CaseIterable, Hashable, Sendable {
    /// It hovers a moment and lands, as the SDK's documentation says.
    case land
    /// It hovers until its battery is empty, as owners have seen it do.
    case hover
}
