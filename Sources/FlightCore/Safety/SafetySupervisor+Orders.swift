import DroneWire

/// What of a pilot's wishes happens in this tick.
struct Orders {
    var motion = Motion.hover
    /// How far the drone may lean; nil for as far as the limits allow.
    var lean: Angle?
    /// Commands that are sent once.
    var once: [ATCommand] = []
    var settings: [ConfigurationSetting] = []
    /// Figures that have not begun must not.
    var withdrawsFigures = false
    var errands: [Errand] = []
    var events: [FlightEvent] = []
}

/// What the supervisor judges a wish by.
struct Circumstances {
    var state: DroneState
    /// Where the drone is and how it moves; nil without an estimate.
    var estimate: Estimate?
    /// Nothing was missed from the drone for half a second or more.
    var isHeard: Bool
    /// Every setting of the connection was confirmed or reported, the limits among them.
    var isConfigured: Bool
    var now: Duration
}

extension SafetySupervisor {
    /// Decides what happens of the wishes of this tick.
    mutating func permit(_ intents: [Intent], in circumstances: Circumstances) -> Orders {
        var orders = Orders()
        var refusals: [Refusal] = []
        for intent in intents {
            switch intent {
            case .takeOff:
                refusals += takeOff(in: circumstances, noticing: &orders.events)
            case .land:
                if isFlying { orders.events += beginLanding(.asked, at: circumstances.now) }
            case .move(let motion):
                refusals += move(motion, in: circumstances, ordering: &orders)
            case .steer(let sticks, let age):
                let motion = age < Self.longestGrip ? Motion.sticks(sticks) : .hover
                refusals += move(motion, in: circumstances, ordering: &orders)
            case .leanAtMost(let angle): orders.lean = min(orders.lean ?? angle, angle)
            case .flatTrim:
                if isFlying {
                    refusals.append(.flying)
                } else {
                    orders.once.append(.flatTrim)
                    preflight.noteTrim(at: circumstances.now)
                }
            case .calibrateCompass:
                if phase == .airborne {
                    orders.once.append(.calibrate(.magnetometer))
                } else {
                    refusals.append(.notFlying)
                }
            case .toggleEmergency:
                guard emergency == nil else { break }
                let isInEmergency = circumstances.state.word.contains(.emergency)
                emergency = EmergencyRequest(wanted: !isInEmergency, at: circumstances.now)
                // Between the tries, and when none of them is shown to have worked, nothing may start the motors again.
                if !isInEmergency, isFlying { orders.events += beginLanding(.asked, at: circumstances.now) }
            case .configure(let setting):
                let forbidden = settings.limits.refusal(of: setting)
                if let refusal = forbidden ?? refusal(of: setting, state: circumstances.state) {
                    refusals.append(refusal)
                } else {
                    orders.settings.append(setting)
                }
            case .withdrawFigures:
                orders.withdrawsFigures = true
            case .perform(let errand):
                orders.errands.append(errand)
            }
        }
        // Whatever is wanted meanwhile: also to hover would be to stay outside.
        if case .back(let place, _) = fenceVerdict { orders.motion = way(back: place, from: circumstances.estimate) }
        // A landing that began with one of these wishes leaves nothing of the others.
        if phase != .airborne {
            orders.motion = .hover
            orders.withdrawsFigures = true
        }
        orders.events += report(refusals)
        orders.events += noteWait(intents.contains(.takeOff), in: circumstances)
        return orders
    }

    /// Tells, once, that a take-off waits for settings that are still on their way to the drone.
    private mutating func noteWait(_ wantsTakeOff: Bool, in circumstances: Circumstances) -> [FlightEvent] {
        let isWaiting = wantsTakeOff && phase == .grounded && circumstances.isHeard && !circumstances.isConfigured
        guard let time = takeOffWait.note(isWaiting, at: circumstances.now) else {
            hasToldOfWait = false
            return []
        }
        guard time >= Self.longestSilentWait, !hasToldOfWait else { return [] }
        hasToldOfWait = true
        return [.settingsAwaited]
    }

    private func move(_ motion: Motion, in circumstances: Circumstances, ordering orders: inout Orders) -> [Refusal] {
        if let refusal = refusal(of: motion, in: circumstances) { return [refusal] }
        if phase == .airborne, circumstances.isHeard, !mustBrake(for: motion, in: circumstances) {
            orders.motion = heights.difference == nil ? motion : motion.slowed
        }
        return []
    }

