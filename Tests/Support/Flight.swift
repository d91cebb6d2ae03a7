package import DroneSim
package import DroneWire
package import FlightCore
package import Rehearsal

/// A whole flight for tests: it takes off, moves, is disturbed, and is compared with the truth.
@dynamicMemberLookup
package struct Flight {
    /// The lockstep of machine and drone.
    package var virtual: VirtualFlight

    /// The true pose at the moment in which home was set; nil before.
    package private(set) var trueHome: Truth?

    /// A drone in the room, with perfect sensors unless told otherwise, and a client that begins to connect.
    package init(
        seed: UInt64 = 1,
        battery: Double = 100,
        sensors: SensorQuality = .perfect,
        settings: FlightSettings = FlightSettings(),
        radio: Radio = Radio()
    ) throws(ConfigurationError) {
        let simulator = SimulatorSettings(seed: seed, batteryPercent: battery, sensors: sensors)
        try self.init(simulator: simulator, settings: settings, radio: radio)
    }

    /// A drone that was made in some way, and a client that begins to connect.
    package init(
        simulator: SimulatorSettings,
        settings: FlightSettings = FlightSettings(),
        radio: Radio = Radio()
    ) throws(ConfigurationError) {
        virtual = try VirtualFlight(simulator: simulator, settings: settings, radio: radio)
    }

    /// What the lockstep knows.
    package subscript<Value>(dynamicMember path: KeyPath<VirtualFlight, Value>) -> Value { virtual[keyPath: path] }

    /// The air between drone and client.
    package var radio: Radio {
        get { virtual.radio }
        set { virtual.radio = newValue }
    }

    // MARK: Flying

    /// Takes off to the first hover, which is home.
    @discardableResult
    package mutating func takeOff() -> PilotOutcome {
        let outcome = virtual.fly(TakeOffPilot(), limit: .seconds(30)).outcome
        if trueHome == nil { trueHome = virtual.truth }
        return outcome
    }

    /// Lands.
    @discardableResult
    package mutating func land() -> PilotOutcome { virtual.fly(LandingPilot(), limit: .seconds(60)).outcome }

    /// Flies to a pose and holds it for two seconds.
    @discardableResult
    package mutating func go(
        to pose: Pose,
        speed: Speed = .metersPerSecond(0.5),
        turn: TurnRate = .degreesPerSecond(45)
    ) -> PilotOutcome {
        virtual.fly(ArrivingPilot(target: pose, speed: speed, turn: turn), limit: .seconds(60)).outcome
    }

    /// Wants the same for some time, then gives the controls back.
    package mutating func want(_ intents: Intent..., for time: Duration) {
        _ = virtual.fly(WishingPilot(intents), limit: time)
    }

    /// Lets time pass.
    package mutating func run(for time: Duration) { virtual.run(for: time) }

    /// Lets nothing through, one way or both, for some time.
    package mutating func silence(down: Bool = true, up: Bool = false, for time: Duration) {
        let before = radio
        radio.down.isSilent = down
        radio.up.isSilent = up
        run(for: time)
        radio = before
    }

    /// Lets something go wrong, said as ``/DroneSim/Fault/init(parsing:)`` reads it.
    package mutating func inject(_ fault: String) throws { virtual.inject(try Fault(parsing: fault)) }

    // MARK: Truth

    /// Where the drone really is, measured like a ``Pose``: from the first hover, along the nose it had there.
    package var truePosition: Position {
        guard let home = trueHome else { return Position() }
        let truth = virtual.truth
        let (north, east) = (truth.position.x - home.position.x, truth.position.y - home.position.y)
        let axes = Angle(si: home.attitude.heading)
        return Position(
            forward: .meters(north * axes.cosine + east * axes.sine),
            right: .meters(east * axes.cosine - north * axes.sine),
            up: .meters(truth.position.z)
        )
    }

    /// Where the nose really points, clockwise from home's forward.
    package var trueHeading: Angle {
        Angle(si: virtual.truth.attitude.heading - (trueHome?.attitude.heading ?? 0)).wrapped
    }
}

/// Wants the same at every tick and never ends by itself.
package struct WishingPilot: Pilot {
    private let intents: [Intent]

    /// Makes a pilot with these wishes.
    package init(_ intents: [Intent]) { self.intents = intents }

    /// It is never done.
    package var outcome: PilotOutcome? { nil }

    /// Says what it wants.
    package mutating func fly(_ situation: Situation) -> [Intent] { intents }
}

/// Flies to a pose and is done when it was there for two seconds.
package struct ArrivingPilot: Pilot {
    private let target: Pose
    private let speed: Speed
    private let turn: TurnRate
    private var there: Duration?

    /// How it ended.
    package private(set) var outcome: PilotOutcome?

    /// Makes a pilot to a pose.
    package init(target: Pose, speed: Speed, turn: TurnRate) {
        self.target = target
        self.speed = speed
        self.turn = turn
    }

    /// Moves until it is there.
    package mutating func fly(_ situation: Situation) -> [Intent] {
        for case .refused(let refusal) in situation.events { outcome = .failed(.refused(refusal)) }
        guard outcome == nil, let pose = situation.pose else { return [] }
        let distance = pose.position.horizontalDistance(to: target.position)
        let height = (pose.position.up - target.position.up).magnitude
        let turned = (pose.heading - target.heading).wrapped.magnitude
        if distance < .meters(0.2), height < .meters(0.1), turned < .degrees(5) {
            let since = there ?? situation.now
            there = since
            if situation.now - since >= .seconds(2) { outcome = .completed }
        } else {
            there = nil
        }
        return outcome == nil ? [.move(.pose(target, speed: speed, turn: turn))] : []
    }
}
