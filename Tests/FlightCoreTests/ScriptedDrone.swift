import DroneWire

@testable import FlightCore

/// A drone without physics: it says what a test lets it say, and a flight machine listens and answers.
///
/// Navdata come at the demo stream's 15 Hz while time runs, and a tick every 30 ms, as in a program.
struct ScriptedDrone {
    /// From one datagram of the demo stream to the next.
    static let interval = Duration.milliseconds(66)

    var machine: FlightMachine
    private(set) var now = Duration.zero

    // What it says.
    var word: StateWord = []
    var control = ControlState(.landed)
    var demo = NavdataDemo()
    /// Whether it sends anything.
    var isHeard = true
    /// How much later than at first what it says comes in.
    var lateness = Duration.zero
    /// Whether it tells the time by its clock.
    var tellsTime = true
    /// Whether state bit 5 shows the fly bit of the newest REF.
    var mirrorsFlyBit = true
    /// The number of the command that it says it obeyed last; nil for none that it tells.
    var obeyed: Int32?
    /// Whether it takes settings and acknowledges them, as state bit 6 does.
    var acknowledges = true
    /// Whether it streams once it was told to; else it acknowledges that, and stays in bootstrap.
    var streamsWhenTold = true
    private var sequence: UInt32 = 0
    private var nextTick = Duration.zero
    private var nextDatagram = Duration.zero

    // What it was told.
    private(set) var datagrams: [[ATCommand]] = []
    private(set) var numbers: [[UInt32]] = []
    private(set) var wakeUps: [Duration] = []
    private(set) var settings: [ConfigurationSetting] = []
    // What the machine told its owner.
    private(set) var events: [FlightEvent] = []
    private(set) var failures: [LinkFailure] = []
    private(set) var listings: [ConfigurationListing?] = []
    private(set) var errands: [Errand] = []
    private(set) var outcomes: [PilotOutcome] = []

    init(settings: FlightSettings = FlightSettings(), awaitsIdentity: Bool = false) throws {
        machine = try FlightMachine(settings: settings)
        if awaitsIdentity { machine.awaitIdentity(at: now) }
        demo.batteryPercent = 80
        take(machine.start(at: now))
    }

    /// A drone that is connected and stands on the ground, with everything said so far forgotten.
    static func connected(battery: UInt32 = 80) throws -> ScriptedDrone {
        var drone = try ScriptedDrone()
        drone.demo.batteryPercent = battery
        drone.run(for: .seconds(6))
        drone.forget()
        return drone
    }

    /// A connected drone that hovers after a take-off.
    static func hovering(battery: UInt32 = 80) throws -> ScriptedDrone {
        var drone = try connected()
        drone.take(seat: TakeOffPilot())
        drone.run(for: .seconds(1))
        drone.startHovering()
        drone.demo.batteryPercent = battery
        drone.run(for: .seconds(1))
        drone.forget()
        return drone
    }

    // MARK: The last datagram

    var lastCommands: [ATCommand] { datagrams.last ?? [] }

    var lastReference: Reference? {
        for case .ref(let reference) in lastCommands { return reference }
        return nil
    }

    var lastPiloting: Piloting? {
        for case .pcmd(let piloting) in lastCommands { return piloting }
        return nil
    }

    // MARK: Saying

    mutating func startHovering() {
        word.insert(.flying)
        control = ControlState(.hovering)
        demo.altitudeMillimeters = 800
    }

    mutating func land() {
        word.remove(.flying)
        control = ControlState(.landed)
        demo.altitudeMillimeters = 0
    }

    /// Begins to number its datagrams from this one on.
    mutating func count(from number: UInt32) { sequence = number - 1 }

    /// Says one thing now.
    mutating func say() {
        sequence += 1
        take(machine.receiveNavdata(datagram(sequence).rawSpan, at: now))
    }

    /// Says something under a number of the test's choice.
    mutating func say(number: UInt32) {
        take(machine.receiveNavdata(datagram(number).rawSpan, at: now))
    }

    mutating func say(bytes: [UInt8]) { take(machine.receiveNavdata(bytes.rawSpan, at: now)) }

