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

    /// What was recorded, as FTP shows it.
    var files = FileTree.media()

    /// What was asked for on the control connection; asked for ten times in a step, it is sent once.
    private var listingIsWanted = false
    private var identifiersAreWanted = false

    private var usb: USBRecorder
    private var userbox = Userbox()
    private var wind = WindEstimator()
    private var flyingTime = 0.0

    private var acknowledgement: Acknowledgement
    private var sticks = StickQueue()
    private var piloting = PilotingRecord()

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

    /// Whether the magnetometer can be believed.
    private var compassIsCalibrated = true

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
        usb = USBRecorder(settings.usb)
        if usb.isPresent { files.makeFolder(at: USBRecorder.folder) }
        self.configuration.report(.videoStorageSpace, Int32(usb.free))
    }

    /// The same drone after its computer began anew: it knows what it was told to keep, and nobody.
    var rebooted: Firmware {
        var kept = configuration
        kept.restart()
        var next = Firmware(settings, step: step, configuration: kept)
        next.readings = readings
        (next.percent, next.millivolts) = (percent, millivolts)
        (next.files, next.usb, next.flyingTime) = (files, usb, flyingTime)
        next.compassIsCalibrated = compassIsCalibrated
        return next
    }

    /// What the motors are asked for in this step.
    var command: MotorCommand { flight.command }

    /// Whether an emergency keeps the motors off.
    var isEmergency: Bool { !causes.isEmpty }

    /// The encoding that the client chose, and where the film goes.
    var video: VideoSettings {
        var video = setup.video
        video.filmOnKey = usb.film
        return video
    }

    /// Hands out what is to be sent on the control connection.
    mutating func takeControlTexts() -> [[UInt8]] {
        defer { (listingIsWanted, identifiersAreWanted) = (false, false) }
        return (listingIsWanted ? [configuration.listing.encoded] : [])
            + (identifiersAreWanted ? [configuration.identifiers.encoded] : [])
    }

    /// The file of a userbox picture that is due; nil when none is.
    mutating func userboxPictureDue(at now: Double) -> String? { userbox.pictureDue(at: now) }

    /// What the magnetometer had learned of the field does not hold any more.
    mutating func loseCompass() { compassIsCalibrated = generation == .one }

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
            if let pilot, piloting.flags.contains(.absoluteControl), compassIsCalibrated {
                sticks.pilotHeading = Double(pilot.psi) * .pi
            }
        }
        self.sticks.append(sticks, at: now)
        self.piloting.note(piloting, pilot: pilot, sequence: sequence, at: now)
    }

    private mutating func control(_ mode: ControlMode) {
        switch mode {
        case .acknowledge: acknowledgement.acknowledge()
        case .sendConfiguration:
            listingIsWanted = true
            acknowledgement.raiseForListing()
        case .sendCustomIDs:
            identifiersAreWanted = true
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
            configuration.reset(.flightAnimation)
            perform(order.animation, milliseconds: order.milliseconds)
        case ConfigurationKey<LEDAnimationOrder>.ledAnimation.name:
            play(configuration[.ledAnimation], at: now)
        case ConfigurationKey<UserboxCommand>.userboxCommand.name:
            userbox.obey(configuration[.userboxCommand], files: &files, at: now)
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
        record()
        // The step leads up to `now`: what counts is what acts at its beginning.
        sticks.advance(to: now - step, step: step)
        let wasFlying = flight.isFlying
        let wasCalibrating = flight.phase == .performing(.magnetometerCalibration)
        flight.advance(sticks.acting, readings: readings, limits: setup.limits)
        if wasCalibrating, flight.phase == .hovering { compassIsCalibrated = true }
        wind.advance(readings, isActive: setup.isOutdoor && flight.isFlying, step: step)
        if flight.isFlying { flyingTime += step }
        if wasFlying, !flight.isFlying { configuration.report(.flyingTime, Int32(flyingTime)) }
    }

    /// Films onto the USB key.
    private mutating func record() {
        let wasRecording = usb.isRecording
        let hasBegun = usb.advance(
            filmNumber: setup.filmNumber,
            kilobitsPerSecond: setup.video.storageKilobitsPerSecond,
            step: step
        )
        if hasBegun {
            configuration.report(.videoFileIndex, configuration[.videoFileIndex] &+ 1)
            setup = FirmwareSetup(configuration)
        }
        if wasRecording != usb.isRecording { configuration.report(.videoStorageSpace, Int32(usb.free)) }
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
        set(.ultrasoundDeaf, !readings.hearsEcho)
        if generation == .two {
            set(.usbKeyReady, usb.isReady)
            set(.tooMuchWind, wind.isTooStrong)
            set(.magnetoNeedsCalibration, !compassIsCalibrated)
        }
        return word
    }

    /// The control state of this moment.
    var controlState: ControlState {
        // Without its sonar the first drone has nothing to measure its height with; the second has the air's pressure.
        let hasEcho = readings.hearsEcho && readings.height <= Sensors.sonarFarthest
        return flight.controlState(seesFloor: readings.seesFloor, hasLostHeight: generation == .one && !hasEcho)
    }

    /// The datagram of this step and who gets it; nil when none is due.
    mutating func navdataDatagram(
        step count: Int,
        microseconds: Int,
        pictures: UInt32,
        tags: [FoundTag],
        gps: GPSReceiver?,
        loss: Double,
        isFrozen: Bool
    ) -> (bytes: [UInt8], client: UInt64)? {
        let isFull = !isBootstrapping && !setup.isDemo
        let isBoxed = userbox.isRecording && navdata.isDemoDue(step: count)
        let client = navdata.isDue(step: count, isFull: isFull) ? navdata.client : nil
        guard client != nil || isBoxed else { return nil }
        let content = NavdataContent(
            generation: generation,
            microseconds: microseconds,
            readings: readings,
            control: controlState,
            command: command,
            heldHeight: flight.hold.height,
            heldHeading: flight.heldHeading,
            piloting: piloting,
            batteryPercent: percent,
            batteryMillivolts: millivolts,
            detection: setup.detection,
            tags: tags,
            pictureNumber: pictures,
            kilobitsPerSecond: setup.video.kilobitsPerSecond,
            trim: trim,
            compassIsCalibrated: compassIsCalibrated,
            wind: wind,
            usb: usb,
            gps: generation == .two ? gps : nil,
            loss: loss,
            isDemo: setup.isDemo
        )
        if isBoxed {
            let whole = NavdataDatagram(state: state, sequence: UInt32(count), options: content.options(.max))
            userbox.record(whole.encoded, files: &files)
        }
        guard let client else { return nil }
        acknowledgement.datagramSent()
        let options = isBootstrapping ? [] : content.options(isFull ? .max : setup.navdataMask)
        return (encoded(options, isFrozen: isFrozen), client)
    }

    private mutating func encoded(_ options: [NavdataOption], isFrozen: Bool) -> [UInt8] {
        var options = options
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
        return datagram.encoded
    }
}
