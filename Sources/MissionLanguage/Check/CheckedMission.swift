/// A mission that can be flown: every name is known, every unit fits, every constant is in its range.
public struct CheckedMission: Hashable, Sendable {
    /// The text it was made from.
    public let source: SourceText

    /// What is flown, in order.
    public let steps: [Step]

    /// What is flown before the landing of a mission that failed.
    public let onAbort: [Step]

    /// What is done at the very end, whatever happened.
    public let finally: [Step]

    /// What the caller may choose, and what was chosen.
    public let parameters: [CheckedParameter]

    /// Whether it was typed at the prompt, where a failure hovers; a file's failure lands.
    public let isPrompt: Bool

    /// The comment at its beginning: what a reader should know before flying it.
    public let summary: [String]

    /// The verbs that it defines, for later lines at the prompt.
    public let definitions: [String: DefinedVerb]

    /// What it asks of the drone while it flies.
    public let readings: Set<Reading>

    /// What it asks of the drone's flight data by name.
    public let rawFields: Set<RawField>

    /// The value to print when the mission is nothing but an expression typed at the prompt.
    public var shownValue: Formula? {
        guard steps.count == 1, case .show(let formula) = steps[0].action else { return nil }
        return formula
    }

    /// Whether a camera is needed.
    public var usesCamera: Bool {
        (steps + onAbort + finally).contains { $0.contains(where: \.action.usesCamera) }
    }

    /// Whether it is a flight from its take-off to its end, and not the beginning of one that goes on with further lines.
    package var isWholeFlight: Bool {
        takesOff
            && steps.contains { step in
                step.contains {
                    switch $0.action {
                    case .land, .call: true
                    default: false
                    }
                }
            }
    }

    /// Whether the drone is asked to leave the ground.
    public var takesOff: Bool {
        steps.contains { $0.contains { if case .takeOff = $0.action { true } else { false } } }
    }
}

/// A parameter with the value that will be flown.
public struct CheckedParameter: Hashable, Sendable {
    /// Its name.
    public let name: String

    /// The value, chosen or by default.
    public let value: Value

    /// The least and the largest value allowed.
    public let limits: ClosedRange<Double>?

    /// What it means.
    public let summary: String?

    /// What it means and which values it may have; nil where neither was said.
    package var remark: String? {
        var words = [summary].compactMap(\.self)
        if let limits, case .measure(let measure) = value {
            let (least, most) = (limits.lowerBound, limits.upperBound)
            words.append("\(Measure(least, measure.dimension).spoken) to \(Measure(most, measure.dimension).spoken)")
        }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }
}

/// One thing to fly or to do.
public struct Step: Hashable, Sendable {
    /// What is done.
    public let action: Action

    /// Where it stands; the header for a block.
    public let range: SourceRange

    /// The line it begins on.
    public let line: Int

    /// How it was written.
    public let text: String

    /// Whether this step or one in its blocks is such a one.
    public func contains(where predicate: (Step) -> Bool) -> Bool {
        predicate(self) || action.blocks.contains { $0.contains { $0.contains(where: predicate) } }
    }
}