    private func datagram(_ number: UInt32) -> [UInt8] {
        var demo = demo
        demo.controlState = control
        var time = NavdataTime()
        let microseconds = (now - lateness) / .microseconds(1)
        time.time = (UInt32(microseconds / 1e6) % 2048) << 21 | UInt32(microseconds) % 1_000_000
        var options: [NavdataOption] = word.contains(.navdataBootstrap) ? [] : [.demo(demo)]
        if !options.isEmpty, tellsTime { options.append(.time(time)) }
        var references = NavdataReferences()
        references.uiSeq = obeyed ?? Int32(numbers.last?.first ?? 0)
        if !options.isEmpty { options.append(.references(references)) }
        return NavdataDatagram(state: word, sequence: number, options: options).encoded
    }

    // MARK: Time

    mutating func run(for time: Duration) {
        let end = now + time
        while now < end {
            now += .milliseconds(1)
            if isHeard, now >= nextDatagram {
                nextDatagram = now + Self.interval
                say()
            }
            if now >= nextTick {
                nextTick = now + FlightMachine.tickInterval
                take(machine.tick(at: now))
            }
        }
    }

    mutating func take(seat pilot: any Pilot) { take(machine.take(seat: pilot, at: now)) }

    mutating func leaveSeat() { take(machine.leaveSeat(at: now)) }

    mutating func setReadable() { machine.setReadable(true, at: now) }

    mutating func readConfiguration() { take(machine.readConfiguration(at: now)) }

    /// Sends a picture of the live stream.
    mutating func show(_ shape: StreamShape) { take(machine.see(shape, at: now)) }

    /// Sends its configuration, as over TCP 5559.
    mutating func send(_ listing: ConfigurationListing) { take(machine.receive(listing, at: now)) }

    mutating func identify(_ identity: DroneIdentity?) { machine.identify(identity, at: now) }

    mutating func configure(_ setting: ConfigurationSetting) { take(machine.configure(setting, at: now)) }

    /// Forgets what was told so far.
    mutating func forget() {
        (datagrams, numbers, wakeUps, settings) = ([], [], [], [])
        (events, failures, errands, outcomes, listings) = ([], [], [], [], [])
    }

    private mutating func take(_ actions: [FlightAction]) {
        for action in actions {
            switch action {
            case .sendNavdata: wakeUps.append(now)
            case .sendCommands(let bytes): obey(bytes)
            case .emit(let event): events.append(event)
            case .perform(let errand): errands.append(errand)
            case .configurationRead(let listing): listings.append(listing)
            case .pilotEnded(_, let outcome): outcomes.append(outcome)
            case .connectionFailed(let failure): failures.append(failure)
            }
        }
    }

    private mutating func obey(_ bytes: [UInt8]) {
        var commands: [ATCommand] = []
        var given: [UInt32] = []
        for case .command(let number, let command) in ATParser.parse(bytes.rawSpan) {
            commands.append(command)
            given.append(number)
            switch command {
            case .ref(let reference) where mirrorsFlyBit:
                if reference.takeOff { word.insert(.userFeedbackStart) } else { word.remove(.userFeedbackStart) }
            case .config(let setting) where acknowledges:
                settings.append(setting)
                word.insert(.commandMask)
                if setting == .navdataDemo(true), streamsWhenTold {
                    word.remove(.navdataBootstrap)
                    word.insert(.navdataDemo)
                }
            case .control(.acknowledge) where acknowledges:
                word.remove(.commandMask)
            default:
                break
            }
        }
        datagrams.append(commands)
        numbers.append(given)
    }
}

/// A pilot that wants the same at every tick and never ends.
struct SteadyPilot: Pilot {
    var wishes: [Intent]
    var outcome: PilotOutcome? { nil }
    /// Everything it was told.
    private(set) var situations: [Situation] = []

    init(_ wishes: Intent...) { self.wishes = wishes }

    mutating func fly(_ situation: Situation) -> [Intent] {
        situations.append(situation)
        return wishes
    }
}

/// A pilot that says something once.
struct OncePilot: Pilot {
    var wishes: [Intent]
    var outcome: PilotOutcome? { nil }

    init(_ wishes: Intent...) { self.wishes = wishes }

    mutating func fly(_ situation: Situation) -> [Intent] {
        defer { wishes = [] }
        return wishes
    }
}
