import DroneWire

/// The drone's own program: commands in, motor commands, state and navdata out.
struct Firmware: Sendable {
    /// Percent below which the drone says that its battery is too low, lands by itself, and takes the warning back.
    private enum BatteryMark {
        static let low = 20.0
        static let landing = 12.0
        static let recovered = 23.0
    }

    /// rad: a drone that leans further, outside of a figure, has lost its balance (chosen; nobody published it).
    private static let largestTilt = 65.0.inRadians

    /// m/s: touching down harder than this stops the propellers.
    private static let hardTouchdown = 3.0

    var configuration: ConfigurationStore
    private(set) var setup: FirmwareSetup
    private(set) var link = CommandLink()
    private(set) var flight: FlightControl
    private(set) var navdata = NavdataStream()
    private(set) var lights = Lights()

    /// What waits to be sent on the control connection.
    private(set) var controlTexts: [[UInt8]] = []

    private var acknowledgement: Acknowledgement
    private var sticks = StickQueue()
    private var sticksSequence: UInt32 = 0
    private var sticksTime = 0.0

    /// Who wrote CONFIG_IDS just before; counts for the next CONFIG only.
    private var claimedIDs: ConfigurationIDs?

    /// No options until somebody writes `general:navdata_demo`.
    private var isBootstrapping = true

    /// REF's bits as they were last.
    private var startPressed = false
    private var emergencyPressed = false

    /// A take-off needs a released start bit after every landing that the pilot did not ask for.
    private var mayTakeOff = true

    /// Why the motors are cut; empty without an emergency.
    private var causes: StateWord = []

    private var batteryIsLow = false
    private var trim = (pitch: 0.0, roll: 0.0)
    private var readings = Readings()
    private var percent = 100.0
    private var millivolts = 12500.0

    /// Whether acknowledgements are kept from the client.
    var hidesAcknowledgements = false

    /// What navdata says over and over again while it is frozen.
    private var frozen: (state: StateWord, options: [NavdataOption])?

    private let settings: SimulatorSettings
    private let step: Double

    private var generation: DroneGeneration { settings.generation }

    /// The program of a drone that was switched on, with what it has in its memory; nil for what it left the factory with.
    init(_ settings: SimulatorSettings, step: Double, configuration: ConfigurationStore? = nil) {
        self.settings = settings
        self.step = step
        let configuration = configuration ?? ConfigurationStore(settings.generation)
        self.configuration = configuration
        setup = FirmwareSetup(configuration)
        flight = FlightControl(step: step, linkLoss: settings.linkLoss)
        acknowledgement = Acknowledgement(seed: settings.seed)
    }

    /// The same drone after its computer began anew: it knows what it was told to keep, and nobody.
    var rebooted: Firmware {
        var kept = configuration
        kept.leaveCustomSession()
        var next = Firmware(settings, step: step, configuration: kept)
        next.readings = readings
        (next.percent, next.millivolts) = (percent, millivolts)
        return next
    }

    /// What the motors are asked for in this step.
    var command: MotorCommand { flight.command }

    /// Whether an emergency keeps the motors off.
    var isEmergency: Bool { !causes.isEmpty }

    /// Hands out what is to be sent on the control connection.
    mutating func takeControlTexts() -> [[UInt8]] {
        defer { controlTexts = [] }
        return controlTexts
    }

    /// A datagram came to the navdata port.
    mutating func wake(_ client: UInt64, at now: Double) { navdata.wake(client, at: now) }
}

// Commands.
extension Firmware {
    /// A datagram came to the command port.
    mutating func receive(_ datagram: RawSpan, at now: Double) {
        for result in ATParser.parse(datagram) {
            guard case .command(let sequence, let command) = result, generation.knows(command),
                link.accept(sequence, at: now)
            else { continue }
            flight.regainLink()
            obey(command, sequence: sequence, at: now)
        }
    }