    /// Whether the drone is so fast that it would leave the fence on its way to a place inside: the autopilot brakes as softly as it
    /// flies, and a hover harder.
    private func mustBrake(for motion: Motion, in circumstances: Circumstances) -> Bool {
        guard motion.leadsToPlace, let estimate = circumstances.estimate else { return false }
        let refusal = Fence(limits: settings.limits).refusal(
            at: Vector(estimate.pose(at: circumstances.now).position),
            moving: Vector(forward: estimate.velocity.forward, right: estimate.velocity.right),
            toward: .zero,
            error: .zero
        )
        if case .fence = refusal { return true }
        return false
    }

    /// The straight way to a place, seen from where the drone is.
    private func way(back place: Position, from estimate: Estimate?) -> Motion {
        guard let heading = estimate?.pose?.heading else { return .hover }
        return .pose(Pose(position: place, heading: heading), speed: FenceWatch.returnSpeed, turn: settings.limits.turn)
    }

    private mutating func takeOff(
        in circumstances: Circumstances,
        noticing events: inout [FlightEvent]
    ) -> [Refusal] {
        switch phase {
        case .takingOff, .airborne: return []
        case .landing(let reason, _): return [.landing(reason)]
        case .grounded: break
        }
        let state = circumstances.state
        guard circumstances.isHeard else { return [.noLink] }
        if state.word.contains(.emergency) || emergency != nil { return [.emergency] }
        guard let percent = battery.percent ?? state.batteryPercent else { return [.noLink] }
        let needed = settings.leastTakeOffPercent
        if percent < needed || state.word.contains(.vbatLow) { return [.battery(percent: percent, needed: needed)] }
        // The limits are still on their way to the drone: a pilot asks again with the next tick.
        guard circumstances.isConfigured else { return [] }
        let findings = preflight.findings(state, surroundings, at: circumstances.now)
        let forbidding = findings.filter(\.forbids)
        guard forbidding.isEmpty else { return forbidding.map(Refusal.preflight) }
        events += findings.map(FlightEvent.noticed)
        beginTakeOff(at: circumstances.now)
        return []
    }

    private func refusal(of motion: Motion, in circumstances: Circumstances) -> Refusal? {
        if motion == .hover { return nil }
        switch phase {
        case .grounded: return .notFlying
        case .landing(let reason, _): return .landing(reason)
        case .takingOff: return nil
        case .airborne: break
        }
        if case .back = fenceVerdict { return .comingBack }
        let fence = Fence(limits: settings.limits)
        let direction: Vector
        switch motion {
        case .hover:
            return nil
        case .pose(let target, _, _):
            return refusal(of: target.position, behind: fence, in: circumstances)
        case .follow(let point):
            return refusal(of: point.pose.position, behind: fence, in: circumstances)
        case .velocity(let forward, let right, let up, _):
            direction = Vector(forward: forward.si, right: right.si, up: up.si)
        case .sticks(let sticks):
            direction = Vector(forward: sticks.forward, right: sticks.right, up: sticks.up)
        }
        // A place that is lost is still the best guess for the fence, and the height is never lost.
        guard let estimate = circumstances.estimate else { return nil }
        // Where it is now, not where it was when it said so: the older the news, the farther from the fence the drone is stopped.
        var place = Vector(estimate.pose(at: circumstances.now).position)
        // Of two heights that disagree the ceiling counts from the higher one, and the floor from the lower.
        place.up += (direction.up < 0 ? min(heights.doubt, .zero) : max(heights.doubt, .zero)).meters
        return fence.refusal(
            at: place,
            moving: estimate.velocity,
            toward: direction.turned(by: estimate.heading),
            error: estimate.positionError
        )
    }

    private func refusal(of target: Position, behind fence: Fence, in circumstances: Circumstances) -> Refusal? {
        guard let estimate = circumstances.estimate, estimate.pose != nil else { return .positionLost }
        return fence.refusal(of: target, from: .meters(estimate.place.up), surplus: heights.doubt)
    }

    /// Why a setting may not be written now; nil when it may.
    ///
    /// Flight animations are written as settings.
    func refusal(of setting: ConfigurationSetting, state: DroneState) -> Refusal? {
        guard setting.isFigure else { return nil }
        guard phase == .airborne else { return .notFlying }
        let needed = BatteryWatch.flipPercent
        guard let percent = battery.percent, percent < needed else { return nil }
        return .battery(percent: percent, needed: needed)
    }
}
