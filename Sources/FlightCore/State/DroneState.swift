public import DroneWire

/// What the drone last said of itself, in quantities; nothing in it is guessed.
public struct DroneState: Hashable, Sendable {
    /// The 32 state bits of the newest navdata header.
    public var word: StateWord

    /// The control state of the newest demo option; nil until one came.
    public var control: ControlState?

    /// The charge in percent, 0...100; nil until known.
    public var batteryPercent: Int?

    /// The voltage at the battery's terminals, which sags under load; nil until known.
    public var batteryVoltage: Voltage?

    /// What the accelerometers feel, as a multiple of standard gravity: 1 at rest; nil until known.
    public var loadFactor: Double?

    /// Pitch (nose up positive), roll (right side down positive) and heading (clockwise from above); nil until known.
    public var attitude: Attitude?

    /// The drone's own estimate of its height; nil until known.
    public var altitude: Length?

    /// The velocity along the drone's axes; nil until known.
    public var velocity: BodyVelocity?

    /// The distance that the ultrasonic sensor measures to whatever is below; nil until known.
    public var height: Length?

    /// The direction of the nose by the compass, clockwise from magnetic north; nil where the drone has none.
    public var compassHeading: Angle?

    /// The wind that the drone estimates; nil where it does not.
    public var wind: Wind?

    /// The quality of the radio link, 0...1; nil where the drone does not tell.
    public var linkQuality: Double?

    /// The tags that the cameras see now, as far as detection is switched on.
    public var tags: [TagSighting]

    /// The time by the drone's own clock, which starts again every 34 minutes; nil until known.
    public var droneClock: Duration?

    /// The newest navdata options of the kinds that somebody has asked for, by tag; see ``TelemetryNeeds/navdata``.
    public var options: [UInt16: NavdataOption]

    /// The sequence number of the newest datagram.
    public var sequence: UInt32

    /// When the newest datagram came, since the link began; nil before the first one.
    public var heardAt: Duration?

    /// How much later than the quickest ones the newest datagram came, by the drone's own clock; zero where it tells none.
    ///
    /// What is in it was so before ``heardAt`` by this much, and by the time that every datagram takes.
    public var lateness: Duration

    /// When the newest flight data came (attitude, height and velocity), since the link began; nil before the first.
    public var flightDataAt: Duration?

    /// A state in which nothing was heard yet.
    public init() {
        word = []
        tags = []
        options = [:]
        sequence = 0
        lateness = .zero
    }

    /// When the drone said what was heard last; nil before the first datagram.
    package var toldAt: Duration? { heardAt.map { $0 - lateness } }

    /// The higher of the two heights that the drone tells; nil while it tells none.
    var highestHeight: Length? { [altitude, height].compactMap(\.self).max() }

    /// Whether the drone stands on the ground with its motors off, by both the state bit and the control state.
    public var isLanded: Bool {
        guard !word.contains(.flying) else { return false }
        return switch control?.major {
        case .landed, .default, .initializing, nil: true
        default: false
        }
    }

    /// Whether the drone hangs in the air under its own control, after take-off and before landing.
    public var isAirborne: Bool {
        guard word.contains(.flying) else { return false }
        return switch control?.major {
        case .flying, .hovering, .goingToFixPoint, .looping: true
        default: false
        }
    }
}

/// How the drone hangs in the air.
public struct Attitude: Hashable, Sendable {
    /// Nose up is positive (theta).
    public var pitch: Angle

    /// Right side down is positive (phi).
    public var roll: Angle

    /// Clockwise seen from above is positive (psi), in the drone's own frame of reference, not home's.
    public var heading: Angle

    /// Makes an attitude.
    public init(pitch: Angle, roll: Angle, heading: Angle) {
        self.pitch = pitch
        self.roll = roll
        self.heading = heading
    }
}

/// A velocity along the drone's own axes.
public struct BodyVelocity: Hashable, Sendable {
    /// Ahead is positive.
    public var forward: Speed

    /// To the right is positive.
    public var right: Speed

    /// Up is positive; nil where the navdata stream does not carry it (the demo option never does).
    public var up: Speed?

    /// Makes a velocity.
    public init(forward: Speed, right: Speed, up: Speed? = nil) {
        self.forward = forward
        self.right = right
        self.up = up
    }
}

/// Wind as the drone estimates it.
public struct Wind: Hashable, Sendable {
    /// How fast the air moves.
    public var speed: Speed

    /// Where it blows from, clockwise from north.
    public var from: Angle

    /// Makes a wind.
    public init(speed: Speed, from: Angle) {
        self.speed = speed
        self.from = from
    }
}
