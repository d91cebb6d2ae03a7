import DroneWire

/// The firmware's flight controller: which phase of the flight it is, and what the motors are asked for in it.
struct FlightControl: Hashable, Sendable {
    /// The phases of a flight; what the wire calls them is `controlState`.
    enum Phase: Hashable, Sendable {
        /// On the ground with the motors off, or falling with them cut.
        case landed
        case spinningUp
        case climbing
        case settling
        case hovering
        case piloted
        case braking
        case performing(Manoeuvre)
        /// The link is lost; it hovers a moment before it lands.
        case waitingForLink
        case landing
    }

    /// Seconds and metres of the automatic phases (14.1 of the protocol; where it gives none, chosen).
    private enum Profile {
        static let spinUp = 1.0
        static let takeOffHeight = 0.85
        static let takeOffClimb = 0.4
        static let takeOffGain = 2.0
        /// m: the climb is over here.
        static let settlingHeight = 0.65
        static let settling = 2.0
        static let longestBraking = 1.0
        static let waitForLink = 0.5
        static let landingSpeed = 0.5
        /// m: below this height it sinks more slowly.
        static let flareHeight = 0.3
        static let flareSpeed = 0.3
        /// s: the propellers stop when the feet have stood this long.
        static let touchdown = 0.1
        /// 1/s: how the vertical speed tapers toward ceiling and floor.
        static let boundaryGain = 1.0
        /// m: a height beyond the ceiling by more than this is told.
        static let ceilingMargin = 0.2
        /// Share of the yaw stick that roll adds when it turns as well.
        static let combinedYaw = 0.5
    }

    private(set) var phase = Phase.landed

    /// What the motors were last asked for.
    private(set) var command = MotorCommand.stopped

    /// The hover's own view of where it is.
    private(set) var hold = PositionHold()

    /// The heading to keep, in radians: the present one while it turns.
    private(set) var heldHeading = 0.0

    /// Whether it flies above the height that the settings allow, and whether roll turns at the moment.
    private var isAboveCeiling = false
    private var turnsWithRoll = false

    private let step: Double
    private let linkLoss: LinkLoss
    private var steps = 0

    /// For how long the feet have touched the ground at the end of a landing.
    private var groundedSteps = 0

    init(step: Double, linkLoss: LinkLoss) {
        self.step = step
        self.linkLoss = linkLoss
    }

    /// Seconds in the present phase.
    private var elapsed: Double { Double(steps) * step }

    /// True from the start of the motors to touchdown.
    var isFlying: Bool { phase != .landed }

    /// Whether it flies a figure, over the pilot's head.
    var isPerforming: Bool { if case .performing = phase { true } else { false } }

    /// What navdata shows, by what the drone notices and whether it has lost its height.
    func controlState(seesFloor: Bool, hasLostHeight: Bool) -> ControlState {
        switch phase {
        case .landed: ControlState(.landed)
        case .spinningUp: ControlState(.takingOff, minor: 0)
        case .climbing: ControlState(.takingOff, minor: 1)
        case .settling: ControlState(.goingToFixPoint)
        case .hovering: ControlState(.hovering, minor: hasLostHeight ? 6 : isAboveCeiling ? 4 : 0)
        case .piloted:
            ControlState(
                .flying,
                minor: hasLostHeight ? 1 : !seesFloor ? 6 : isAboveCeiling ? 3 : turnsWithRoll ? 4 : 0
            )
        case .braking: ControlState(.flying, minor: 5)
        case .performing(let manoeuvre): manoeuvre.controlState(after: elapsed)
        case .waitingForLink: ControlState(.hovering, minor: 8)
        case .landing: ControlState(.landing)
        }
    }

    private mutating func enter(_ next: Phase) {
        phase = next
        steps = 0
        groundedSteps = 0
    }

    /// Starts the motors; the caller knows that they may start.
    mutating func takeOff() {
        hold = PositionHold()
        enter(.spinningUp)
    }

    /// Goes down from wherever it is; does nothing on the ground and in a landing.
    mutating func land() {
        guard isFlying, phase != .landing else { return }
        enter(phase == .spinningUp ? .landed : .landing)
    }

    /// Nobody is there any more: waits a moment, then lands.
    mutating func loseLink() {
        switch phase {
        case .landed, .landing, .waitingForLink: break
        case .spinningUp: enter(.landed)
        default: enter(.waitingForLink)
        }
    }

    /// Somebody is there again before the landing began.
    mutating func regainLink() {
        if phase == .waitingForLink { enter(.hovering) }
    }

    /// Stops the motors at once, wherever the drone is.
    mutating func cutMotors() { enter(.landed) }

