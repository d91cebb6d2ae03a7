import DroneWire
import FlightCore
import MissionLanguage

/// Lets the drone fly a figure of its own, and ends when its time is over and the drone is level again.
struct AnimationManeuver: Maneuver {
    /// How long it may take to come to rest, beyond the figure.
    private static let patience = Duration.seconds(5)

    private let step: String
    private var order: FigureOrder
    private let length: Duration
    private let deadline: Duration
    private var levelFor = Sustained()

    init(
        _ step: String,
        _ animation: FlightAnimation,
        for time: Duration?,
        manner: Manner,
        _ flight: FlightContext
    ) throws(FlightFailure) {
        self.step = step
        let milliseconds = time.map { Int32(min($0.seconds * 1000, 60_000)) } ?? animation.defaultMilliseconds
        order = FigureOrder(.flightAnimation(animation, milliseconds: milliseconds))
        length = .milliseconds(Int64(milliseconds))
        deadline = try flight.time(manner.timeout, otherwise: length + Self.patience)
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard flight.state.isAirborne else { throw .refused(.notFlying) }
        if let asking = try order.advance(flight) {
            // A figure ends where it ends.
            flight.memory.target = nil
            return .flying([.move(.hover), asking])
        }
        let lean = flight.state.attitude.map { max($0.roll.magnitude, $0.pitch.magnitude) } ?? .zero
        let isOver = order.isTaken && order.age(flight) >= length && lean < FigureOrder.level && flight.isAtRest
        if let time = levelFor.note(isOver, at: flight.now), time >= FlightContext.settle {
            return .finished([.move(.hover)])
        }
        if order.age(flight) >= deadline { throw .timeout(step: step, deadline: deadline) }
        return .flying([.move(.hover)])
    }

    var flies: Bool { true }

    mutating func resume(_ flight: FlightContext) { order.resume() }

    var progress: String { order.isTaken ? "flying the figure" : "" }
}

/// Lets the drone flip, and ends when it was seen upside down, or looping, and is level again.
struct FlipManeuver: Maneuver {
    /// Leaning more than this is a flip and not a move.
    private static let flipped = Angle.degrees(60)

    private let step: String
    private var order: FigureOrder
    private let deadline: Duration
    private var hasFlipped = false
    private var levelFor = Sustained()

    init(_ step: String, _ side: FlipSide, manner: Manner, _ flight: FlightContext) throws(FlightFailure) {
        self.step = step
        let animation: FlightAnimation =
            switch side {
            case .left: .flipLeft
            case .right: .flipRight
            case .forward: .flipAhead
            case .back: .flipBehind
            }
        order = FigureOrder(.flightAnimation(animation))
        deadline = try flight.time(manner.timeout, otherwise: .seconds(5))
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        if let asking = try order.advance(flight) { return .flying([.move(.hover), asking]) }
        if let attitude = flight.state.attitude {
            let lean = max(attitude.roll.magnitude, attitude.pitch.magnitude)
            let isLooping = flight.state.control?.major == .looping
            hasFlipped = hasFlipped || order.isFlownUnseen || lean > Self.flipped || isLooping
            let isLevel = hasFlipped && !isLooping && lean < FigureOrder.level
            if let time = levelFor.note(isLevel, at: flight.now), time >= FlightContext.settle {
                return .finished(flight.hold())
            }
        }
        if order.age(flight) >= deadline { throw .timeout(step: step, deadline: deadline) }
        return .flying([.move(.hover)])
    }

    var flies: Bool { true }

    mutating func resume(_ flight: FlightContext) { order.resume() }

    var progress: String { hasFlipped ? "catching itself" : "" }
}

/// The order for a figure on its way to the drone.
private struct FigureOrder {
    /// A drone that leans less than this has ended its figure.
    static let level = Angle.degrees(10)

    private let setting: ConfigurationSetting
    private var askedAt: Duration?
    /// Whether the mission was interrupted after it was given: what had not begun was taken back then, and is given again.
    private var wasInterrupted = false
    /// Whether the drone has taken it.
    private(set) var isTaken = false

    init(_ setting: ConfigurationSetting) { self.setting = setting }

    /// Hears what became of it; returns the wish where it is to be given now.
    mutating func advance(_ flight: FlightContext) throws(FlightFailure) -> Intent? {
        for event in flight.situation.events where askedAt != nil {
            switch event {
            case .configured(setting): isTaken = true
            case .configurationFailed(setting, let reason):
                guard wasInterrupted, !isTaken else { throw .configuration(reason) }
                (askedAt, wasInterrupted) = (nil, false)
            default: break
            }
        }
        guard askedAt == nil else { return nil }
        askedAt = flight.now
        return .configure(setting)
    }

    mutating func resume() { wasInterrupted = askedAt != nil }

    /// Whether the drone may have flown it while nobody looked.
    var isFlownUnseen: Bool { isTaken && wasInterrupted }

    /// How long ago it was given.
    func age(_ flight: FlightContext) -> Duration { askedAt.map { flight.now - $0 } ?? .zero }
}

/// Calibrates the compass: the drone turns once around itself, and says when it is done.
struct CompassManeuver: Maneuver {
    private let step: String
    private let deadline: Duration
    private var askedAt: Duration?
    private var hasTurned = false
    private var quiet = Sustained()

    init(_ step: String, manner: Manner, _ flight: FlightContext) throws(FlightFailure) {
        self.step = step
        deadline = try flight.time(manner.timeout, otherwise: .seconds(15))
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard flight.state.isAirborne else { throw .refused(.notFlying) }
        guard let askedAt else {
            self.askedAt = flight.now
            return .flying([.move(.hover), .calibrateCompass])
        }
        // Minor 12 of hovering is magneto_calib.
        let isTurning = flight.state.control.map { $0.major == .hovering && $0.minor == 12 } ?? false
        hasTurned = hasTurned || isTurning
        if let time = quiet.note(hasTurned && !isTurning, at: flight.now), time >= FlightContext.settle {
            return .finished(flight.hold())
        }
        if flight.now - askedAt >= deadline { throw .timeout(step: step, deadline: deadline) }
        return .flying([.move(.hover)])
    }

    var flies: Bool { true }

    var progress: String { hasTurned ? "turning" : "" }
}
