public import DroneWire

/// A whole AR.Drone as a value: datagrams and time go in, datagrams and pictures come out.
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

    var firmware: Firmware
    private var airframe: Airframe
    private var air: AirMotion
    private var battery: Battery
    private var sensors: Sensors
    private var shutter = Shutter()
    private var detector: TagDetector
    private var gps: GPSReceiver?
    private var motorsWereOn = false

    /// How many steps were made.
    private var count = 0

    /// What was produced but not fetched yet.
    private var outputs: [SimulatorOutput] = []

    private var faults = FaultBoard()
    private var commandLine: AirLine<[UInt8]>
    private var wakeLine: AirLine<UInt64>
    private var outgoingLine: AirLine<SimulatorOutput>
    private var secondPilot = ATSequence(next: SimulatedDrone.secondPilotsFirstNumber)

    /// Until when the drone's computer starts, in seconds since power-on.
    private var silentUntil = 0.0

    /// A drone that was switched on a moment ago and waits for its first client.
    public init(settings: SimulatorSettings = SimulatorSettings()) {
        self.settings = settings
        firmware = Firmware(settings, step: Self.stepSeconds)
        commandLine = AirLine(seed: settings.seed, stream: 30)
        wakeLine = AirLine(seed: settings.seed, stream: 31)
        outgoingLine = AirLine(seed: settings.seed, stream: 32)
        airframe = Airframe(step: Self.stepSeconds)
        air = AirMotion(settings.wind ?? settings.world.wind, seed: settings.seed, step: Self.stepSeconds)
        battery = Battery(percent: settings.batteryPercent, isEndless: settings.batteryIsEndless)
        let errors = SensorErrors(settings.sensors, times: settings.world.sensorErrors)
        detector = TagDetector(
            settings.world.markers,
            generation: settings.generation,
            errors: errors,
            seed: settings.seed,
            step: Self.stepSeconds
        )
        sensors = Sensors(
            errors: errors,
            seed: settings.seed,
            step: Self.stepSeconds,
            demoInterval: NavdataStream.demoInterval
        )
        if settings.hasGPS ?? (settings.world.start != nil), settings.generation == .two {
            let start = settings.world.start ?? World.GeographicPlace(latitude: 48.8789, longitude: 2.3677)
            gps = GPSReceiver(start: start, isPerfect: settings.sensors == .perfect, seed: settings.seed)
            gps?.advance(airframe, count: 0, step: Self.stepSeconds)
        }
        sensors.measure(airframe, over: settings.world)
        firmware.observe(sensors.readings, battery: battery, airframe: airframe)
        for fault in settings.faults { inject(fault) }
    }

    /// A datagram came to UDP 5556.
    public mutating func receiveCommands(_ bytes: RawSpan, at now: Duration) {
        let time = advanceSteps(to: now)
        guard !faults.isQuiet || !commandLine.isEmpty || time < silentUntil else { return obey(bytes, at: time) }
        let datagram = (0..<bytes.byteCount).map { unsafe bytes.unsafeLoad(fromByteOffset: $0, as: UInt8.self) }
        commandLine.send(datagram, at: time, in: faults.weather(on: .at, incoming: true), damage: flipByte)
        for datagram in commandLine.arrivals(at: time) { obey(datagram.rawSpan, at: time) }
    }

    private mutating func obey(_ bytes: RawSpan, at time: Double) {
        guard time >= silentUntil else { return }
        firmware.receive(bytes, at: time)
    }

    /// A datagram, whatever it says, came to UDP 5554 from a client that the host calls by this number.
    public mutating func receiveNavdataWake(_ bytes: RawSpan, from client: UInt64, at now: Duration) {
        let time = advanceSteps(to: now)
        let weather = faults.weather(on: .navdata, incoming: true)
        // Whatever it says wakes: a changed byte changes nothing.
        wakeLine.send(client, at: time, in: weather) { _, _ in }
        for client in wakeLine.arrivals(at: time) where time >= silentUntil { firmware.wake(client, at: time) }
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
        advanceFaults(to: now)
        for text in firmware.takeControlTexts() { emit(.configuration(text), at: now) }
        firmware.advance(at: now)
        let command = firmware.command
        if command.motors != .stopped, !motorsWereOn { sensors.motorsStarted() }
        motorsWereOn = command.motors != .stopped
        air.advance()
        airframe.advance(command, in: settings.world, wind: air.velocity)
        battery.advance(load: command.load, step: Self.stepSeconds)
        sensors.measure(airframe, over: settings.world)
        gps?.advance(airframe, count: count, step: Self.stepSeconds)
        firmware.observe(disturbed(sensors.readings, at: now), battery: battery, airframe: airframe)

        detector.advance(
            firmware.setup.tagSearch,
            step: count,
            position: airframe.position,
            attitude: airframe.attitude
        )
        let microseconds = count * 5000
        let exposed = shutter.advance(
            to: microseconds,
            video: firmware.video,
            position: airframe.position,
            attitude: airframe.attitude
        )
        if var exposed, !faults.acts(.videoStall), now >= silentUntil {
            if faults.acts(.videoGarbage) { exposed.garbage = garbage(number: exposed.picture.number) }
            emit(.frameDue(exposed), at: now)
        }
        if now >= silentUntil, let path = firmware.userboxPictureDue(at: now) {
            outputs.append(.photographDue(photograph(at: now), path: path))
        }
        if count % Self.truthInterval == 0 { outputs.append(.truth(truth)) }
        if let (bytes, client) = firmware.navdataDatagram(
            step: count,
            microseconds: microseconds,
            pictures: shutter.number,
            tags: detector.tags,
            gps: gps,
            loss: faults.isQuiet ? 0 : faults.weather(on: .navdata, incoming: false).loss,
            isFrozen: faults.acts(.frozenNavdata)
        ) {
            emit(.navdata(bytes, to: client), at: now)
        }
        if !outgoingLine.isEmpty { outputs += outgoingLine.arrivals(at: now) }
    }

    /// The picture that the front camera would take now, in the size of its sensor.
    private func photograph(at now: Double) -> PictureRequest {
        let (width, height) = settings.generation == .two ? (1280, 720) : (640, 480)
        return PictureRequest(
            camera: .front,
            width: width,
            height: height,
            position: airframe.position,
            attitude: airframe.attitude,
            number: shutter.number,
            timestampMilliseconds: UInt32(truncatingIfNeeded: Int(now * 1000))
        )
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

// What goes wrong.
extension SimulatedDrone {
    /// How long the drone's computer takes to start (chosen: enough to be noticed, less than a real one's half minute).
    public static let bootTime = Duration.seconds(5)

    /// Steps between two datagrams of a second pilot, who sends as often as others do.
    private static let secondPilotInterval = 6

    /// Far above the numbers of whoever began at 1.
    private static let secondPilotsFirstNumber: UInt32 = 1_000_000

    /// Lets something go wrong; its times count from now.
    public mutating func inject(_ fault: Fault) { faults.add(fault, at: Double(count) * Self.stepSeconds) }

    /// Ends everything that goes wrong; what is broken by then stays so.
    public mutating func clearFaults() { faults.clear() }

    private mutating func advanceFaults(to now: Double) {
        for datagram in commandLine.arrivals(at: now) { obey(datagram.rawSpan, at: now) }
        for client in wakeLine.arrivals(at: now) where now >= silentUntil { firmware.wake(client, at: now) }
        for (effect, seconds) in faults.advance(to: now) { begin(effect, seconds: seconds, at: now) }
        firmware.hidesAcknowledgements = faults.acts(.lostAcknowledgements)
        if faults.acts(.secondPilot), count % Self.secondPilotInterval == 0 {
            let commands: [ATCommand] = [.ref(firmware.flight.isFlying ? .takeOff : .land), .pcmd(.hover)]
            for datagram in secondPilot.encode(commands) { obey(datagram.rawSpan, at: now) }
        }
    }

    private mutating func begin(_ effect: Fault.Effect, seconds: Double, at now: Double) {
        switch effect {
        case .videoCut: outputs.append(.cut(.video))
        case .reboot:
            firmware = firmware.rebooted
            silentUntil = now + Self.bootTime.inSeconds
            commandLine.empty()
            wakeLine.empty()
            outgoingLine.empty()
            outputs += [.cut(.video), .cut(.configuration)]
        case .battery(let percent):
            battery = Battery(percent: percent, isEndless: settings.batteryIsEndless)
        case .gust(let speed, let fromDegrees):
            let time = seconds.isFinite ? seconds : Self.gustTime
            air.blow(Wind(speed: speed, fromDegrees: fromDegrees).velocity, seconds: time)
        case .emergency(let cause): firmware.cutMotors(cause.word)
        case .sensor(.compass): firmware.loseCompass()
        case .air, .lostAcknowledgements, .videoStall, .videoGarbage, .frozenNavdata, .sensor, .secondPilot: break
        }
    }

    /// s: a gust of which nobody says how long it lasts.
    private static let gustTime = 2.0

    /// Lets something leave the drone, over the air as it is at the moment.
    private mutating func emit(_ output: SimulatorOutput, at now: Double) {
        guard !faults.isQuiet || !outgoingLine.isEmpty else { return outputs.append(output) }
        let channel: Fault.Channel =
            switch output {
            case .navdata: .navdata
            case .configuration: .configuration
            case .frameDue, .cut, .truth, .photographDue: .video
            }
        outgoingLine.send(output, at: now, in: faults.weather(on: channel, incoming: false)) { output, draws in
            switch output {
            case .navdata(var bytes, let client):
                flipByte(&bytes, &draws)
                output = .navdata(bytes, to: client)
            case .configuration(var bytes):
                flipByte(&bytes, &draws)
                output = .configuration(bytes)
            case .frameDue(var frame):
                frame.garbage = [UInt8.random(in: .min ... .max, using: &draws)]
                output = .frameDue(frame)
            case .cut, .truth, .photographDue: break
            }
        }
        outputs += outgoingLine.arrivals(at: now)
    }

    /// Bytes that mean nothing, the same ones for the same picture.
    private func garbage(number: UInt32) -> [UInt8] {
        var draws = Random(seed: settings.seed &+ UInt64(number), stream: 33)
        return (0..<Int.random(in: 64...1024, using: &draws)).map { _ in UInt8.random(in: .min ... .max, using: &draws)
        }
    }

    /// What the firmware is told when sensors have failed.
    private func disturbed(_ readings: Readings, at now: Double) -> Readings {
        guard !faults.isQuiet else { return readings }
        var readings = readings
        if faults.acts(.sensor(.barometer)) { readings.barometer += 2 }
        if faults.acts(.sensor(.sonar)) {
            readings.hearsEcho = false
            readings.sonar = Sensors.sonarFarthest
            readings.height = max(0, readings.barometer)
        }
        if faults.acts(.sensor(.flow)) {
            readings.seesFloor = false
            (readings.ahead, readings.right, readings.smoothAhead, readings.smoothRight) = (0, 0, 0, 0)
        }
        if let time = faults.time(of: .sensor(.gyro), at: now) {
            readings.heading = (readings.heading + (15 * time).inRadians).wrappedAngle
        }
        return readings
    }
}
