public import DroneWire

/// A whole AR.Drone 2.0 as a value: datagrams and time go in, datagrams and pictures come out.
///
/// It advances in steps of 5 ms (the firmware's 200 Hz), whatever the stretches in which it is asked to; what it
/// receives counts from the step after. Times are measured from power-on and never run backward: an earlier time than
/// one already reached means that one.
public struct SimulatedDrone: Sendable {
    /// One step of the firmware.
    public static let step = Duration.milliseconds(5)
    private static let stepSeconds = step.inSeconds

    /// Steps between two records of the truth.
    private static let truthInterval = Int(Truth.recordInterval / step)

    /// What it was made with.
    public let settings: SimulatorSettings

    private var firmware: Firmware
    private var airframe: Airframe
    private var air: AirMotion
    private var battery: Battery
    private var sensors: Sensors
    private var shutter = Shutter()
    private var detector: TagDetector
    private var motorsWereOn = false

    /// How many steps were made.
    private var count = 0

    /// What was produced but not fetched yet.
    private var outputs: [SimulatorOutput] = []

    /// A drone that was switched on a moment ago and waits for its first client.
    public init(settings: SimulatorSettings = SimulatorSettings()) {
        self.settings = settings
        firmware = Firmware(seed: settings.seed, step: Self.stepSeconds, linkLoss: settings.linkLoss)
        airframe = Airframe(step: Self.stepSeconds)
        air = AirMotion(settings.wind ?? settings.world.wind, seed: settings.seed, step: Self.stepSeconds)
        battery = Battery(percent: settings.batteryPercent, isEndless: settings.batteryIsEndless)
        let errors = SensorErrors(settings.sensors, times: settings.world.sensorErrors)
        detector = TagDetector(settings.world.markers, errors: errors, seed: settings.seed, step: Self.stepSeconds)
        sensors = Sensors(
            errors: errors,
            seed: settings.seed,
            step: Self.stepSeconds,
            demoInterval: NavdataStream.demoInterval
        )
        sensors.measure(airframe, over: settings.world)
        firmware.observe(sensors.readings, battery: battery, airframe: airframe)
    }

    /// A datagram came to UDP 5556.
    public mutating func receiveCommands(_ bytes: RawSpan, at now: Duration) {
        firmware.receive(bytes, at: advanceSteps(to: now))
        outputs += firmware.takeControlTexts().map { .configuration($0) }
    }

    /// A datagram, whatever it says, came to UDP 5554 from a client that the host calls by this number.
    public mutating func receiveNavdataWake(_ bytes: RawSpan, from client: UInt64, at now: Duration) {
        firmware.wake(client, at: advanceSteps(to: now))
    }

    /// A gust: adds a wind to the present one that swells to a speed and fades again.
    ///
    /// - Parameters:
    ///   - speed: at its peak, in m/s.
    ///   - fromDegrees: where it comes from, clockwise from north.
    ///   - time: from its first breath to its last.
    public mutating func blow(speed: Double, fromDegrees: Double, for time: Duration) {
        air.blow(Wind(speed: speed, fromDegrees: fromDegrees).velocity, seconds: time.inSeconds)
    }

    /// Lets time pass; what leaves the drone meanwhile comes back in order.
    public mutating func advance(to now: Duration) -> [SimulatorOutput] {
        advanceSteps(to: now)
        defer { outputs = [] }
        return outputs
    }

    /// Makes all steps up to a time; returns that time in seconds, or the one already reached where it is later.
    @discardableResult
    private mutating func advanceSteps(to now: Duration) -> Double {
        while Self.step * (count + 1) <= now { advanceStep() }
        return max(now, Self.step * count).inSeconds
    }

    private mutating func advanceStep() {
        count += 1
        let now = Double(count) * Self.stepSeconds
        firmware.advance(at: now)
        let command = firmware.command
        if command.motors != .stopped, !motorsWereOn { sensors.motorsStarted() }
        motorsWereOn = command.motors != .stopped
        air.advance()
        airframe.advance(command, in: settings.world, wind: air.velocity)
        battery.advance(load: command.load, step: Self.stepSeconds)
        sensors.measure(airframe, over: settings.world)
        firmware.observe(sensors.readings, battery: battery, airframe: airframe)

        detector.advance(
            firmware.setup.tagSearch,
            step: count,
            position: airframe.position,
            attitude: airframe.attitude
        )
        let microseconds = count * 5000
        let exposed = shutter.advance(
            to: microseconds,
            video: firmware.setup.video,
            position: airframe.position,
            attitude: airframe.attitude
        )
        if let exposed { outputs.append(.frameDue(exposed)) }
        if count % Self.truthInterval == 0 { outputs.append(.truth(truth)) }
        if let (bytes, client) = firmware.navdataDatagram(
            step: count,
            microseconds: microseconds,
            pictures: shutter.number,
            tags: detector.tags
        ) {
            outputs.append(.navdata(bytes, to: client))
        }
    }

    /// The state word of this moment, as the next datagram will carry it.
    public var state: StateWord { firmware.state }

    /// What is really the case.
    public var truth: Truth {
        let now = Double(count) * Self.stepSeconds
        return Truth(
            time: Self.step * count,
            position: airframe.position,
            velocity: airframe.velocity,
            attitude: airframe.attitude,
            wind: air.velocity,
            state: firmware.controlState,
            batteryPercent: battery.charge,
            lights: firmware.lights.pattern(at: now, isEmergency: firmware.isEmergency)
        )
    }
}
