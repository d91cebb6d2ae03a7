import DroneWire

/// The rules of the second process that watches over the first: it does nothing until the heartbeats stop with the drone
/// maybe in the air, and then brings the drone down.
///
/// Pure like all machines: messages, navdata and time in, actions out; `now` counts from any fixed moment, also through
/// the sleep of the computer. Whoever owns it hands in everything that waits before it calls ``tick(at:)``, so that a
/// guardian that was itself kept waiting judges by what was said meanwhile.
package struct GuardianMachine: Sendable {
    /// What the shell around the machine has to do.
    package enum Action: Hashable, Sendable {
        /// Send these bytes to the drone's navdata port.
        case sendNavdata([UInt8])
        /// Send these bytes to the drone's command port.
        case sendCommands([UInt8])
        /// Tell the program.
        case answer(GuardianAnswer)
        /// Write into the log.
        case note(GuardianNote)
        /// There is nothing left to do.
        case end
    }

    /// After this silence of the program the drone is told to hover.
    package static let hoverAfter = Duration.milliseconds(500)
    /// After this silence of the program the drone is told to land.
    package static let landAfter = Duration.seconds(2)
    /// For this long the drone must be seen on the ground.
    package static let landedFor = Duration.milliseconds(500)
    /// After this long without a word from the drone, counted from the last one, the guardian gives up.
    package static let giveUpAfter = Duration.seconds(15 * 60)
    /// How often commands are sent, once any are.
    package static let tickInterval = Duration.milliseconds(30)
    /// How often a drone that is not heard is woken.
    static let wakeInterval = Duration.milliseconds(200)
    /// How long the drone may show that commands do not count before their numbers begin again.
    static let staleAfter = Duration.milliseconds(150)
    /// How often the numbers begin again while the drone is not heard.
    static let blindRestart = Duration.seconds(1)

    private enum Phase: Hashable {
        /// The program flies.
        case watching
        case hovering
        case landing
        /// The drone is on the ground, or given up; the program is still told that it has lost it.
        case done
    }

    private var phase = Phase.watching
    private var heartbeat: GuardianHeartbeat?
    private var spokeAt = Duration.zero
    private var programIsGone = false
    private var tookOverAt = Duration.zero

    private var numbers = ATSequence()
    private var numbersBeganAt = Duration.zero
    private var gate = SequenceGate()
    private var heardAt: Duration?
    private var wokenAt: Duration?
    private var landed = Sustained()
    private var stale = Sustained()
    private var owesWatchdogReset = false

    /// Makes a guardian that has not heard of any program yet.
    package init() {}

    /// The drone's host; nil before the first heartbeat.
    package var drone: String? { heartbeat?.drone }

    /// Whether the guardian has taken the drone from its program.
    package var hasTakenOver: Bool { phase != .watching }

    // MARK: The program

    /// Hears the program; bytes that are no message are noted and have no other effect.
    package mutating func receive(_ bytes: RawSpan, at now: Duration) -> [Action] {
        do throws(GuardianMessageError) {
            return receive(try GuardianMessage(parsing: bytes), at: now)
        } catch {
            return [.note(.notUnderstood(error))]
        }
    }

    /// Hears the program.
    package mutating func receive(_ message: GuardianMessage, at now: Duration) -> [Action] {
        switch message {
        case .heartbeat(let heartbeat): hear(heartbeat, at: now)
        case .question(let number): answer(number, at: now)
        }
    }

    private mutating func hear(_ heartbeat: GuardianHeartbeat, at now: Duration) -> [Action] {
        guard phase == .watching else { return [.answer(.taken(0))] }
        spokeAt = now
        var actions: [Action] = []
        if let known = self.heartbeat?.drone {
            // A guardian has one drone for all its life.
            self.heartbeat = heartbeat
            self.heartbeat?.drone = known
        } else {
            self.heartbeat = heartbeat
            actions = [.note(.watching(drone: heartbeat.drone)), .answer(.ready)]
        }
        if heartbeat.handover == .landing { actions += takeOver(.landing, because: .handedOver, at: now) }
        return actions
    }

    private mutating func answer(_ number: UInt32, at now: Duration) -> [Action] {
        var actions: [Action] = []
        // A computer that slept: whichever of the two wakes first, the drone lands.
        if phase == .watching, isFlying, now - spokeAt > Self.landAfter {
            actions += takeOver(.landing, because: .silence, at: now)
        }
        if phase == .watching {
            spokeAt = now
            return [.answer(.clear(number))]
        }
        return actions + [.answer(.taken(number)), .note(.refused)]
    }

    /// Hears that the program's end of the conversation is closed: it has left, or died.
    package mutating func hearProgramEnd(at now: Duration) -> [Action] {
        guard !programIsGone else { return [] }
        programIsGone = true
        let inGoodOrder = phase == .watching && (heartbeat?.handover == .complete || !isFlying)
        var actions: [Action] = [.note(.programLeft(inGoodOrder: inGoodOrder))]
        if inGoodOrder || phase == .done { actions.append(.end) }
        return actions
    }

    private var isFlying: Bool {
        guard let heartbeat, heartbeat.handover != .complete else { return false }
        return heartbeat.watch != .grounded
    }

    // MARK: The drone

    /// Hears the drone, once the guardian has it; late and damaged datagrams count for nothing.
    package mutating func receiveNavdata(_ bytes: RawSpan, at now: Duration) -> [Action] {
        guard phase == .hovering || phase == .landing, let datagram = try? NavdataIndex(bytes),
            gate.judge(datagram.sequence, state: datagram.state, at: now) != .late
        else { return [] }
        let isFirst = heardAt == nil
        heardAt = now
        var actions: [Action] = isFirst ? [.note(.heard(datagram.state))] : []
        let word = datagram.state
        if word.contains(.communicationWatchdog), !word.contains(.navdataBootstrap) { owesWatchdogReset = true }
        actions += hearStaleness(of: word, at: now)

        // Of this datagram alone: a control state that was told once would outlive the stream that told it.
        var state = DroneState()
        state.absorb(datagram, at: now)
        let isDown = state.isLanded || (word.contains(.emergency) && !word.contains(.flying))
        guard phase == .landing, let time = landed.note(isDown, at: now), time >= Self.landedFor else { return actions }
        phase = .done
        actions.append(.note(.landed(after: now - tookOverAt)))
        if programIsGone { actions.append(.end) }
        return actions
    }

    /// The drone hears none of our commands (watchdog), or still obeys a fly bit that is not ours: a datagram of the program
    /// came late and pushed the count of numbers beyond ours.
    private mutating func hearStaleness(of word: StateWord, at now: Duration) -> [Action] {
        let isStale = word.contains(.communicationWatchdog) || (phase == .landing && word.contains(.userFeedbackStart))
        guard let time = stale.note(isStale, at: now), time >= Self.staleAfter else { return [] }
        stale = Sustained()
        restartNumbers(at: now)
        return [.note(.restarted)]
    }

    private mutating func restartNumbers(at now: Duration) {
        numbers.restart()
        numbersBeganAt = now
    }

    // MARK: Time

    /// Lets time pass, every 30 ms.
    package mutating func tick(at now: Duration) -> [Action] {
        switch phase {
        case .watching: watch(at: now)
        case .hovering:
            now - spokeAt > Self.landAfter
                ? takeOver(.landing, because: .silence, at: now) + fly(at: now) : fly(at: now)
        case .landing: fly(at: now)
        case .done: []
        }
    }

    private mutating func watch(at now: Duration) -> [Action] {
        guard let heartbeat, isFlying else { return [] }
        let silence = now - spokeAt
        guard silence > Self.hoverAfter else { return [] }
        let isLanding = heartbeat.watch == .landing
        let began =
            isLanding || silence > Self.landAfter
            ? takeOver(.landing, because: isLanding ? .wasLanding : .silence, at: now)
            : takeOver(.hovering, because: .silence, at: now)
        return began + fly(at: now)
    }

    private mutating func takeOver(
        _ next: Phase,
        because cause: GuardianNote.LandingCause,
        at now: Duration
    ) -> [Action] {
        if phase == .watching {
            tookOverAt = now
            numbersBeganAt = now
        }
        phase = next
        let silence = now - spokeAt
        guard next == .landing else {
            return [.note(.hovering(silence: silence, lastCommand: heartbeat?.lastCommand ?? 0))]
        }
        // What was seen before the drone was told to land is no landing.
        landed = Sustained()
        return [.note(.landing(silence: silence, because: cause))]
    }

    private mutating func fly(at now: Duration) -> [Action] {
        let deafness = now - (heardAt ?? tookOverAt)
        guard deafness < Self.giveUpAfter else {
            phase = .done
            return [.note(.gaveUp(after: deafness))] + (programIsGone ? [.end] : [])
        }
        var actions: [Action] = []
        if heardAt == nil || deafness >= Self.wakeInterval, wokenAt.map({ now - $0 >= Self.wakeInterval }) ?? true {
            wokenAt = now
            actions.append(.sendNavdata(LinkMachine.wakeUp))
        }
        if deafness >= Self.blindRestart, now - numbersBeganAt >= Self.blindRestart { restartNumbers(at: now) }

        var commands: [ATCommand] = owesWatchdogReset ? [.resetWatchdog] : []
        owesWatchdogReset = false
        // While it hovers no REF is sent: the fly bit stays as the program left it.
        if phase == .landing { commands.append(.ref(.land)) }
        commands.append(.pcmd(.hover))
        return actions + numbers.encode(commands).map(Action.sendCommands)
    }
}
