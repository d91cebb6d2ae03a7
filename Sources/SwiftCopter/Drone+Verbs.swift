public import DroneLink
public import FlightCore
public import MissionLanguage
public import MissionRuntime

/// The verbs of the flight language as calls: each ends when the drone is done, or throws with the reason.
///
/// What they mean, and when they give up, is what the language says of the verb of the same name, and what the ``MissionElement``
/// of that name says of its arguments. Moves chain from where the drone was meant to be. All throw `FlightFailure` when it did
/// not come to that, ``MissionRejected`` for amounts that make no sense, and ``/DroneLink/LinkError/ended``. After a failure the
/// drone hovers.
extension Drone {
    /// Does one thing of a ``Mission``, as a line at the prompt would.
    ///
    /// - Returns: what was planned and what was flown.
    @discardableResult
    public func order(_ element: some MissionElement) async throws -> MissionReport {
        try await order(element.lines.map { $0.written() }.joined())
    }

    // MARK: Up and down

    /// Takes off and climbs or sinks to a height.
    public func takeOff(to height: Length, at speed: Speed? = nil) async throws {
        try await order(Takeoff(to: height, at: speed))
    }

    /// Comes to rest and stays for a time.
    public func hover(for time: Duration) async throws { try await order(Hover(time)) }

    /// Climbs or sinks to a height above the take-off point.
    public func climb(to height: Length, at speed: Speed? = nil, timeout: Duration? = nil) async throws {
        try await order(Altitude(height, at: speed, timeout: timeout))
    }

    // MARK: Moves

    /// Flies ahead, along the nose.
    public func forward(_ distance: Length, at speed: Speed? = nil, timeout: Duration? = nil) async throws {
        try await order(Forward(distance, at: speed, timeout: timeout))
    }

    /// Flies backwards; the nose stays.
    public func back(_ distance: Length, at speed: Speed? = nil, timeout: Duration? = nil) async throws {
        try await order(Back(distance, at: speed, timeout: timeout))
    }

    /// Flies to the left; the nose stays.
    public func left(_ distance: Length, at speed: Speed? = nil, timeout: Duration? = nil) async throws {
        try await order(Left(distance, at: speed, timeout: timeout))
    }

    /// Flies to the right; the nose stays.
    public func right(_ distance: Length, at speed: Speed? = nil, timeout: Duration? = nil) async throws {
        try await order(Right(distance, at: speed, timeout: timeout))
    }

    /// Climbs by a distance.
    public func up(_ distance: Length, at speed: Speed? = nil, timeout: Duration? = nil) async throws {
        try await order(Up(distance, at: speed, timeout: timeout))
    }

    /// Sinks by a distance.
    public func down(_ distance: Length, at speed: Speed? = nil, timeout: Duration? = nil) async throws {
        try await order(Down(distance, at: speed, timeout: timeout))
    }

    /// Flies one straight move along several directions, from here along the nose.
    public func move(_ distances: Distances, at speed: Speed? = nil, timeout: Duration? = nil) async throws {
        try await order(Move(distances, at: speed, timeout: timeout))
    }

    /// Flies in a straight line to a place.
    public func go(
        to place: Place,
        at speed: Speed? = nil,
        timeout: Duration? = nil,
        facing: Aim? = nil
    ) async throws {
        try await order(Go(to: place, at: speed, timeout: timeout, facing: facing))
    }

    /// Flies an arc around the point that lies the radius to a side.
    public func circle(
        _ side: TurnSide,
        radius: Length,
        turns: Double? = nil,
        facing: Aim? = nil,
        at speed: Speed? = nil
    ) async throws {
        try await order(Circle(side, radius: radius, turns: turns, facing: facing, at: speed))
    }

    /// Remembers the pose that is flown to as a place.
    public func mark(_ name: String) async throws { try await order(Mark(name)) }

    // MARK: Turns and figures

    /// Turns on the spot.
    public func turn(_ side: TurnSide, _ angle: Angle, at rate: TurnRate? = nil) async throws {
        try await order(Turn(side, angle, at: rate))
    }

    /// Turns the nose to a heading, the short way; 0 is home's forward, clockwise.
    public func face(_ heading: Angle, at rate: TurnRate? = nil) async throws {
        try await order(Face(heading, at: rate))
    }

    /// Turns the nose to a place, the short way.
    public func face(_ aim: Aim, at rate: TurnRate? = nil) async throws { try await order(Face(aim, at: rate)) }

    /// A somersault; wants 3 m of room, height and charge.
    public func flip(_ side: FlipSide) async throws { try await order(Flip(side)) }

    /// A figure that the drone flies by itself.
    public func animate(_ figure: Figure, for time: Duration? = nil) async throws {
        try await order(Animate(figure, for: time))
    }

    // MARK: Tags

    /// Chooses the tags that the drone looks for.
    public func detect(_ kind: TagKind) async throws { try await order(Detect(kind)) }

    /// Stays over the tag that the camera below sees.
    public func hoverOverTag(for time: Duration) async throws { try await order(Hover(overTagFor: time)) }

    /// Flies up to the tag that the front camera sees, to a distance.
    public func approachTag(to distance: Length, at speed: Speed? = nil) async throws {
        try await order(ApproachTag(to: distance, at: speed))
    }

    // MARK: The rest

    /// Holds the present place for a time.
    public func wait(_ time: Duration) async throws { try await order(Wait(time)) }

    /// Holds the present place until a condition holds; gives up when the timeout is over.
    public func wait(until condition: Condition, for time: Duration? = nil, timeout: Duration) async throws {
        try await order(Wait(until: condition, for: time, timeout: timeout))
    }

    /// Chooses the camera of the live picture.
    public func camera(_ choice: CameraChoice) async throws { try await order(Camera(choice)) }

    /// Plays a pattern on the drone's lamps.
    public func led(_ pattern: LampPattern, _ rate: Frequency? = nil, for time: Duration? = nil) async throws {
        try await order(LED(pattern, rate, for: time))
    }

    /// Lets the drone turn once around itself and find north anew.
    public func calibrateCompass() async throws { try await order(CalibrateCompass()) }
}
