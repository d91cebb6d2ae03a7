public import FlightCore
public import MissionLanguage

/// Turns on the spot.
public struct Turn: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Turns by an angle.
    ///
    /// - Parameters:
    ///   - side: the way round.
    ///   - angle: how far; more than a whole turn is one.
    ///   - rate: how fast; 45 °/s when it is left out.
    ///   - within: how near is near enough; 5°.
    ///   - settle: how long it must stay there; 0.5 s.
    ///   - timeout: when to give up; after angle / rate × 3 + 3 s.
    public init(
        _ side: TurnSide,
        _ angle: Angle,
        at rate: TurnRate? = nil,
        within: Angle? = nil,
        settle: Duration? = nil,
        timeout: Duration? = nil
    ) {
        let line = MissionLine(
            "turn",
            side.rawValue,
            angle.written,
            rate.after("at"),
            within.after("within"),
            settle.after("settle"),
            timeout.after("timeout")
        )
        lines = [line]
    }

    /// Holds a rate of turn for a time.
    public init(_ side: TurnSide, _ rate: TurnRate, for time: Duration) {
        lines = [MissionLine("turn", side.rawValue, rate.written, "for", time.written)]
    }

    /// Pushes the stick for a time.
    public init(_ side: TurnSide, _ stick: Percent, for time: Duration) {
        lines = [MissionLine("turn", side.rawValue, stick.written, "for", time.written)]
    }

    private init(_ line: MissionLine) { lines = [line] }

    /// Turns half around.
    public static let around = Turn(MissionLine("turn", "around"))
}

/// Turns the nose to a heading or a place, the short way.
public struct Face: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Turns the nose to a place.
    public init(
        _ aim: Aim,
        at rate: TurnRate? = nil,
        within: Angle? = nil,
        settle: Duration? = nil,
        timeout: Duration? = nil
    ) {
        let line = MissionLine(
            "face",
            aim.written,
            rate.after("at"),
            within.after("within"),
            settle.after("settle"),
            timeout.after("timeout")
        )
        lines = [line]
    }

    /// Turns the nose to a heading, clockwise from home's forward.
    public init(
        _ heading: Angle,
        at rate: TurnRate? = nil,
        within: Angle? = nil,
        settle: Duration? = nil,
        timeout: Duration? = nil
    ) {
        self.init(.heading(heading), at: rate, within: within, settle: settle, timeout: timeout)
    }
}

/// A somersault; wants 3 m of room, height and charge.
public struct Flip: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Flips over a side.
    public init(_ side: FlipSide, timeout: Duration? = nil) {
        lines = [MissionLine("flip", side.rawValue, timeout.after("timeout"))]
    }
}

/// A figure that the drone flies by itself.
public struct Animate: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Flies a figure, for as long as the drone's maker lets it last or for a time.
    public init(_ figure: Figure, for time: Duration? = nil, timeout: Duration? = nil) {
        lines = [MissionLine("animate", figure.rawValue, time.after("for"), timeout.after("timeout"))]
    }
}
