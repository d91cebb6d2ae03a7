import DroneWire
public import FlightCore
public import MissionLanguage

/// What the values of the language are in a situation.
public struct SituationValues: Values {
    private let situation: Situation
    private let memory: MissionMemory
    private let missionTime: Duration?

    /// Makes the values of a situation; without a mission that runs, `mission.time` is unknown.
    public init(_ situation: Situation, memory: MissionMemory = MissionMemory(), missionTime: Duration? = nil) {
        self.situation = situation
        self.memory = memory
        self.missionTime = missionTime
    }

    /// What a variable holds.
    public func value(of variable: String) -> Value? { memory.variables[variable] }

    /// What the drone reports; nil while it is unknown.
    public func value(of reading: Reading) -> Value? {
        switch reading {
        case .flying: state.heardAt == nil ? nil : .truth(state.word.contains(.flying))
        case .tagVisible: state.heardAt == nil ? nil : .truth(!state.tags.isEmpty)
        case .state: state.wordOfActivity.map(Value.state)
        default:
            if case .measure(let dimension) = reading.kind {
                number(of: reading).map { .measure(Measure($0, dimension)) }
            } else {
                nil
            }
        }
    }

    /// What the drone sends under this name; nil while it sends nothing of the kind.
    public func value(of field: RawField) -> Value? {
        guard let tag = field.tag, let block = state.options[tag]?.payload, type(of: block).name == field.option,
            let number = block.number(at: field.place)
        else { return nil }
        let amount = number.amount
        return amount.isFinite ? .measure(Measure(amount, .number)) : nil
    }

    private var state: DroneState { situation.state }
    private var position: Position? { situation.pose?.position }

    /// The GPS receiver; nil where none is plugged in.
    private var receiver: NavdataGPS? {
        guard case .gps(let gps)? = state.options[NavdataGPS.tag], gps.gpsPlugged == 1 else { return nil }
        return gps
    }

    /// What the receiver tells while it knows its place.
    private var fix: NavdataGPS? { receiver.flatMap { $0.dataAvailable != 0 ? $0 : nil } }

    /// How long a full battery carries the drone.
    private static let fullFlight = Duration.seconds(12 * 60)

    private var nearestTag: TagSighting? { state.tags.min { $0.distance < $1.distance } }

    /// The wind's direction is told by the compass, ours is counted from home's forward.
    private var windFrom: Angle? {
        guard let wind = state.wind, let compass = state.compassHeading, let pose = situation.pose else { return nil }
        return (wind.from - compass + pose.heading).wrapped
    }

    private func number(of reading: Reading) -> Double? {
        switch reading {
        case .altitude: (position?.up ?? state.altitude)?.meters
        case .height: state.height?.meters
        case .speed: state.speed?.metersPerSecond
        case .heading: situation.pose.map { Self.compass($0.heading.degrees) }
        case .tilt: state.attitude.map { Angle.arcSine($0.leaning).degrees }
        case .battery: state.batteryPercent.map(Double.init)
        case .batteryVoltage: state.batteryVoltage?.volts
        case .positionForward: position?.forward.meters
        case .positionRight: position?.right.meters
        case .positionError: situation.pose == nil ? nil : situation.positionError.meters
        case .velocityForward: state.velocity?.forward.metersPerSecond
        case .velocityRight: state.velocity?.right.metersPerSecond
        case .velocityUp: state.velocity?.up?.metersPerSecond
        case .linkAge: state.toldAt.map { max(0, (situation.now - $0).seconds) }
        case .missionTime: missionTime?.seconds
        case .flightTime: memory.tookOffAt.map { (situation.now - $0).seconds }
        case .homeDistance: position.map { Position().horizontalDistance(to: $0).meters }
        case .batteryTime: state.batteryPercent.map { Double($0) / 100 * Self.fullFlight.seconds }
        case .windSpeed: state.wind?.speed.metersPerSecond
        case .windFrom: windFrom.map { Self.compass($0.degrees) }
        case .tagDistance: nearestTag?.distance.meters
        case .tagAngle: nearestTag?.direction.degrees
        case .wifi: state.linkQuality.map { $0 * 100 }
        case .linkLoss: situation.loss.map { $0 * 100 }
        case .videoAge: situation.camera?.age.seconds
        case .videoRate: situation.camera?.rate
        case .gpsLatitude: fix?.latitudeDegrees
        case .gpsLongitude: fix?.longitudeDegrees
        case .gpsAltitude: fix?.elevationMeters
        case .gpsError: fix.map { Double($0.ehpeMeters) }
        case .gpsSatellites: receiver.map { Double($0.nbSatellites) }
        case .flying, .state, .tagVisible: nil
        }
    }

    /// Headings are counted from 0° to 360°.
    private static func compass(_ degrees: Double) -> Double { degrees < 0 ? degrees + 360 : degrees }
}

extension DroneState {
    /// The speed over ground.
    var speed: Speed? {
        velocity.map { velocity in
            let (forward, right) = (velocity.forward.si, velocity.right.si)
            return Speed(si: (forward * forward + right * right).squareRoot())
        }
    }

    /// What the drone is doing, as one of ``Reading/states``; nil before it was heard.
    var wordOfActivity: String? {
        if word.contains(.emergency) { return "emergency" }
        return switch control?.major {
        case .landed: "landed"
        case .takingOff: "taking_off"
        case .hovering: "hovering"
        case .flying, .goingToFixPoint, .test: "flying"
        case .looping: "flipping"
        case .landing: "landing"
        case .default, .initializing: "starting"
        case .unknown, nil: nil
        }
    }
}

extension Attitude {
    /// The sine of the angle between the drone's own up and the true one.
    fileprivate var leaning: Double {
        let cosine = pitch.cosine * roll.cosine
        return max(0, 1 - cosine * cosine).squareRoot()
    }
}

extension TagSighting {
    /// Where it lies from the drone over ground, clockwise from the nose.
    fileprivate var direction: Angle {
        switch camera {
        case .front: aside
        case .bottom: .bearing(forward: above.sine, right: aside.sine)
        }
    }
}
