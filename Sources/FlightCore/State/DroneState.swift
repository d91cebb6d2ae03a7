public import DroneWire

/// What the drone last said of itself, in quantities; nothing in it is guessed.
public struct DroneState: Hashable, Sendable {
    /// The 32 state bits of the newest navdata header.
    public var word: StateWord

    /// The control state of the newest demo option; nil until one came.
    public var control: ControlState?

    /// The charge in percent, 0...100; nil until known.
    public var batteryPercent: Int?

    /// Pitch (nose up positive), roll (right side down positive) and heading (clockwise from above); nil until known.
    public var attitude: Attitude?

    /// The drone's own estimate of its height; nil until known.
    public var altitude: Length?

    /// The velocity along the drone's axes; nil until known.
    public var velocity: BodyVelocity?

    /// The sequence number of the newest datagram.
    public var sequence: UInt32

    /// When the newest datagram came, since the link began; nil before the first one.
    public var heardAt: Duration?

    /// A state in which nothing was heard yet.
    public init() {
        word = []
        sequence = 0
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
