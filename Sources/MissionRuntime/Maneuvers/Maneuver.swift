import FlightCore
import MissionLanguage

/// One step of a mission while it is being flown: it ends on what the drone reports, or fails by its deadline.
protocol Maneuver: Sendable {
    /// Goes on for one tick; throws the reason when the step has failed.
    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance

    /// Whether it moves the drone; what several strands do together must not be two of these.
    var flies: Bool { get }

    /// Goes on after an interruption, in which the drone may have moved anywhere.
    mutating func resume(_ flight: FlightContext)

    /// What is still to do, for the status line; empty when there is nothing to say.
    var progress: String { get }

    /// What was planned and what came of it, for the report.
    var account: Account { get }
}

extension Maneuver {
    var flies: Bool { false }
    mutating func resume(_ flight: FlightContext) {}
    var progress: String { "" }
    var account: Account { Account() }
}

/// How a tick of a step ended.
enum Advance {
    /// The step goes on, and wants this now.
    case flying([Intent])
    /// The step is finished, and wants this as its last.
    case finished([Intent] = [])
}

/// What a step was to do and what it did.
struct Account: Hashable, Sendable {
    var planned: Measure?
    var flown: Measure?
    /// How far from its target it ended.
    var off: Measure?
}

/// What a step may know and change.
struct FlightContext {
    var situation: Situation
    let defaults: MissionDefaults
    let missionTime: Duration
    /// Whether a line at the prompt is flown.
    let isPrompt: Bool
    var memory: MissionMemory
    var report: MissionReport
    /// Whether a film is being written.
    var isRecording: Bool
    /// When a picture was asked for that is not written yet: there is one camera for all strands.
    var photoAskedAt: Duration?
    /// Conditions that are watched.
    var watches: [Watch]
    /// That the mission is over, before the end of its text.
    var ending: Ending?
    /// Remarks on the present step for the report.
    var notes: [MissionReport.Note] = []
    /// How far the clock of the present strand is behind, because it was interrupted.
    var behind = Duration.zero

    /// The time by the clock of the present strand.
    var now: Duration { situation.now - behind }
    var state: DroneState { situation.state }
    var values: SituationValues { SituationValues(situation, memory: memory, missionTime: missionTime) }

    /// The speed of moves that say nothing of it.
    func speed(_ formula: Formula?) throws(FlightFailure) -> Speed {
        var speed = defaults.speed
        if let formula { speed = .metersPerSecond(try number(formula, "the speed", .speed)) }
        return memory.limits.speed.map { min($0, speed) } ?? speed
    }

    /// The rate of turns that say nothing of it.
    func turnRate(_ formula: Formula?) throws(FlightFailure) -> TurnRate {
        guard let formula else { return defaults.turnRate }
        return .degreesPerSecond(try number(formula, "the rate", .turnRate))
    }

    /// A time, or the default.
    func time(_ formula: Formula?, otherwise: Duration) throws(FlightFailure) -> Duration {
        guard let formula else { return otherwise }
        return .seconds(try number(formula, "the time", .time))
    }

    /// A number above zero that a drone can be asked for; fails when it is unknown or of no sane size.
    func number(_ formula: Formula, _ what: String, _ dimension: Dimension) throws(FlightFailure) -> Double {
        guard let value = formula.number(in: values) else { throw .requirement("\(what) is not known") }
        guard value > 0, value <= dimension.largestAmount else {
            throw .requirement("\(what) is \(Measure(value, dimension).spoken), which cannot be flown")
        }
        return value
    }

    /// A whole number above zero.
    func count(_ formula: Formula, _ what: String, most: Int) throws(FlightFailure) -> Int {
        guard let value = formula.number(in: values) else { throw .requirement("\(what) is not known") }
        guard value >= 1, value <= Double(most) else {
            throw .requirement("\(what) is \(Decimals.shortest(value, places: 2)), not between 1 and \(most)")
        }
        return Int(value)
    }

    /// Whether a condition holds; fails when that cannot be told.
    func truth(_ condition: Formula, _ text: String) throws(FlightFailure) -> Bool {
        guard let truth = condition.truth(in: values) else {
            throw .requirement("whether \(text) cannot be told now")
        }
        return truth
    }

    /// A text with its values as they are now.
    func text(_ formula: Formula?) -> String? {
        guard let formula, let value = formula.evaluated(in: values) else { return nil }
        return value.spoken
    }

    // MARK: Limits

    /// How much of this is allowed now, in the unit of its kind: what the mission has said, within what the operator has; nil where
    /// neither is known here.
    func allowed(_ kind: LimitKind) -> Double? {
        let operators: Double? =
            switch kind {
            case .altitude: defaults.room?.ceiling.meters
            case .radius: defaults.room?.radius.meters
            case .time: defaults.longestMission.seconds
            case .speed, .tilt: nil
            }
        return [memory.limits.value(of: kind), operators].compactMap(\.self).min()
    }

    /// What a flight at this height would break.
    func refusal(of height: Length) -> Refusal? {
        if let most = allowed(.altitude).map(Length.meters), height > most { return .ceiling(most) }
        return height < FlightLimits.floor ? .floor(FlightLimits.floor) : nil
    }

    // MARK: Place

    /// Where the drone is.
    func pose() throws(FlightFailure) -> Pose {
        guard state.isAirborne else { throw .refused(.notFlying) }
        guard let pose = situation.pose else { throw .positionLost }
        return pose
    }

    /// Where the next move starts: where the drone is meant to be.
    func start() throws(FlightFailure) -> Pose {
        let pose = try pose()
        return memory.target ?? pose
    }

    /// Stays where the drone is meant to be; nothing on the ground.
    func hold() -> [Intent] {
        guard state.isAirborne else { return [] }
        guard situation.pose != nil, let target = memory.target else { return [.move(.hover)] }
        return [.move(.pose(target, speed: defaults.speed, turn: defaults.turnRate))]
    }

    /// Whether the drone hardly moves.
    var isAtRest: Bool {
        guard let speed = state.speed else { return false }
        return speed < Self.restSpeed && (state.velocity?.up?.magnitude ?? .zero) < Self.restSpeed
    }

    /// Slower than this is at rest.
    static let restSpeed = Speed.metersPerSecond(0.15)
    /// For so long must the drone be at rest, or at its target.
    static let settle = Duration.milliseconds(500)
}
