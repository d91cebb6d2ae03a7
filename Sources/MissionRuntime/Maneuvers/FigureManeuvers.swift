import DroneWire
import FlightCore
import MissionLanguage

/// Lets the drone fly a figure of its own, and ends when its time is over and the drone is level again.
struct AnimationManeuver: Maneuver {
    /// Leaning less than this is level.
    private static let level = Angle.degrees(10)
    /// How long it may take to come to rest, beyond the figure.
    private static let patience = Duration.seconds(5)

    private let step: String
    private let setting: ConfigurationSetting
    private let length: Duration
    private let deadline: Duration
    private var askedAt: Duration?
    private var isTaken = false
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
        setting = .flightAnimation(animation, milliseconds: milliseconds)
        length = .milliseconds(Int64(milliseconds))
        deadline = try flight.time(manner.timeout, otherwise: length + Self.patience)
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard flight.state.isAirborne else { throw .refused(.notFlying) }
        guard let askedAt else {
            self.askedAt = flight.now
            // A figure ends where it ends.
            flight.memory.target = nil
            return .flying([.move(.hover), .configure(setting)])
        }
        for event in flight.situation.events {
            switch event {
            case .configured(setting): isTaken = true
            case .configurationFailed(setting, let reason): throw .configuration(reason)
            default: break
            }
        }
        let lean = flight.state.attitude.map { max($0.roll.magnitude, $0.pitch.magnitude) } ?? .zero
        let isOver = isTaken && flight.now - askedAt >= length && lean < Self.level && flight.isAtRest
        if let time = levelFor.note(isOver, at: flight.now), time >= FlightContext.settle {
            return .finished([.move(.hover)])
        }
        if flight.now - askedAt >= deadline { throw .timeout(step: step, deadline: deadline) }
        return .flying([.move(.hover)])
    }

    var flies: Bool { true }

    var progress: String { isTaken ? "flying the figure" : "" }
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
