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
    /// After this silence in the air the drone is told to land, and told so until it is seen on the ground.
    static let landAfterSilence = Duration.seconds(5)

    let settings: FlightSettings
    var phase = Phase.grounded
    var battery = BatteryWatch()
    var emergency: EmergencyRequest?
    private var landed = Sustained()
    private var landingIsReported = false
    private var hasLeftGround = false
    private var wasInEmergency = false
    /// What was refused in the last tick: a wish that is repeated every 30 ms is answered once.
    private var refusedBefore: Set<Refusal> = []

    init(settings: FlightSettings) {
        self.settings = settings
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
    mutating func adopt(_ state: DroneState) {
        self = SafetySupervisor(settings: settings)
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
        if let percent = state.batteryPercent { events += observeBattery(percent, state.word, at: now) }
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

    private mutating func observeBattery(_ percent: Int, _ word: StateWord, at now: Duration) -> [FlightEvent] {
        let alarm = battery.note(percent, at: now)
        let canLand = phase == .airborne || isTakingOff
        switch alarm {
        case .land(let percent) where canLand:
            return [.batteryLow(percent: percent)] + beginLanding(.battery(percent: percent), at: now)
        case .warn(let percent):
            return [.batteryLow(percent: percent)]
        case .land, nil:
            return word.contains(.vbatLow) && canLand ? beginLanding(.batteryFlag, at: now) : []
        }
    }

    private var isTakingOff: Bool { if case .takingOff = phase { true } else { false } }

    // MARK: Time

    /// Lets time pass: deadlines of take-off and landing, and the silence after which the drone lands.
    mutating func tick(_ state: DroneState, silence: Duration, at now: Duration) -> [FlightEvent] {
        var events: [FlightEvent] = []
        if let request = emergency { events += advance(request, state, at: now) }
        switch phase {
        case .takingOff(let since) where now - since >= Self.longestTakeOff:
            events += beginLanding(.takeOffFailed, at: now)
        case .takingOff where silence >= Self.landAfterSilence, .airborne where silence >= Self.landAfterSilence:
            events += beginLanding(.linkLost(silence), at: now)
        case .landing(_, let since) where now - since >= Self.longestLanding && !landingIsReported:
            landingIsReported = true
            events.append(.landingNotConfirmed(after: now - since))
        default:
            break
        }
        return events
    }

    private mutating func advance(
        _ request: EmergencyRequest,
        _ state: DroneState,
        at now: Duration
    ) -> [FlightEvent] {
        var request = request
        let isInEmergency = state.word.contains(.emergency)
        switch request.advance(isInEmergency: isInEmergency, heardAt: state.heardAt, at: now) {
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