/// What a step does.
///
/// Amounts are in base units: metres, seconds, degrees, percent, hertz.
public enum Action: Hashable, Sendable {
    /// Start, hover, and climb to a height.
    case takeOff(height: Formula?, Manner)
    /// Come down; ends the mission.
    case land(Manner)
    /// Come to rest and stay for a time.
    case hover(time: Formula?, Manner)
    /// Move along one direction.
    case move(Direction, Travel, Manner)
    /// Move along several directions at once, from here along the nose.
    case moveBy([Offset], Manner)
    /// Turn to a side.
    case turn(TurnSide, Travel, Manner)
    /// Turn the nose to a heading or a place.
    case face(Facing, Manner)
    /// Climb or sink to a height.
    case altitude(Formula, Manner)
    /// Fly to a place.
    case go(Destination, Manner)
    /// Fly to a place and pass others on the way without a stop.
    case goVia([Destination], Destination, Manner)
    /// Fly an arc around the point that lies the radius to a side; the turns are 1 when nothing is said.
    case circle(TurnSide, radius: Formula, turns: Formula?, Manner)
    /// Stay over the tag that the camera below sees.
    case hoverOverTag(time: Formula?, Manner)
    /// Fly up to the tag that the front camera sees, to a distance.
    case approachTag(Formula, Manner)
    /// Remember the pose that is flown to.
    case mark(String)
    /// Wait for a time.
    case wait(Formula)
    /// Wait until a condition holds, without a break for a time.
    case waitUntil(Formula, for: Formula?, Manner)
    /// Take pictures.
    case photo(count: Formula?, name: Formula?, Manner)
    /// Begin a film.
    case startRecording(name: Formula?, Manner)
    /// End the film.
    case stopRecording(Manner)
    /// Film to the drone's own stick.
    case recordOnStick(Manner)
    /// Choose the camera.
    case camera(CameraChoice, Manner)
    /// Play a pattern on the lamps.
    case led(LampPattern, rate: Formula?, time: Formula?)
    /// Do a somersault.
    case flip(FlipSide, Manner)
    /// Fly a figure that the drone knows.
    case animate(Figure, time: Formula?, Manner)
    /// Ask the operator; fails on a no.
    case ask(Formula, Manner)
    /// Tell the operator.
    case say(Formula)
    /// Refuse to go on unless a condition holds.
    case require(Formula, why: Formula?)
    /// Tighten a limit of the mission.
    case limit(LimitKind, Formula)
    /// Take the present attitude for level.
    case trim
    /// Find north anew.
    case calibrateCompass(Manner)
    /// Choose the tags to look for.
    case detect(TagKind, Manner)
    /// Change a value of the drone's configuration: a key and a value as the drone writes them.
    case set(key: String, value: Formula, Manner)
    /// Take the limits for indoors or outdoors.
    case profile(FlightProfile)
    /// Finish the mission as flown.
    case end
    /// Finish the mission as failed.
    case fail(Formula)
    /// Go on with what a `when` has interrupted.
    case resume
    /// Give a variable its value.
    case assign(String, Formula)
    /// Print a value.
    case show(Formula)
    /// Fly a block several times.
    case loop(Loop, [Step])
    /// Fly the first block whose condition holds.
    case choice([Alternative], otherwise: [Step])
    /// Fly a block whose failure may be caught.
    case attempt([Step], otherwise: [Step])
    /// Fly a block with the camera filmed.
    case record(name: Formula?, [Step], Manner)
    /// Fly a block once for each value of a variable.
    case each(String, Counting, [Step])
    /// From here on, interrupt the flight once a condition holds (without a break for a time), and fly a block.
    case when(Formula, for: Formula?, [Step])
    /// Until the enclosing block ends, do a block again and again beside the flight.
    case every(Formula, [Step])
    /// Do several things at the same time.
    case together([[Step]])
    /// Do what a verb of the mission's own, or another mission, does; its variables have their values only inside.
    case call(String, [Binding], [Step])

    /// The values that a variable takes, one for each turn of a block.
    public enum Counting: Hashable, Sendable {
        /// From one to another, both included, in the base unit of the dimension; backwards when the first is the larger.
        case range(from: Formula, to: Formula, step: Formula, Dimension)
        /// These.
        case list([Formula])
    }

    /// A variable of a call with its value.
    public struct Binding: Hashable, Sendable {
        /// The variable's name; it cannot be written in a mission, so it hides no other.
        public let variable: String

        /// Its value, looked at once when the call begins.
        public let value: Formula
    }

    /// The blocks inside.
    public var blocks: [[Step]] {
        switch self {
        case .loop(_, let steps), .record(_, let steps, _), .each(_, _, let steps), .when(_, _, let steps),
            .every(_, let steps), .call(_, _, let steps):
            [steps]
        case .together(let branches): branches
        case .attempt(let steps, let otherwise): [steps, otherwise]
        case .choice(let alternatives, let otherwise): alternatives.map(\.steps) + [otherwise]
        default: []
        }
    }

