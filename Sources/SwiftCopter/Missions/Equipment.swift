import FlightCore
public import MissionLanguage

/// Writes the next picture of the live camera to a file; several with a count.
public struct Photo: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Takes one picture, named by its time or as said.
    public init(_ name: String? = nil, timeout: Duration? = nil) {
        lines = [MissionLine("photo", name.quoted, timeout.after("timeout"))]
    }

    /// Takes several pictures, so much time apart.
    public init(_ count: Int, _ name: String? = nil, every time: Duration? = nil, timeout: Duration? = nil) {
        lines = [MissionLine("photo", "\(count)", name.quoted, time.after("every"), timeout.after("timeout"))]
    }
}

/// Films to a file: as a block, a film that is exactly as long as the block.
public struct Record: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Films a block.
    public init(_ name: String? = nil, @MissionBuilder _ block: () -> [MissionLine]) {
        lines = [MissionLine("record", name.quoted, block: block())]
    }

    private init(_ line: MissionLine) { lines = [line] }

    /// Begins a film that is not bound to a block.
    public static func start(_ name: String? = nil) -> Record { Record(MissionLine("record start", name.quoted)) }

    /// Ends it.
    public static let stop = Record(MissionLine("record stop"))

    /// Films to the drone's own USB stick.
    public static let usb = Record(MissionLine("record usb"))
}

/// Chooses the camera of the live picture.
public struct Camera: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Chooses a camera.
    public init(_ choice: CameraChoice, timeout: Duration? = nil) {
        lines = [MissionLine("camera", choice.rawValue, timeout.after("timeout"))]
    }
}

/// Plays a pattern on the drone's lamps.
public struct LED: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Plays a pattern, 2 Hz for 2 s when nothing else is said.
    public init(_ pattern: LampPattern, _ rate: Frequency? = nil, for time: Duration? = nil) {
        lines = [MissionLine("led", pattern.rawValue, rate?.written, time.after("for"))]
    }
}

/// Chooses the tags that the drone looks for.
public struct Detect: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Looks for a kind of tag.
    public init(_ kind: TagKind, timeout: Duration? = nil) {
        lines = [MissionLine("detect", kind.rawValue, timeout.after("timeout"))]
    }
}

/// Changes a value of the drone's configuration.
public struct Configure: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Writes a key: `Configure("control:altitude_max", "2500")`.
    public init(_ key: String, _ value: String, timeout: Duration? = nil) {
        lines = [MissionLine("set", key.named, value.quoted, timeout.after("timeout"))]
    }
}

/// Tells the operator; values stand in braces: `Say("at {altitude}, {battery} left")`.
public struct Say: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Says a text.
    public init(_ text: String) { lines = [MissionLine("say", text.quoted)] }
}

/// Asks the operator a question for yes or no, and hovers meanwhile; fails on no.
public struct Ask: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Asks a question.
    public init(_ question: String, timeout: Duration? = nil) {
        lines = [MissionLine("ask", question.quoted, timeout.after("timeout"))]
    }
}
