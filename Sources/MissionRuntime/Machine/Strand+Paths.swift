import DroneWire
import FlightCore
import MissionLanguage

// Ways that are not one straight line, and what the drone does by itself.
extension Strand {
    func beginPath(_ step: Step, _ flight: inout FlightContext) throws(FlightFailure) -> any Maneuver {
        switch step.action {
        case .goVia(let gates, let destination, let manner):
            var places: [Position] = []
            for gate in gates { places.append(try Self.goal(gate, flight).position) }
            let goal = try Self.goal(destination, flight)
            return try path(step, through: places, to: goal, manner, &flight)
        case .circle(let side, let radius, let turns, let manner):
            return try circle(step, side, radius, turns, manner, &flight)
        case .hoverOverTag(let time, let manner):
            let time = try flight.time(time, otherwise: .zero)
            return try TagManeuver(step.text, .above, for: time, manner: manner, &flight)
        case .approachTag(let distance, let manner):
            let distance = Length.meters(try flight.number(distance, "the distance", .length))
            return try TagManeuver(step.text, .before(distance), manner: manner, &flight)
        default: preconditionFailure("\(step.text) is not a path")
        }
    }

    /// Straight lines through places to a last one, without a stop.
    func path(
        _ step: Step,
        through places: [Position],
        to goal: Pose,
        _ manner: Manner,
        _ flight: inout FlightContext
    ) throws(FlightFailure) -> any Maneuver {
        let start = try flight.start()
        let path = FlightPath(from: start.position, through: places + [goal.position])
        var goal = goal
        let gaze: PathManeuver.Gaze
        switch manner.facing {
        case nil, .center: gaze = .goal
        case .travel:
            goal.heading = path.lastCourse ?? start.heading
            gaze = .travel
        case .home: (goal.heading, gaze) = Self.watching(Position(), from: goal)
        case .mark(let name): (goal.heading, gaze) = Self.watching(try Self.place(name, flight).position, from: goal)
        case .heading, .north:
            goal.heading = try Self.heading(manner.facing ?? .home, from: start, flight)
            gaze = .goal
        }
        return try PathManeuver(step.text, along: path, to: goal, gaze: gaze, manner: manner, &flight)
    }

    /// The nose to a place all the way, and at the end.
    private static func watching(_ place: Position, from goal: Pose) -> (Angle, PathManeuver.Gaze) {
        guard goal.position.horizontalDistance(to: place) > nearestToFace else { return (goal.heading, .goal) }
        let (ahead, aside) = (place.forward - goal.position.forward, place.right - goal.position.right)
        return (.bearing(forward: ahead.meters, right: aside.meters), .place(place))
    }

    private func circle(
        _ step: Step,
        _ side: TurnSide,
        _ radius: Formula,
        _ turns: Formula?,
        _ manner: Manner,
        _ flight: inout FlightContext
    ) throws(FlightFailure) -> any Maneuver {
        let start = try flight.start()
        let radius = Length.meters(try flight.number(radius, "the radius", .length))
        let turns = try turns.map { formula throws(FlightFailure) in
            try flight.number(formula, "the number of turns", .number)
        }
        let path = FlightPath(
            circlingFrom: start,
            to: side == .left ? .left : .right,
            radius: radius,
            turns: min(turns ?? 1, Self.mostTurns)
        )
        var goal = Pose(position: path.end, heading: start.heading)
        let centre = start.moved(right: side == .left ? -radius : radius).position
        let gaze: PathManeuver.Gaze
        switch manner.facing {
        case nil, .travel:
            goal.heading = path.lastCourse ?? start.heading
            gaze = .travel
        case .center: (goal.heading, gaze) = Self.watching(centre, from: goal)
        case .home: (goal.heading, gaze) = Self.watching(Position(), from: goal)
        case .mark(let name): (goal.heading, gaze) = Self.watching(try Self.place(name, flight).position, from: goal)
        case .heading, .north:
            goal.heading = try Self.heading(manner.facing ?? .home, from: start, flight)
            gaze = .goal
        }
        return try PathManeuver(step.text, along: path, to: goal, gaze: gaze, manner: manner, &flight)
    }

    /// Nobody means more turns of a circle than this.
    private static let mostTurns = 100.0

    // MARK: What the drone does by itself

    func beginOwn(_ step: Step, _ flight: FlightContext) throws(FlightFailure) -> any Maneuver {
        switch step.action {
        case .animate(let figure, let time, let manner):
            let number = Figure.allCases.firstIndex(of: figure) ?? 0
            let animation = FlightAnimation(rawValue: Int32(number)) ?? .wave
            let time = try time.map { formula throws(FlightFailure) in try flight.time(formula, otherwise: .zero) }
            return try AnimationManeuver(step.text, animation, for: time, manner: manner, flight)
        case .calibrateCompass(let manner): return try CompassManeuver(step.text, manner: manner, flight)
        case .detect(let kind, let manner):
            return try SettingManeuver(step.text, Self.detection(of: kind), manner: manner, flight)
        case .set(let key, let value, let manner):
            let setting = try Self.setting(key, flight.text(value) ?? "")
            return try SettingManeuver(step.text, [setting], manner: manner, flight)
        case .recordOnStick(let manner):
            let settings = [
                try Self.setting("video:video_on_usb", "TRUE"),
                ConfigurationSetting.videoCodec(.mpeg4Live360pH264Record720p),
            ]
            return try SettingManeuver(step.text, settings, manner: manner, flight)
        default: preconditionFailure("\(step.text) is flown by the mission")
        }
    }

    /// Looks for tags with both cameras: which of them shows them depends on where they hang.
    private static func detection(of kind: TagKind) throws(FlightFailure) -> [ConfigurationSetting] {
        let tags: TagMask
        switch kind {
        case .off: return [.detectionType(.none)]
        case .roundel: tags = TagType.roundel.mask
        // The black and white one of the maker's guide is found as either, by firmware.
        case .oriented: tags = [TagType.orientedRoundel.mask, TagType.blackRoundel.mask]
        }
        return [
            try setting("detect:detections_select_h", "\(tags.rawValue)"),
            try setting("detect:detections_select_v_hsync", "\(tags.rawValue)"),
            .detectionType(.multiple),
        ]
    }

    private static func setting(_ key: String, _ value: String) throws(FlightFailure) -> ConfigurationSetting {
        do throws(ConfigurationError) {
            return try ConfigurationSetting(key: key, value: value)
        } catch {
            throw .requirement("\(error)")
        }
    }
}
