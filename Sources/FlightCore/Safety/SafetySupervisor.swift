import DroneWire

/// The rules that every pilot flies under, applied once, behind the seat.
///
/// It owns the fly bit: nothing but this decides whether REF says "fly" or "land". A pilot's wishes come in, and what of them
/// may happen comes out, with the reason where something may not.
struct SafetySupervisor: Sendable {
    /// Where in a flight the drone is, as far as our commands go.
    enum Phase: Hashable {
        case grounded
        case takingOff(since: Duration)
        case airborne
        case landing(LandingReason, since: Duration)
    }

    /// How long `landed` must be seen before a landing is believed.
    static let landedFor = Duration.milliseconds(500)
    /// How long a take-off may take until the first hover.
    static let longestTakeOff = Duration.seconds(10)
    /// How long a landing may take before the operator is told that it is not confirmed.
    static let longestLanding = Duration.seconds(20)
    /// When its last word is this old, a drone in the air is told to land, and told so until it is seen on the ground.
    static let landAfterSilence = Duration.seconds(5)

    /// So long a take-off waits for settings until that is told.
    static let longestSilentWait = Duration.seconds(2.5)
    /// For so long a stick stays where a hand has held it last.
    static let longestGrip = Duration.milliseconds(500)
    /// How long a pilot that ends flights itself may take for it: a hover of 2 s, 30 s of "on abort", and a margin.
    static let longestEnding = Duration.seconds(35)
    /// After a gap like this between two ticks the program, or the computer, was asleep.
    static let longestSleep = Duration.seconds(2)
    /// After so long without a change of state the numbers of the commands begin again: they may be what the drone refuses.
    static let numbersDoubtedAfter = (takeOff: Duration.seconds(5), landing: Duration.seconds(10))
    /// For so long the drone may hear none of our commands until whoever flies has lost the controls, and until it is landed.
    static let commandsUnheard = (lost: Duration.seconds(2), landing: Duration.seconds(5))

    let settings: FlightSettings
    var phase = Phase.grounded
    var battery: BatteryWatch
    var emergency: EmergencyRequest?
    var preflight = Preflight()
    var surroundings = Surroundings()
    var heights = HeightWatch()
    /// What is being done about a drone outside the fence.
    var fenceVerdict = FenceWatch.Verdict.none
    private var fenceWatch: FenceWatch
    private var crash = CrashWatch()
    private var deaf = Sustained()
    private var isDeaf = false
    /// Why the flight has to come to its end, and since when.
    private var mustEnd: (reason: LandingReason, since: Duration)?
    private var lastTick: Duration?
    private var numbersDoubtedAt: Duration?
    private var landed = Sustained()
    private var landingIsReported = false
    private var hasLeftGround = false
    private var wasInEmergency = false
    /// What was refused in the last tick: a wish that is repeated every 30 ms is answered once.
    private var refusedBefore: Set<Refusal> = []
    /// How long a take-off waits for settings, and whether that was told.
    var takeOffWait = Sustained()
    var hasToldOfWait = false

    init(settings: FlightSettings) {
        self.settings = settings
        battery = BatteryWatch(leastTakeOffPercent: settings.leastTakeOffPercent)
        fenceWatch = FenceWatch(limits: settings.limits)
    }

    /// Whether the drone is, or may be, off the ground.
    var isFlying: Bool { phase != .grounded }

    /// What REF says now.
    var reference: Reference {
        let fly =
            switch phase {
            case .takingOff, .airborne: true
            case .grounded, .landing: false
            }
        let isRaised = emergency?.isRaised ?? false
        return Reference(takeOff: fly && !isRaised, emergency: isRaised)
    }

    // MARK: What the drone says

    /// Copies the fly bit from the first state of a drone, so that a stranger in the air stays there.
    ///
    /// An emergency stop that is asked for, or its end, is asked for on.
    mutating func adopt(_ state: DroneState) {
        let known = (preflight, surroundings, emergency)
        self = SafetySupervisor(settings: settings)
        (preflight, surroundings, emergency) = known
        wasInEmergency = state.word.contains(.emergency)
        phase = state.word.contains(.flying) ? .airborne : .grounded
    }

