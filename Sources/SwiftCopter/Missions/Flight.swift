public import FlightCore

/// Starts the motors, reaches a hover, and climbs to a height.
public struct Takeoff: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Takes off, to the drone's own hover or to a height.
    public init(to height: Length? = nil, at speed: Speed? = nil, timeout: Duration? = nil) {
        lines = [MissionLine("takeoff", height.after("to"), speed.after("at"), timeout.after("timeout"))]
    }
}

/// ``Takeoff``, as the call of a drone is spelt.
public typealias TakeOff = Takeoff

/// Comes down and stops the motors; ends the mission.
public struct Land: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Lands.
    public init(timeout: Duration? = nil) { lines = [MissionLine("land", timeout.after("timeout"))] }
}

/// Comes to rest and stays.
public struct Hover: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Stays for a time, measured from the moment at which the drone is at rest.
    public init(_ time: Duration? = nil, timeout: Duration? = nil) {
        lines = [MissionLine("hover", time?.written, timeout.after("timeout"))]
    }

    /// Stays over the tag that the camera below sees.
    public init(overTagFor time: Duration?, within: Length? = nil, timeout: Duration? = nil) {
        lines = [
            MissionLine("hover over tag", time.after("for"), within.after("within"), timeout.after("timeout"))
        ]
    }
}

/// Flies up to the tag that the front camera sees, to a distance.
public struct ApproachTag: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Flies up to the tag.
    public init(to distance: Length, at speed: Speed? = nil, within: Length? = nil, timeout: Duration? = nil) {
        let line = MissionLine(
            "approach tag to",
            distance.written,
            speed.after("at"),
            within.after("within"),
            timeout.after("timeout")
        )
        lines = [line]
    }
}

/// Holds the present place for a time, or until a condition holds.
public struct Wait: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Waits for a time.
    public init(_ time: Duration) { lines = [MissionLine("wait", time.written)] }

    /// Waits until a condition holds, without a break for a time; gives up when the timeout is over.
    public init(until condition: Condition, for time: Duration? = nil, timeout: Duration) {
        let line = MissionLine(
            "wait until",
            condition.written,
            time.after("for"),
            "timeout " + timeout.written
        )
        lines = [line]
    }
}

/// Takes the present attitude for level; on even ground only.
public struct Trim: MissionElement {
    /// What it is in the language.
    public let lines = [MissionLine("trim")]

    /// Trims.
    public init() {}
}

/// Lets the drone turn once around itself and find north anew.
public struct CalibrateCompass: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Calibrates.
    public init(timeout: Duration? = nil) { lines = [MissionLine("calibrate compass", timeout.after("timeout"))] }
}

/// Finishes the mission as flown; the drone lands.
public struct End: MissionElement {
    /// What it is in the language.
    public let lines = [MissionLine("end")]

    /// Ends.
    public init() {}
}

/// Finishes the mission as failed, with a reason.
public struct Fail: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Fails.
    public init(_ why: String) { lines = [MissionLine("fail", why.quoted)] }
}

/// In a ``When``: goes on with what was interrupted, to exactly where it was to lead.
public struct Resume: MissionElement {
    /// What it is in the language.
    public let lines = [MissionLine("resume")]

    /// Resumes.
    public init() {}
}

/// A line of the language as it stands in a file, for what has no form in Swift: `Line("peek 50cm")`.
public struct Line: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Takes the line as it is.
    public init(_ text: String) { lines = [MissionLine(text)] }
}