    var usesCamera: Bool {
        switch self {
        case .photo, .startRecording, .record, .hoverOverTag, .approachTag: true
        default: false
        }
    }
}

/// How something is to be done, as far as it was said.
public struct Manner: Hashable, Sendable {
    /// Speed in metres per second, or rate of turn in degrees per second.
    public var speed: Formula?

    /// How near is near enough, in metres or degrees.
    public var within: Formula?

    /// How long it must stay near, in seconds.
    public var settle: Formula?

    /// When to give up, in seconds.
    public var timeout: Formula?

    /// The time between two of several, in seconds.
    public var every: Formula?

    /// Where the nose looks on the way; nil when it stays as it is.
    public var facing: Facing?

    /// Says nothing.
    public init() {}
}

/// What ends a move or a turn; the unit that was written chooses.
public enum Travel: Hashable, Sendable {
    /// A distance in metres or an angle in degrees.
    case amount(Formula)
    /// A speed in metres or degrees per second, held for a time.
    case speed(Formula, for: Formula)
    /// The stick, in percent, held for a time.
    case stick(Formula, for: Formula)
}

/// The six directions along the nose.
public enum Direction: String, CaseIterable, Hashable, Sendable {
    /// Along the nose.
    case forward
    /// Against it.
    case back
    /// To its left.
    case left
    /// To its right.
    case right
    /// Away from the ground.
    case up
    /// To the ground.
    case down

    /// The other way.
    public var opposite: Direction {
        switch self {
        case .forward: .back
        case .back: .forward
        case .left: .right
        case .right: .left
        case .up: .down
        case .down: .up
        }
    }
}

/// A distance along one of the directions, or a height above the take-off point.
public struct Offset: Hashable, Sendable {
    /// The direction.
    public let axis: Axis
    /// The distance in metres.
    public let distance: Formula
}

/// A side to turn to.
public enum TurnSide: String, Hashable, Sendable {
    /// Counter-clockwise seen from above.
    case left
    /// Clockwise seen from above.
    case right
}

/// Where the nose is turned to.
public enum Facing: Hashable, Sendable {
    /// A heading in degrees, clockwise from home's forward.
    case heading(Formula)
    /// Home.
    case home
    /// A place that was marked.
    case mark(String)
    /// North, by the compass.
    case north
    /// The middle of the arc that is flown; only on the way.
    case center
    /// Where the way leads; only on the way.
    case travel
}

/// Where a move ends.
public enum Destination: Hashable, Sendable {
    /// Above home, at the present height.
    case home
    /// A place that was marked.
    case mark(String)
    /// Distances from home along home's axes; what is left out stays as it is.
    case offsets([Offset])
}

/// A camera of the drone.
public enum CameraChoice: String, Hashable, Sendable {
    /// The one in the nose.
    case front
    /// The one below.
    case down
}

/// The way over which the drone flips.
public enum FlipSide: String, Hashable, Sendable {
    /// Over the left side.
    case left
    /// Over the right side.
    case right
    /// Over the nose.
    case forward
    /// Over the tail.
    case back
}

/// What a mission may keep smaller than the operator does.
public enum LimitKind: String, Hashable, Sendable {
    /// The height above the take-off point.
    case altitude
    /// The distance from home over ground.
    case radius
    /// The speed of moves.
    case speed
    /// How far the drone may lean.
    case tilt
    /// The mission's length.
    case time

    /// What kind of amount it is.
    public var dimension: Dimension {
        switch self {
        case .altitude, .radius: .length
        case .speed: .speed
        case .tilt: .angle
        case .time: .time
        }
    }
}

/// How often a block is flown.
public enum Loop: Hashable, Sendable {
    /// This often.
    case times(Formula)
    /// Until a condition holds, at most so often.
    case until(Formula, max: Formula?)
    /// While a condition holds, at most so often.
    case asLongAs(Formula, max: Formula?)
}

/// A block with its condition.
public struct Alternative: Hashable, Sendable {
    /// When it is flown.
    public let condition: Formula
    /// What is flown.
    public let steps: [Step]
}
