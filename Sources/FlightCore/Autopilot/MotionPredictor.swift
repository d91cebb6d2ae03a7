/// What the drone was told lately, and where that takes it.
///
/// What is measured is old and what is said acts later. A controller that ignores both overshoots; this one asks where the
/// drone will be when the command that is being decided takes effect.
struct MotionPredictor: Sendable {
    /// A command in physical terms.
    struct Command: Hashable {
        /// The tilts asked for; nil when the drone was told to hover and chooses them itself.
        var tiltForward: Angle?
        var tiltRight: Angle?
        /// The climb asked for, in m/s.
        var climb: Double
        /// The turn asked for, in rad/s.
        var turnRate: Double

        static let hover = Command(tiltForward: nil, tiltRight: nil, climb: 0, turnRate: 0)
    }

    /// Where the drone will be.
    struct Prediction {
        var place: Vector
        var velocity: Vector
        var heading: Angle
    }

    private static let step = Duration.milliseconds(10)
    /// Older commands have had their effect on everything that is measured: nobody flies by what is older than half a second, and
    /// what a command changes is measured 140 ms after it was given.
    private static let memory = Duration.milliseconds(700)

    private var commands: [(at: Duration, command: Command)] = []

    /// Notes a command that was sent.
    mutating func note(_ command: Command, at now: Duration) {
        commands.removeAll { now - $0.at > Self.memory }
        commands.append((now, command))
    }

    /// Where the drone will be when a command that is given now takes effect, in air that moves with a velocity.
    func predict(from estimate: Estimate, in wind: Vector, at now: Duration) -> Prediction {
        let end = now + FlightModel.commandDelay
        let seconds = Self.step.seconds
        var prediction = Prediction(place: estimate.place, velocity: estimate.velocity, heading: estimate.heading)
        prediction.heading = Angle(
            si: estimate.heading.si - estimate.turnRate * FlightModel.velocityLag.seconds
        )
        var tiltForward = estimate.tiltForward
        var tiltRight = estimate.tiltRight
        var turnRate = estimate.turnRate
        var time = estimate.measuredAt
        while time < end {
            // Up to when it was told, the attitude is known; from there on it follows the commands.
            if time >= estimate.toldAt {
                let command = command(actingAt: time)
                let response = FlightModel.tiltRate * seconds
                if let wanted = command.tiltForward { tiltForward += (wanted - tiltForward) * response }
                if let wanted = command.tiltRight { tiltRight += (wanted - tiltRight) * response }
                turnRate += (command.turnRate - turnRate) * (FlightModel.turnResponse * seconds)
                prediction.velocity.up += (command.climb - prediction.velocity.up) * FlightModel.climbRate * seconds
            }
            let thrust = Vector(forward: tiltForward.sine, right: tiltRight.sine).turned(by: prediction.heading)
            let velocity = prediction.velocity
            let push = (thrust * FlightModel.speedPerThrust + wind - velocity) * (FlightModel.drag * seconds)
            prediction.velocity += Vector(forward: push.forward, right: push.right)
            prediction.place += velocity * seconds
            prediction.heading += Angle(si: turnRate * seconds)
            time += Self.step
        }
        return prediction
    }

    private func command(actingAt time: Duration) -> Command {
        commands.last { $0.at + FlightModel.commandDelay <= time }?.command ?? commands.first?.command ?? .hover
    }
}
