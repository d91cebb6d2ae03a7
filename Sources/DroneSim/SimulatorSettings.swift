/// What a simulated drone is like, and where it stands.
public struct SimulatorSettings: Hashable, Sendable {
    /// Decides every chance; same seed and same commands give the same bytes.
    public var seed: UInt64

    /// The charge at power-on, 0...100.
    public var batteryPercent: Double

    /// Whether the battery never loses charge, for flights of any length.
    public var batteryIsEndless: Bool

    /// How good the sensors are.
    public var sensors: SensorQuality

    /// Where the drone stands.
    public var world: World

    /// How the air moves there; nil for the world's own wind.
    public var wind: Wind?

    /// A full battery, typical sensors, in the room.
    public init(
        seed: UInt64 = 1,
        batteryPercent: Double = 100,
        batteryIsEndless: Bool = false,
        sensors: SensorQuality = .typical,
        world: World = .room,
        wind: Wind? = nil
    ) {
        self.seed = seed
        self.batteryPercent = batteryPercent
        self.batteryIsEndless = batteryIsEndless
        self.sensors = sensors
        self.world = world
        self.wind = wind
    }
}
