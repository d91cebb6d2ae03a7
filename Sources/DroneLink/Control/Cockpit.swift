import DroneWire
import FlightCore
import Logging
import Sockets

/// The one owner of the flight machine: hands it bytes and time, and does what it says.
///
/// It works on the thread of its two sockets, which is its own: what is heard is judged and answered there, and the command every
/// 30 ms depends on nothing that the rest of the program does.
actor Cockpit {
    nonisolated let loop: SocketLoop
    nonisolated let telemetry: Telemetry

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// The two sockets and the desk for what is not flying.
    struct Outside: Sendable {
        let navdata: DatagramPort
        let commands: DatagramPort
        let errands: ErrandDesk
    }

    let outside: Outside
    var machine: FlightMachine

    /// How far, how high and how hard the drone may fly.
    nonisolated let limits: FlightLimits

    let logger: Logger

    /// The line to the second process that watches over this one; nil where nobody does.
    var guardian: GuardianLine?

    /// What is known of the program's surroundings.
    var surroundings = Surroundings()
    private let clock = ContinuousClock()
    private let began: ContinuousClock.Instant
    private var isClosed = false

    /// What the network last complained about.
    private var trouble: SocketError?

    /// What the connection came to, and who waits to know; nil where the scope ended first.
    private(set) var connection: Result<Void, LinkFailure>?
    private var connecting: CheckedContinuation<Result<Void, LinkFailure>?, Never>?

    /// Who has the seat.
    var seat: Seat?

    /// Settings that wait for the drone's answer, oldest first.
    var unanswered: [(setting: ConfigurationSetting, answer: CheckedContinuation<SettingAnswer, Never>)] = []

    /// Who waits for the drone's configuration, oldest first.
    var readers: [CheckedContinuation<ConfigurationListing?, Never>] = []

    /// Whether the control connection was made, or could not be, for the first time.
    var hasTriedControl = false

    /// Which drone it is, found out before that.
    var heldBackIdentity: DroneIdentity??

    /// The end of the scope, once it has begun.
    var departure: Departure?

    init(
        settings: LinkSettings,
        loop: SocketLoop,
        outside: Outside,
        guardian: GuardianLine?
    ) throws(ConfigurationError) {
        self.loop = loop
        machine = try FlightMachine(settings: settings.flight)
        limits = settings.flight.limits
        telemetry = Telemetry(Snapshot(machine, at: .zero))
        self.outside = outside
        self.guardian = guardian
        logger = settings.logger
        began = clock.now
    }

    /// Since the link began.
    var now: Duration { clock.now - began }

    // MARK: Loops

    /// Sends what is to be sent, every 30 ms, until ``close()``.
    func beat(whenCancelled cancellation: Cancellation, unheardLanding: Duration) async {
        machine.awaitIdentity(at: now)
        perform(machine.start(at: now))
        await loop.withBeat(every: FlightMachine.tickInterval) { beats in
            for await _ in beats {
                if isClosed { return }
                guard mayFly() else { continue }
                if cancellation.isRequested { depart(patience: unheardLanding) }
                vacateCancelledSeat()
                let actions = machine.tick(at: now)
                // Before the commands themselves: the guardian knows of a take-off before the drone does.
                guardian?.beat(machine, at: now)
                // First what is known, then what it leads to: whoever is woken by an action sees what it came from.
                telemetry.publish(Snapshot(machine, at: now))
                perform(actions)
                goOnDeparting()
            }
        }
    }

    /// Hears the drone, until ``close()``.
    func listen() async {
        for await arrival in outside.navdata.incoming.untilFinished {
            switch arrival {
            case .success(let datagram): hear(datagram.bytes)
            case .failure(let error): note(error)
            }
        }
    }

    /// Hears what the network says about the commands, until ``close()``.
    func watchCommands() async {
        for await case .failure(let error) in outside.commands.incoming.untilFinished { note(error) }
    }

    /// Ends the loops and answers everybody who still waits.
    func close() {
        isClosed = true
        perform(machine.leaveSeat(at: now))
        guardian?.leave(machine)
        endSettings(.failed(.disconnected))
        outside.navdata.incoming.finish()
        outside.commands.incoming.finish()
        telemetry.publish(Snapshot(machine, at: now))
        telemetry.finish()
    }

    private func hear(_ bytes: [UInt8]) {
        let accepted = machine.statistics.accepted
        let actions = machine.receiveNavdata(bytes.rawSpan, at: now)
        telemetry.publish(Snapshot(machine, at: now))
        perform(actions)
        guard machine.statistics.accepted > accepted else { return }
        telemetry.states.send(machine.state)
        // Decoded whole only where somebody wants it: flying reads a few fields in place.
        if telemetry.navdata.hasSubscribers, let whole = try? NavdataDatagram(parsing: bytes.rawSpan) {
            telemetry.navdata.send(whole)
        }
    }

    private func note(_ error: SocketError) {
        if error != trouble { logger.debug("network trouble", metadata: ["error": "\(error)"]) }
        trouble = error
    }

    // MARK: Connecting

    /// Waits until the drone streams flight data or is given up.
    func connected(at address: DroneAddress) async throws {
        // What is looked at is looked at inside: on its way there the call may let others in.
        let result = await withCheckedContinuation { answer in
            if connection != nil || departure != nil {
                answer.resume(returning: connection)
            } else {
                connecting = answer
            }
        }
        switch result {
        case .success: return
        case .failure(let failure): throw LinkError(address, failure, network: trouble)
        case nil: throw CancellationError()
        }
    }

    /// Tells whoever waits for the connection what came of it; nil where the scope ends first.
    ///
    /// The answer goes with the wake-up: on a busy machine the one who waits may run much later.
    func endConnecting(_ result: Result<Void, LinkFailure>?) {
        connection = connection ?? result
        connecting.take()?.resume(returning: connection)
    }

    // MARK: Actions

    /// Does what the machine says; never waits.
    func perform(_ actions: [FlightAction]) {
        for action in actions {
            switch action {
            case .sendNavdata(let bytes): if mayFly() { outside.navdata.send(bytes) }
            case .sendCommands(let bytes): if mayFly() { outside.commands.send(bytes) }
            case .emit(let event): announce(event)
            case .perform(let errand): perform(errand)
            case .configurationRead(let listing): answerReader(listing)
            case .pilotEnded(let pilot, let outcome): leaveSeat(pilot, outcome)
            case .connectionFailed(let failure): endConnecting(.failure(failure))
            }
        }
    }

    private func perform(_ errand: Errand) {
        switch errand {
        case .say(let text): report(.said(text))
        case .ask(let question): report(.asked(question))
        case .photo, .startRecording, .stopRecording: outside.errands.ask(errand, answer: nil)
        }
    }

    /// Tells the pilot and everybody else what was done outside the machine.
    func report(_ event: FlightEvent) {
        perform(machine.report(event, at: now))
    }

    private func announce(_ event: FlightEvent) {
        logger.debug("event", metadata: ["event": "\(event)"])
        telemetry.events.send(event)
        switch event {
        case .connected: endConnecting(.success(()))
        case .configured(let setting): answer(setting, with: .written)
        case .configurationFailed(let setting, let failure): answer(setting, with: .failed(failure))
        default: break
        }
    }
}
