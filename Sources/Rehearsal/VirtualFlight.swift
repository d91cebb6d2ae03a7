package import DroneSim
package import DroneWire
package import FlightCore

/// A whole flight without sockets and without waiting: a flight machine and a simulated drone in lockstep, in virtual time.
///
/// Everything is repeatable: same settings and same pilots give the same bytes.
package struct VirtualFlight: Sendable {
    /// What the pilot became, and how its work ended.
    package struct Flown<Flyer: Pilot>: Sendable {
        /// The pilot after its flight.
        package var pilot: Flyer
        /// How its work ended.
        package var outcome: PilotOutcome
    }

    /// Something that happened, and when.
    package struct Entry: Hashable, Sendable {
        /// The time since the flight began.
        package var at: Duration
        /// What happened.
        package var event: FlightEvent
    }

    /// The air between the two; may be changed while they fly.
    package var radio: Radio

    /// What happened so far, oldest first.
    package private(set) var log: [Entry] = []

    /// Why no drone was reached; nil while it may still be.
    package private(set) var failure: LinkFailure?

    /// The time since the flight began.
    package private(set) var now = Duration.zero

    /// Where the drone was and was believed to be; nil as long as nobody wants to know.
    package var track: FlightTrack?

    /// The datagrams of commands that were sent; nil as long as nobody wants to know.
    package var commands: [(at: Duration, bytes: [UInt8])]?

    private var drone: SimulatedDrone
    private var machine: FlightMachine
    private var camera = VirtualCamera()
    private var chance: Chance
    private var down = Flow<[UInt8]>()
    private var up = Flow<(isWakeUp: Bool, bytes: [UInt8])>()
    /// Listings on their way: TCP loses nothing.
    private var texts: [(arrival: Duration, bytes: [UInt8])] = []
    private var nextTick = Duration.zero
    private var ended: (pilot: any Pilot, outcome: PilotOutcome)?

    /// Switches a drone on and begins to connect to it.
    /// - Throws: `ConfigurationError` for a limit that the drone cannot have.
    package init(
        simulator: SimulatorSettings = SimulatorSettings(),
        settings: FlightSettings = FlightSettings(),
        radio: Radio = Radio()
    ) throws(ConfigurationError) {
        self.radio = radio
        drone = SimulatedDrone(settings: simulator)
        machine = try FlightMachine(settings: settings)
        machine.setReadable(true, at: now)
        chance = Chance(seed: simulator.seed)
        perform(machine.start(at: now))
    }

    // MARK: What is known

    /// What the drone last said of itself.
    package var state: DroneState { machine.state }

    /// Where the client believes the drone to be.
    package var pose: Pose? { machine.pose }

    /// Where the drone really is.
    package var truth: Truth { drone.truth }

    /// How well the drone is heard.
    package var status: LinkStatus { machine.status }

    /// Whether the drone is, or may be, off the ground.
    package var isFlying: Bool { machine.isFlying }

    /// Whether every setting was confirmed or reported.
    package var isConfigured: Bool { machine.isConfigured }

    /// What is known of the drone's settings.
    package var configuration: [ConfigurationFact] { machine.configuration }

    /// Writes what was there before this connection.
    package mutating func restoreConfiguration() { machine.restoreConfiguration(at: now) }

    /// What became of the datagrams.
    package var statistics: LinkStatistics { machine.statistics }

    /// What happened so far, oldest first.
    package var events: [FlightEvent] { log.map(\.event) }

    // MARK: Flying

    /// Gives the controls to a pilot and flies until its work has ended, or was taken from it when the time is over.
    package mutating func fly<Flyer: Pilot>(_ pilot: Flyer, limit: Duration) -> Flown<Flyer> {
        perform(machine.take(seat: pilot, at: now))
        ended = nil
        let end = now + limit
        while ended == nil, now < end { step() }
        var outcome = PilotOutcome.failed(.timeout(step: "rehearsal", deadline: limit))
        if let ended {
            outcome = ended.outcome
        } else {
            perform(machine.leaveSeat(at: now))
        }
        // What leaves the seat is what took it: there is no other seat.
        return Flown(pilot: ended?.pilot as? Flyer ?? pilot, outcome: outcome)
    }

    /// Lets time pass.
    package mutating func run(for time: Duration) {
        let end = now + time
        while now < end { step() }
    }

    /// Lets time pass until something is the case; returns whether it came to that in time.
    package mutating func run(until isSo: (VirtualFlight) -> Bool, limit: Duration) -> Bool {
        let end = now + limit
        while !isSo(self) {
            guard now < end else { return false }
            step()
        }
        return true
    }

    /// Asks for navdata options beyond those of every flight.
    package mutating func observe(_ options: NavdataOptionsMask) { machine.observe(options, at: now) }

    /// Writes a setting, whoever has the controls.
    package mutating func configure(_ setting: ConfigurationSetting) {
        perform(machine.configure(setting, at: now))
    }

    /// Starts the client anew, as after a crash of the program: it knows nothing of the drone, which may be in the air.
    /// - Throws: `ConfigurationError` for a limit that the drone cannot have.
    package mutating func restartClient(settings: FlightSettings = FlightSettings()) throws(ConfigurationError) {
        machine = try FlightMachine(settings: settings)
        machine.setReadable(true, at: now)
        failure = nil
        ended = nil
        perform(machine.start(at: now))
    }

    /// Lets something go wrong with the drone, from now on.
    package mutating func inject(_ fault: Fault) { drone.inject(fault) }

    /// Ends everything that goes wrong with the drone.
    package mutating func clearFaults() { drone.clearFaults() }

    /// Lets the client stand still, as a computer that sleeps or a program that is stopped does; the drone goes on.
    ///
    /// What arrives meanwhile waits for it.
    package mutating func sleepClient(for time: Duration) {
        let end = now + time
        while now < end { advanceDrone() }
        nextTick = now
    }

    /// Tells the client of its surroundings.
    package mutating func note(_ surroundings: Surroundings) { machine.note(surroundings) }

    // MARK: Lockstep

    private mutating func step() {
        advanceDrone()
        for bytes in down.arrivals(at: now) { perform(machine.receiveNavdata(bytes.rawSpan, at: now)) }
        while let text = texts.first, text.arrival <= now {
            texts.removeFirst()
            perform(machine.receive(ConfigurationListing(parsing: text.bytes.rawSpan), at: now))
        }
        for event in camera.answers(at: now) { perform(machine.report(event, at: now)) }
        switch camera.pictures(wanted: machine.needs.camera, at: now) {
        case 0: break
        case let count?: machine.note(pictures: count, at: now)
        case nil: machine.noteCameraOff()
        }
        if now >= nextTick {
            nextTick += FlightMachine.tickInterval
            perform(machine.tick(at: now))
        }
    }

    private mutating func advanceDrone() {
        now += SimulatedDrone.step
        if track?.isDue(at: now) == true {
            track?.note(
                drone.truth,
                believed: machine.pose,
                error: machine.positionError,
                battery: machine.state.batteryPercent,
                at: now
            )
        }
        for (isWakeUp, bytes) in up.arrivals(at: now) {
            if isWakeUp {
                drone.receiveNavdataWake(bytes.rawSpan, from: 1, at: now)
            } else {
                drone.receiveCommands(bytes.rawSpan, at: now)
            }
        }
        for output in drone.advance(to: now) {
            switch output {
            case .navdata(let bytes, _): down.send(bytes, along: radio.down, at: now, chance: &chance)
            case .configuration(let text): texts.append((now + radio.down.delay, text))
            case .frameDue, .photographDue, .cut, .truth: break
            }
        }
    }

    private mutating func perform(_ actions: [FlightAction]) {
        for action in actions {
            switch action {
            case .sendNavdata(let bytes):
                up.send((true, bytes), along: radio.up, at: now, chance: &chance)
            case .sendCommands(let bytes):
                commands?.append((now, bytes))
                up.send((false, bytes), along: radio.up, at: now, chance: &chance)
            case .emit(let event):
                if event == .reachedHover { track?.setHome(drone.truth) }
                log.append(Entry(at: now, event: event))
            case .perform(let errand):
                camera.perform(errand, at: now)
            case .configurationRead: break
            case .pilotEnded(let pilot, let outcome):
                ended = (pilot, outcome)
            case .connectionFailed(let failure):
                self.failure = failure
            }
        }
    }
}