    /// Begins a figure; refused on the ground, during take-off and landing, and flips also when low or nearly empty.
    mutating func perform(_ manoeuvre: Manoeuvre, readings: Readings, percent: Double) {
        switch phase {
        case .hovering, .piloted, .braking: break
        default: return
        }
        if case .animation(let animation, let seconds) = manoeuvre {
            guard seconds > 0 || animation.isFlip else { return }
            if animation.isFlip,
                readings.height < Manoeuvre.Flip.leastHeight || percent < Manoeuvre.Flip.leastPercent
            {
                return
            }
        }
        enter(.performing(manoeuvre))
    }

    /// Decides one step.
    mutating func advance(_ sticks: Sticks, readings: Readings, limits: FlightLimits) {
        hold.observe(readings, step: step)
        changePhase(sticks, readings)
        command = decide(sticks, readings, limits)
        if command.motors != .flying || command.yawRate != 0 { heldHeading = readings.heading }
        isAboveCeiling = readings.height > limits.ceiling + Profile.ceilingMargin
        turnsWithRoll = sticks.combinesYaw && limits.combinesYaw && sticks.areApplied
        steps += 1
    }

    private mutating func changePhase(_ sticks: Sticks, _ readings: Readings) {
        switch phase {
        case .landed: break
        case .spinningUp:
            if elapsed >= Profile.spinUp { enter(.climbing) }
        case .climbing:
            if readings.height >= Profile.settlingHeight { enter(.settling) }
        case .settling:
            if elapsed >= Profile.settling { enter(.hovering) }
        case .hovering:
            if sticks.areApplied { enter(.piloted) }
        case .piloted:
            if !sticks.areApplied { enter(.braking) }
        case .braking:
            if sticks.areApplied {
                enter(.piloted)
            } else if hold.speed < PositionHold.restingSpeed && elapsed > 0.5 || elapsed > Profile.longestBraking {
                enter(.hovering)
            }
        case .performing(let manoeuvre):
            if elapsed >= manoeuvre.seconds { enter(.hovering) }
        case .waitingForLink:
            if linkLoss == .land, elapsed >= Profile.waitForLink { enter(.landing) }
        case .landing:
            groundedSteps = readings.isGrounded ? groundedSteps + 1 : 0
            if Double(groundedSteps) * step >= Profile.touchdown { enter(.landed) }
        }
    }

    private mutating func decide(_ sticks: Sticks, _ readings: Readings, _ limits: FlightLimits) -> MotorCommand {
        switch phase {
        case .landed: return .stopped
        case .spinningUp: return .idling
        case .climbing, .settling:
            hold.hold(height: Profile.takeOffHeight)
            var command = hover(readings)
            command.climb = min(command.climb * Profile.takeOffGain, Profile.takeOffClimb)
            return command
        case .hovering, .braking, .waitingForLink: return hover(readings)
        case .piloted: return pilot(sticks, readings, limits)
        case .performing(let manoeuvre):
            hold.releasePlace()
            var command = hover(readings)
            manoeuvre.shape(&command, after: elapsed)
            return command
        case .landing:
            hold.releaseHeight()
            var command = hover(readings)
            command.climb = readings.height > Profile.flareHeight ? -Profile.landingSpeed : -Profile.flareSpeed
            return command
        }
    }

    private mutating func hover(_ readings: Readings) -> MotorCommand {
        var command = MotorCommand(motors: .flying)
        (command.pitch, command.roll) = hold.tilt(readings, step: step)
        command.climb = hold.climb(readings)
        return command
    }

    private mutating func pilot(_ sticks: Sticks, _ readings: Readings, _ limits: FlightLimits) -> MotorCommand {
        hold.releasePlace()
        var command = MotorCommand(motors: .flying)
        var (pitch, roll) = (sticks.pitch, sticks.roll)
        if let pilotHeading = sticks.pilotHeading {
            // Forward is away from the pilot: turn the stick from the pilot's frame into the drone's.
            let turn = readings.heading - pilotHeading
            let (s, c) = (sine(turn), cosine(turn))
            (pitch, roll) = (pitch * c - roll * s, roll * c + pitch * s)
        }
        command.pitch = pitch * limits.tilt
        command.roll = roll * limits.tilt
        command.yawRate = sticks.yaw * limits.yawRate
        if sticks.combinesYaw && limits.combinesYaw {
            command.yawRate += roll * Profile.combinedYaw * limits.yawRate
        }
        if sticks.gaz == 0 {
            command.climb = hold.climb(readings)
        } else {
            hold.releaseHeight()
            command.climb = sticks.gaz * limits.climb * (sticks.gaz < 0 ? 2 : 1)
        }
        let highest = Profile.boundaryGain * (limits.ceiling - readings.height)
        let lowest = Profile.boundaryGain * (limits.floor - readings.height)
        command.climb = max(min(command.climb, highest), min(lowest, 0))
        return command
    }
}