    /// Hears what the drone says of itself; returns what happened.
    mutating func observe(_ state: DroneState, at now: Duration) -> [FlightEvent] {
        var events = observeEmergency(state)
        let landedFor = landed.note(state.isLanded, at: now)
        switch phase {
        case .grounded:
            if state.isAirborne {
                // Flying though we say land: it was meant for somebody else, or came late. Ours still says land.
                events += beginLanding(.drone, at: now)
            }
        case .takingOff:
            if state.word.contains(.flying), !hasLeftGround {
                hasLeftGround = true
                events.append(.tookOff)
            }
            if hasLeftGround, state.control?.major == .hovering || state.control?.major == .flying {
                phase = .airborne
                events.append(.reachedHover)
            } else if hasLeftGround, state.control?.major == .landing || !state.word.contains(.flying) {
                // It gave up, or struck something, before its first hover: the fly bit would start it again.
                events += beginLanding(.drone, at: now)
            }
        case .airborne:
            // A drone that comes down by itself would start again if our fly bit stayed.
            if state.control?.major == .landing || !state.word.contains(.flying) {
                events += beginLanding(.drone, at: now)
            }
        case .landing:
            break
        }
        if case .landing = phase, let landedFor, landedFor >= Self.landedFor {
            phase = .grounded
            events.append(.landed)
        }
        events += observeBattery(state, at: now)
        preflight.note(state, at: now)
        if let disagree = heights.note(state, isAirborne: phase == .airborne, at: now) {
            events.append(disagree ? .heightUncertain(heights.surplus.magnitude) : .heightCertain)
        }
        if let found = crash.note(state, isAirborne: phase == .airborne, at: now) {
            events.append(.crashed(found))
            events += beginLanding(.crashed(found), at: now)
        }
        events += observeDeafness(state.word, at: now)
        return events
    }

    /// The watchdog bit that stays up says that the drone hears nothing of what is sent.
    private mutating func observeDeafness(_ word: StateWord, at now: Duration) -> [FlightEvent] {
        let isUnheard = word.contains(.communicationWatchdog) && !word.contains(.navdataBootstrap) && isFlying
        guard let time = deaf.note(isUnheard, at: now), time >= Self.commandsUnheard.lost else {
            isDeaf = false
            return []
        }
        var events: [FlightEvent] = isDeaf ? [] : [.commandsUnheard(time)]
        isDeaf = true
        if time >= Self.commandsUnheard.landing, canLand { events += beginLanding(.commandsUnheard(time), at: now) }
        return events
    }

    private mutating func observeEmergency(_ state: DroneState) -> [FlightEvent] {
        let isInEmergency = state.word.contains(.emergency)
        defer { wasInEmergency = isInEmergency }
        if isInEmergency, phase != .grounded {
            // The motors are cut. Wherever the drone ends, the fly bit must not start them again.
            phase = .grounded
        }
        if isInEmergency == wasInEmergency { return [] }
        return isInEmergency ? [.emergencyEntered(state.word)] : [.emergencyCleared]
    }

    private mutating func observeBattery(_ state: DroneState, at now: Duration) -> [FlightEvent] {
        let alarm = battery.note(state, isFlying: isFlying, at: now)
        switch alarm {
        case .land(let percent) where canLand:
            return [.batteryLow(percent: percent)] + beginLanding(.battery(percent: percent), at: now)
        case .end(let reason) where canLand:
            mustEnd = (reason, now)
            return [.flightMustEnd(reason)]
        case .warn(let percent):
            return [.batteryLow(percent: percent)]
        case .land, .end, nil:
            return state.word.contains(.vbatLow) && canLand ? beginLanding(.batteryFlag, at: now) : []
        }
    }

    private var canLand: Bool { phase == .airborne || isTakingOff }

    private var isTakingOff: Bool { if case .takingOff = phase { true } else { false } }

    // MARK: Time

