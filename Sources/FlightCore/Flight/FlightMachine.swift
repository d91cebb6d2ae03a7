package import DroneWire

/// A whole flight without a socket and a clock: bytes and time in, actions out.
///
/// It joins the link, the estimator, the one seat, the supervisor behind it and the autopilot. Whoever owns it hands in what
/// the sockets receive, calls ``tick(at:)`` every 30 ms and does what the actions say. All times count from the same moment.
package struct FlightMachine: Sendable {
    /// The time between two ticks.
    package static let tickInterval = Duration.milliseconds(30)

    private var link: LinkMachine
    private var estimator: Estimator
    private var autopilot: Autopilot
    private var supervisor: SafetySupervisor
    private var seat: (any Pilot)?
    /// What the pilot has not been told yet.
    private var inbox: [FlightEvent] = []
    private var lastTick: Duration?
    /// The time in which nothing was heard; a pilot's clock leaves it out.
    private var unheard = Duration.zero
    private var pictures = CameraWatch()

    /// What the drone last said of itself.
    package private(set) var state = DroneState()

    /// What happened lately, oldest first: enough to tell why.
    package private(set) var history: [FlightEvent] = []
    private static let longestHistory = 64

    /// Makes a machine that has not begun to connect.
    /// - Throws: ``ConfigurationError`` for a limit that the drone cannot have.
    package init(settings: FlightSettings) throws(ConfigurationError) {
        link = try LinkMachine(settings: settings)
        autopilot = Autopilot(limits: settings.limits)
        supervisor = SafetySupervisor(settings: settings)
        estimator = Estimator(largestError: settings.limits.largestPositionError)
    }

    /// Where the drone is; nil before the first hover of a flight and while it does not see the floor.
    package var pose: Pose? { estimator.estimate?.pose }

    /// The radius around ``pose`` in which the drone is in 95 of 100 flights.
    package var positionError: Length { estimator.estimate?.positionError ?? .zero }

    /// How well the drone is heard.
    package var status: LinkStatus { link.status }

    /// What became of the datagrams.
    package var statistics: LinkStatistics { link.statistics }

    /// Whether the drone is, or may be, off the ground.
    package var isFlying: Bool { supervisor.isFlying || state.word.contains(.flying) }

    /// Whether every setting was confirmed or reported.
    package var isConfigured: Bool { link.isConfigured }

    /// Whether no setting waits to be confirmed or reported.
    package var hasSettled: Bool { !link.configuration.hasWrites }

    /// What is known of the drone's settings, in the order of their keys.
    package var configuration: [ConfigurationFact] { link.ledger.all }

    /// Whether this connection is no flight: nothing was changed that would have to be put back.
    package var isVisit: Bool { link.isVisit }

    /// Which drone this is; nil while it is not known.
    package var identity: DroneIdentity? { link.identity }

    /// What a guardian has to know to go on without us, about a drone at this host.
    ///
    /// One that did not become ours, or is only asked, is not ours to land: that is somebody else's business.
    package func heartbeat(drone: String) -> GuardianHeartbeat {
        guard !link.hasFailed, !isVisit else {
            return GuardianHeartbeat(drone: drone, lastCommand: link.lastCommand, watch: .grounded)
        }
        let isLanding = if case .landing = supervisor.phase { true } else { false }
        return GuardianHeartbeat(
            drone: drone,
            lastCommand: link.lastCommand,
            watch: isLanding ? .landing : isFlying ? .flying : .grounded
        )
    }

    // MARK: Bytes

    /// Begins to connect.
    package mutating func start(at now: Duration) -> [FlightAction] {
        link.start(at: now)
    }

    /// Lets the settings wait until ``identify(_:at:)`` is called, or a second has passed: what is written depends on the drone.
    package mutating func awaitIdentity(at now: Duration) { link.awaitIdentity(at: now) }

    /// Learns which drone this is; nil where nobody found out.
    package mutating func identify(_ identity: DroneIdentity?, at now: Duration) { link.identify(identity, at: now) }

    /// Tells whether the drone's listing, when it is asked for, would be received.
    package mutating func setReadable(_ isReadable: Bool, at now: Duration) { link.setReadable(isReadable, at: now) }

    /// Asks for the drone's whole configuration; the answer is ``FlightAction/configurationRead(_:)``.
    package mutating func readConfiguration(at now: Duration) -> [FlightAction] { link.read(at: now) }

    /// Takes in a listing that the drone has sent.
    package mutating func receive(_ listing: ConfigurationListing, at now: Duration) -> [FlightAction] {
        var actions: [FlightAction] = []
        for action in link.receive(listing, at: now) {
            if case .emit(let event) = action {
                emit([event], into: &actions, at: now)
            } else {
                actions.append(action)
            }
        }
        return actions
    }

    /// Looks at a picture of the live stream, for whether the camera is set as it was told.
    package mutating func see(_ shape: StreamShape, at now: Duration) -> [FlightAction] {
        var actions: [FlightAction] = []
        emit(link.see(shape, at: now), into: &actions, at: now)
        return actions
    }

    /// Writes what was there before this connection, where that is known; ``hasSettled`` tells when it is done.
    package mutating func restoreConfiguration(at now: Duration) { link.restore(at: now) }

    /// Takes in one datagram of the navdata socket, whatever it holds.
    package mutating func receiveNavdata(_ bytes: RawSpan, at now: Duration) -> [FlightAction] {
        do throws(NavdataError) {
            return hear(try NavdataIndex(bytes), at: now)
        } catch {
            link.receive(damage: error)
            return []
        }
    }

    private mutating func hear(_ datagram: NavdataIndex, at now: Duration) -> [FlightAction] {
        let reception = link.receive(datagram, at: now)
        guard reception.isNews else { return [] }
        if reception.isNewLife {
            state = DroneState()
            estimator = estimator.renewed
            autopilot.reset()
        }
        state.absorb(datagram, keeping: link.observed, at: now, lateBy: link.lateBy)
        if reception.isFirst || reception.isNewLife { supervisor.adopt(state) }

        var actions: [FlightAction] = []
        emit(reception.events, into: &actions, at: now)
        let observed = supervisor.observe(state, at: now)
        let loss = estimator.loss
        estimator.absorb(state, at: now)
        if reception.isUp { emit([.connected(flying: supervisor.isFlying)], into: &actions, at: now) }
        // A flight's home is its first hover: the heading may jump while the motors start.
        let isAdopted = reception.isUp && supervisor.phase == .airborne
        if isAdopted || observed.contains(.reachedHover) { estimator.setHome() }
        emit(observed, into: &actions, at: now)
        switch (loss, estimator.loss) {
        case (nil, let loss?): emit([.positionLost(loss)], into: &actions, at: now)
        case (_?, nil) where estimator.estimate?.hasHome == true: emit([.positionRegained], into: &actions, at: now)
        default: break
        }
        return actions
    }

    // MARK: Time

    /// Lets time pass, every 30 ms.
    ///
    /// From the drone's first word on each tick sends exactly one datagram of commands.
    package mutating func tick(at now: Duration) -> [FlightAction] {
        var actions: [FlightAction] = []
        for action in link.tick(at: now) {
            if case .emit(let event) = action {
                emit([event], into: &actions, at: now)
            } else {
                actions.append(action)
            }
        }
        let age = link.age(at: now) ?? .zero
        let isHeard = link.status == .up
        if !isHeard, let lastTick { unheard += now - lastTick }
        lastTick = now
        let circumstances = Circumstances(
            state: state,
            estimate: estimator.estimate,
            isHeard: isHeard,
            isConfigured: isConfigured,
            now: now
        )
        let pilotEndsFlight = seat.map { $0.endsFlight && $0.outcome == nil } ?? false
        emit(
            supervisor.tick(circumstances, age: age, pilotEndsFlight: pilotEndsFlight),
            into: &actions,
            at: now
        )
        if supervisor.doubtsNumbers(state, at: now) { link.restartNumbers() }

        let intents = askPilot(isHeard: isHeard, at: now)
        let orders = supervisor.permit(intents, in: circumstances)
        for setting in orders.settings {
            emit(link.configure(setting, at: now), into: &actions, at: now)
        }
        actions += orders.errands.map(FlightAction.perform)
        emit(orders.events, into: &actions, at: now)
        if orders.withdrawsFigures { emit(link.withdrawFigures(at: now), into: &actions, at: now) }
        let piloting = autopilot.piloting(
            for: orders.motion,
            from: estimator.estimate,
            leaning: orders.lean,
            at: now
        )
        actions += link.commands(supervisor.reference, piloting, once: orders.once, at: now)
        if let pilot = seat, let outcome = pilot.outcome { leave(outcome, into: &actions, at: now) }
        return actions
    }

    private mutating func askPilot(isHeard: Bool, at now: Duration) -> [Intent] {
        guard var pilot = seat, pilot.outcome == nil, isHeard || pilot.fliesBlind else { return [] }
        let estimate = estimator.estimate
        let intents = pilot.fly(
            Situation(
                state: state,
                isFlying: isFlying,
                pose: estimate.flatMap { $0.hasHome ? $0.pose(at: now) : nil },
                positionError: positionError,
                loss: statistics.loss,
                camera: pictures.stream(at: now),
                events: inbox,
                now: pilot.fliesBlind ? now : now - unheard
            )
        )
        inbox = []
        seat = pilot
        return intents
    }

    // MARK: The seat

    /// Gives the controls to a pilot; whoever had them is told that it was replaced.
    package mutating func take(seat pilot: any Pilot, at now: Duration) -> [FlightAction] {
        let actions = leaveSeat(at: now)
        seat = pilot
        inbox = []
        observe(pilot.needs.navdata, at: now)
        return actions
    }

    /// What whoever has the seat reads beyond what every flight needs.
    package var needs: TelemetryNeeds { seat?.needs ?? .none }

    /// Asks for navdata options beyond those of every flight; from then on ``DroneState/options`` has them.
    package mutating func observe(_ options: NavdataOptionsMask, at now: Duration) { link.observe(options, at: now) }

    /// Takes the controls from whoever has them; in the air the drone hovers from then on.
    package mutating func leaveSeat(at now: Duration) -> [FlightAction] {
        var actions: [FlightAction] = []
        leave(.failed(.replaced), into: &actions, at: now)
        // Also those of nobody in the seat: whoever takes the controls wants the drone to hover.
        emit(link.withdrawFigures(at: now), into: &actions, at: now)
        // The next pilot's wishes are its own: what was refused to this one is answered again.
        _ = supervisor.report([])
        return actions
    }

    private mutating func leave(_ outcome: PilotOutcome, into actions: inout [FlightAction], at now: Duration) {
        guard var pilot = seat else { return }
        seat = nil
        let causes =
            if case .failed(let failure) = outcome { CauseChain(of: failure, in: history) } else { CauseChain() }
        pilot.learn(outcome, because: causes)
        actions.append(.pilotEnded(pilot, outcome))
        // What it ordered and was not told of in time does not happen behind its back.
        if case .failed = outcome { emit(link.withdrawFigures(at: now), into: &actions, at: now) }
    }

    /// Writes a setting, whoever has the controls; the answer is an event.
    package mutating func configure(_ setting: ConfigurationSetting, at now: Duration) -> [FlightAction] {
        var actions: [FlightAction] = []
        if let refusal = supervisor.refusal(of: setting, state: state) {
            // Whoever has the seat did not ask for it.
            announce(.refused(refusal), into: &actions, at: now)
        } else {
            emit(link.configure(setting, at: now), into: &actions, at: now)
        }
        return actions
    }

    /// Learns what the shell knows of the program's surroundings.
    package mutating func note(_ surroundings: Surroundings) { supervisor.surroundings = surroundings }

    /// Learns that so many pictures of the camera's live stream have come.
    package mutating func note(pictures count: Int, at now: Duration) { pictures.note(count, at: now) }

    /// Learns that nobody wants the live stream any more.
    package mutating func noteCameraOff() { pictures.end() }

    /// How the camera's live stream comes in; nil while it does not run.
    package func camera(at now: Duration) -> CameraStream? { pictures.stream(at: now) }

    /// Tells the pilot and every subscriber what the shell has done.
    package mutating func report(_ event: FlightEvent, at now: Duration) -> [FlightAction] {
        var actions: [FlightAction] = []
        emit([event], into: &actions, at: now)
        return actions
    }

    // MARK: Events

    private mutating func emit(_ events: [FlightEvent], into actions: inout [FlightAction], at now: Duration) {
        for event in events {
            announce(event, into: &actions, at: now)
            guard let pilot = seat else { continue }
            inbox.append(event)
            if let failure = Self.failure(of: pilot, by: event) { leave(.failed(failure), into: &actions, at: now) }
        }
    }

    /// Tells everybody but the pilot.
    private mutating func announce(_ event: FlightEvent, into actions: inout [FlightAction], at now: Duration) {
        actions.append(.emit(event))
        supervisor.preflight.note(event, at: now)
        guard event.isHistory else { return }
        if history.count == Self.longestHistory { history.removeFirst() }
        history.append(event)
    }

    /// What takes the controls from a pilot, against its will.
    private static func failure(of pilot: any Pilot, by event: FlightEvent) -> FlightFailure? {
        if pilot.fliesBlind { return nil }
        switch event {
        case .landingBegan(.asked): return nil
        case .landingBegan(let reason): return .failsafe(reason)
        case .linkLost(let silence): return .linkLost(silence)
        case .commandsUnheard(let time): return .commandsUnheard(time)
        // It hovers, and the operator chooses what comes next.
        case .secondController: return .replaced
        case .emergencyEntered: return .emergency
        case .rebooted: return .rebooted
        default: return nil
        }
    }
}