    private mutating func obey(_ command: ATCommand, sequence: UInt32, at now: Double) {
        switch command {
        case .ref(let reference): obey(reference)
        case .pcmd(let piloting): move(piloting, pilot: nil, sequence: sequence, at: now)
        case .pcmdMag(let piloting, let pilot): move(piloting, pilot: pilot, sequence: sequence, at: now)
        case .flatTrim:
            if !flight.isFlying { trim = (readings.pitch, readings.roll) }
        case .calibrate(.magnetometer):
            flight.perform(.magnetometerCalibration, readings: readings, percent: percent)
        case .configIDs(let ids): claimedIDs = ids
        case .config(let setting):
            // A refused setting is acknowledged like any other: the bit says "received", not "done".
            acknowledgement.raiseForSetting()
            write(setting, by: claimedIDs, at: now)
            claimedIDs = nil
        case .control(let mode): control(mode)
        case .animation(let animation, let milliseconds): perform(animation, milliseconds: milliseconds)
        case .led(let animation, let frequency, let seconds):
            play(LEDAnimationOrder(animation, frequencyHertz: frequency, seconds: seconds), at: now)
        case .zap(let channel): write(.videoChannel(channel), by: configuration.current, at: now)
        case .cad(let type, _): write(.detectionType(type), by: configuration.current, at: now)
        case .resetWatchdog, .pmode, .misc, .manualTrim, .capture, .gain, .visp, .viso, .pol, .vicon, .pwm,
            .autonomousFlight:
            break  // Accepted, which is all that a healthy link needs; Parrot keeps the rest to itself.
        }
    }

    private mutating func obey(_ reference: Reference) {
        if reference.emergency, !emergencyPressed { toggleEmergency() }
        emergencyPressed = reference.emergency
        startPressed = reference.takeOff
        if !reference.takeOff {
            mayTakeOff = true
            flight.land()
        } else if mayTakeOff, !flight.isFlying, !isEmergency, !batteryIsLow, readings.isGrounded {
            flight.takeOff()
        }
    }

    private mutating func toggleEmergency() {
        if !isEmergency {
            cutMotors([.userEmergency])
        } else if !flight.isFlying, readings.isGrounded, !causes.contains(.vbatLow) {
            causes = []
        }
    }

    mutating func cutMotors(_ cause: StateWord) {
        causes.formUnion(cause)
        flight.cutMotors()
        mayTakeOff = false
    }

    private mutating func move(_ piloting: Piloting, pilot: PilotHeading?, sequence: UInt32, at now: Double) {
        var sticks = Sticks.released
        if piloting.flags.contains(.progressive) {
            sticks = Sticks(
                areApplied: true,
                roll: Double(piloting.roll),
                pitch: Double(piloting.pitch),
                gaz: Double(piloting.gaz),
                yaw: Double(piloting.yaw),
                combinesYaw: piloting.flags.contains(.combinedYaw)
            )
            if let pilot, piloting.flags.contains(.absoluteControl) { sticks.pilotHeading = Double(pilot.psi) * .pi }
        }
        self.sticks.append(sticks, at: now)
        sticksSequence = sequence
        sticksTime = now
    }

    private mutating func control(_ mode: ControlMode) {
        switch mode {
        case .acknowledge: acknowledgement.acknowledge()
        case .sendConfiguration:
            controlTexts.append(configuration.listing.encoded)
            acknowledgement.raiseForListing()
        case .sendCustomIDs:
            controlTexts.append(configuration.identifiers.encoded)
            acknowledgement.raiseForListing()
        case .none, .update, .navigationBoardUpdate, .sendLogs: break
        }
    }

    private mutating func write(_ setting: ConfigurationSetting, by ids: ConfigurationIDs?, at now: Double) {
        let camera = setup.video.camera
        guard let written = configuration.write(setting, by: ids) else { return }
        setup = FirmwareSetup(configuration)
        switch written.key {
        case ConfigurationKey<VideoChannel>.videoChannel.name where configuration[.videoChannel] == .next:
            write(.videoChannel(camera == .front ? .bottom : .front), by: ids, at: now)
        case ConfigurationKey<Bool>.navdataDemo.name: isBootstrapping = false
        case ConfigurationKey<FlightAnimationOrder>.flightAnimation.name:
            let order = configuration[.flightAnimation]
            perform(order.animation, milliseconds: order.milliseconds)
        case ConfigurationKey<LEDAnimationOrder>.ledAnimation.name:
            play(configuration[.ledAnimation], at: now)
        default: break
        }
    }

    private mutating func play(_ order: LEDAnimationOrder, at now: Double) {
        guard generation.plays(order.animation) else { return }
        lights.play(order.animation, frequencyHertz: order.frequencyHertz, seconds: order.seconds, at: now)
    }

    private mutating func perform(_ animation: FlightAnimation, milliseconds: Int32) {
        guard generation.flies(animation) else { return }
        flight.perform(
            .animation(animation, seconds: Double(milliseconds) / 1000),
            readings: readings,
            percent: percent
        )
    }
}