    /// Lets time pass: deadlines of take-off and landing, the silence after which the drone lands, and the fence.
    ///
    /// `age` tells how old the drone's last word is, `pilotEndsFlight` tells whether whoever flies brings the flight to an end when it must.
    mutating func tick(
        _ circumstances: Circumstances,
        age: Duration,
        pilotEndsFlight: Bool
    ) -> [FlightEvent] {
        let (state, now) = (circumstances.state, circumstances.now)
        let gap = lastTick.map { now - $0 } ?? .zero
        lastTick = now
        var events: [FlightEvent] = []
        if let request = emergency { events += advance(request, state, at: now) }
        if canLand, gap > Self.longestSleep { events += beginLanding(.asleep(gap), at: now) }
        switch phase {
        case .takingOff(let since) where now - since >= Self.longestTakeOff:
            events += beginLanding(.takeOffFailed, at: now)
        case .takingOff where age >= Self.landAfterSilence, .airborne where age >= Self.landAfterSilence:
            events += beginLanding(.linkLost(age), at: now)
        case .landing(_, let since) where now - since >= Self.longestLanding && !landingIsReported:
            landingIsReported = true
            events.append(.landingNotConfirmed(after: now - since, height: state.highestHeight))
        default:
            break
        }
        if let mustEnd, canLand, !pilotEndsFlight || now - mustEnd.since >= Self.longestEnding {
            events += beginLanding(mustEnd.reason, at: now)
        }
        if !canLand { mustEnd = nil }
        events += watchFence(circumstances)
        return events
    }

    private mutating func watchFence(_ circumstances: Circumstances) -> [FlightEvent] {
        guard phase == .airborne, let estimate = circumstances.estimate else {
            // Whoever lands, or has landed, is not flown back.
            fenceVerdict = .none
            fenceWatch = FenceWatch(limits: settings.limits)
            return []
        }
        let before = fenceVerdict
        fenceVerdict = fenceWatch.note(
            estimate.place.position,
            isKnown: estimate.pose != nil && circumstances.isHeard,
            at: circumstances.now
        )
        switch (before, fenceVerdict) {
        case (_, .land(let reason)): return beginLanding(reason, at: circumstances.now)
        case (.none, .back(_, let limit)): return [.leftFence(limit)]
        case (.back, .none): return [.returnedInside]
        default: return []
        }
    }

    /// Whether the numbers of the commands should begin again, because nothing comes of what was sent; true once for each doubt.
    mutating func doubtsNumbers(_ state: DroneState, at now: Duration) -> Bool {
        let (since, patience, isUnchanged) =
            switch phase {
            case .takingOff(let since): (since, Self.numbersDoubtedAfter.takeOff, !state.word.contains(.flying))
            case .landing(_, let since): (since, Self.numbersDoubtedAfter.landing, state.isAirborne)
            case .grounded, .airborne: (now, Self.numbersDoubtedAfter.landing, false)
            }
        guard isUnchanged, now - max(since, numbersDoubtedAt ?? since) >= patience else { return false }
        numbersDoubtedAt = now
        return true
    }

    private mutating func advance(
        _ request: EmergencyRequest,
        _ state: DroneState,
        at now: Duration
    ) -> [FlightEvent] {
        var request = request
        let isInEmergency = state.word.contains(.emergency)
        switch request.advance(isInEmergency: isInEmergency, toldAt: state.toldAt, at: now) {
        case .pending:
            emergency = request
            return []
        case .confirmed:
            emergency = nil
            return []
        case .failed:
            emergency = nil
            return [.emergencyNotConfirmed(tries: request.tries)]
        }
    }

    mutating func beginTakeOff(at now: Duration) {
        phase = .takingOff(since: now)
        hasLeftGround = false
    }

    mutating func beginLanding(_ reason: LandingReason, at now: Duration) -> [FlightEvent] {
        if case .landing = phase { return [] }
        phase = .landing(reason, since: now)
        landed = Sustained()
        landingIsReported = false
        return [.landingBegan(reason)]
    }

    // MARK: Refusals

    /// Answers each refusal once, however often the wish is repeated.
    mutating func report(_ refusals: [Refusal]) -> [FlightEvent] {
        var seen = refusedBefore
        var events: [FlightEvent] = []
        for refusal in refusals where seen.insert(refusal).inserted { events.append(.refused(refusal)) }
        refusedBefore = Set(refusals)
        return events
    }
}