// Time.
extension Firmware {
    /// Runs the control loop once: watchdog, battery, sticks, flight.
    mutating func advance(at now: Double) {
        switch link.check(at: now, lostAfter: setup.linkPatience) {
        case .none: break
        case .watchdog: sticks.append(.released, at: now)
        case .lost:
            configuration.leaveCustomSession()
            setup = FirmwareSetup(configuration)
            claimedIDs = nil
            if flight.isFlying { mayTakeOff = false }
            flight.loseLink()
        }
        navdata.forgetSilentClient(at: now, lastCommand: link.lastHeard, patience: setup.linkPatience)
        watchBattery()
        // The step leads up to `now`: what counts is what acts at its beginning.
        sticks.advance(to: now - step, step: step)
        flight.advance(sticks.acting, readings: readings, limits: setup.limits)
    }

    private mutating func watchBattery() {
        if percent <= BatteryMark.low { batteryIsLow = true }
        if percent >= BatteryMark.recovered, !flight.isFlying { batteryIsLow = false }
        guard flight.isFlying else { return }
        if millivolts <= setup.leastMillivolts {
            cutMotors([.vbatLow])
        } else if percent <= BatteryMark.landing {
            mayTakeOff = false
            flight.land()
        }
    }

    /// Takes note of what the sensors and the battery say after the step, and of what the airframe bumped into.
    mutating func observe(_ readings: Readings, battery: Battery, airframe: Airframe) {
        self.readings = readings
        percent = battery.reportedPercent
        millivolts = battery.millivolts
        guard flight.isFlying else { return }
        let limit = airframe.isGrounded ? Firmware.hardTouchdown : AirframeModel.crashSpeed
        if airframe.impactSpeed > limit { cutMotors([.cutout]) }
        if !flight.isPerforming, max(abs(readings.pitch), abs(readings.roll)) > Firmware.largestTilt {
            cutMotors([.anglesOutOfRange])
        }
    }
}

// Navdata.
extension Firmware {
    /// The state word of this moment.
    var state: StateWord {
        var word = generation.healthyState.union(causes)
        func set(_ bit: StateWord, _ isSet: Bool) { if isSet { word.insert(bit) } }
        set(.emergency, isEmergency)
        set(.flying, flight.isFlying)
        set(.userFeedbackStart, startPressed)
        set(.commandMask, acknowledgement.isPending && !hidesAcknowledgements)
        set(.navdataDemo, setup.isDemo)
        set(.navdataBootstrap, isBootstrapping)
        set(.communicationWatchdog, link.watchdogFired)
        set(.communicationLost, link.isLost)
        set(.vbatLow, batteryIsLow)
        return word
    }

    /// The control state of this moment.
    var controlState: ControlState { flight.controlState(seesFloor: readings.seesFloor) }

    /// The datagram of this step and who gets it; nil when none is due.
    mutating func navdataDatagram(
        step count: Int,
        microseconds: Int,
        pictures: UInt32,
        tags: [FoundTag],
        isFrozen: Bool
    ) -> (bytes: [UInt8], client: UInt64)? {
        let isFull = !isBootstrapping && !setup.isDemo
        guard let client = navdata.client, navdata.isDue(step: count, isFull: isFull) else { return nil }
        var options: [NavdataOption] = []
        if !isBootstrapping {
            let content = NavdataContent(
                generation: generation,
                microseconds: microseconds,
                readings: readings,
                control: controlState,
                command: command,
                heldHeight: flight.hold.height,
                sticks: sticks.acting,
                sticksSequence: sticksSequence,
                sticksTime: sticksTime,
                batteryPercent: percent,
                batteryMillivolts: millivolts,
                detection: setup.detection,
                tags: tags,
                pictureNumber: pictures,
                kilobitsPerSecond: setup.video.kilobitsPerSecond,
                trim: trim,
                isDemo: setup.isDemo
            )
            options = content.options(isFull ? .max : setup.navdataMask)
        }
        var state = state
        if !isFrozen { frozen = nil }
        if isFrozen { frozen = frozen ?? (state, options) }
        if let frozen { (state, options) = frozen }
        let datagram = NavdataDatagram(
            state: state,
            sequence: navdata.nextSequence(),
            visionDefined: readings.seesFloor ? 1 : 0,
            options: options
        )
        return (datagram.encoded, client)
    }
}
