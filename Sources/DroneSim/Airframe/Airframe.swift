/// What the control loops ask of the motors for the next instant.
struct MotorCommand: Hashable, Sendable {
    /// How the propellers turn.
    enum Motors: Hashable, Sendable {
        /// Not at all.
        case stopped
        /// Slowly, standing on the ground.
        case idling
        /// Carrying the drone.
        case flying
    }

    var motors: Motors

    /// Wanted pitch and roll in radians, signs as on the wire.
    var pitch = 0.0
    var roll = 0.0

    /// Wanted turn rate in rad/s, clockwise positive.
    var yawRate = 0.0

    /// Wanted vertical speed in m/s, up positive.
    var climb = 0.0

    /// A flip in progress: the turn rates about the pitch and roll axes in rad/s; the attitude loop is open meanwhile.
    var flip: (pitch: Double, roll: Double)? {
        get { flipPitch == 0 && flipRoll == 0 ? nil : (flipPitch, flipRoll) }
        set { (flipPitch, flipRoll) = newValue ?? (0, 0) }
    }
    private var flipPitch = 0.0
    private var flipRoll = 0.0

    init(motors: Motors) { self.motors = motors }

    /// What the battery has to give, as a share of hovering.
    var load: Double {
        switch motors {
        case .stopped: 0
        case .idling: 0.2
        case .flying: 1
        }
    }

    static let stopped = MotorCommand(motors: .stopped)
    static let idling = MotorCommand(motors: .idling)
}

/// The drone as a body that moves: the identified dynamics, gravity where the motors stop, and the world's surfaces.
///
/// Every first-order lag is advanced by its exact solution over a step, so the result does not depend on how coarse the
/// step is as long as the command is constant over it.
struct Airframe: Hashable, Sendable {
    /// The point between the feet, in world axes.
    var position = Vector.zero
    var velocity = Vector.zero
    var attitude = TrueAttitude.level

    /// Turn rates in rad/s about the roll, pitch and yaw axes.
    private(set) var rollRate = 0.0
    private(set) var pitchRate = 0.0
    private(set) var yawRate = 0.0

    /// The acceleration over the last step, in world axes, without gravity's reading.
    private(set) var acceleration = Vector.zero

    /// Whether the feet stand on something.
    private(set) var isGrounded = true

    /// The speed with which the hull met a surface during the last step; 0 without a touch.
    private(set) var impactSpeed = 0.0

    /// Where a drone that tripped on the floor falls over to, a direction in the drone's axes; nil on its feet.
    private var toppling: Vector?

    private let step: Double
    private let tiltGain: Double
    private let yawGain: Double
    private let dragGain: Double
    private let climbGain: Double

    /// An airframe that is advanced in steps of this many seconds.
    init(step: Double) {
        self.step = step
        tiltGain = 1 - exponential(-AirframeModel.tiltRate * step)
        yawGain = 1 - exponential(-AirframeModel.yawRate * step)
        dragGain = 1 - exponential(-AirframeModel.dragRate * step)
        climbGain = 1 - exponential(-AirframeModel.climbRate * step)
    }

    /// Moves the body by one step, in air that moves with a velocity.
    mutating func advance(_ command: MotorCommand, in world: World, wind: Vector = .zero) {
        let oldVelocity = velocity
        impactSpeed = 0
        switch command.motors {
        case .flying: fly(command, wind)
        case .idling, .stopped: fall()
        }
        position = position + (oldVelocity + velocity) * (step / 2)
        if toppling != nil { topple(motors: command.motors) }
        touchFloor(carried: command.motors == .flying && command.climb > 0, turning: command.motors == .flying)
        touchWalls(of: world)
        acceleration = (velocity - oldVelocity) * (1 / step)
    }

    private mutating func fly(_ command: MotorCommand, _ wind: Vector) {
        let before = attitude
        if let flip = command.flip {
            attitude.pitch += flip.pitch * step
            attitude.roll += flip.roll * step
            velocity.z -= AirframeModel.flipFall * step
        } else {
            attitude.pitch = attitude.pitch.wrappedAngle
            attitude.roll = attitude.roll.wrappedAngle
            let (pitch, roll) = (attitude.pitch, attitude.roll)
            if toppling == nil {
                attitude.pitch += (command.pitch - pitch) * tiltGain
                attitude.roll += (command.roll - roll) * tiltGain
            }
            // The thrust is that of the mean tilt over the step; its horizontal part pulls against the air's drag, which is
            // that of the motion through the air and not over ground.
            let mean = TrueAttitude(
                pitch: (pitch + attitude.pitch) / 2,
                roll: (roll + attitude.roll) / 2,
                heading: attitude.heading
            )
            let thrust = mean.axes.up
            velocity.x += (AirframeModel.speedPerThrust * thrust.x + wind.x - velocity.x) * dragGain
            velocity.y += (AirframeModel.speedPerThrust * thrust.y + wind.y - velocity.y) * dragGain
            velocity.z += (command.climb - velocity.z) * climbGain + groundEffect * step
        }
        let oldYawRate = yawRate
        yawRate += (command.yawRate - yawRate) * yawGain
        attitude.heading += (oldYawRate + yawRate) * (step / 2)
        pitchRate = (attitude.pitch - before.pitch).wrappedAngle / step
        rollRate = (attitude.roll - before.roll).wrappedAngle / step
    }

    /// m/s² of lift from the air under the propellers.
    private var groundEffect: Double {
        AirframeModel.groundEffect * max(0, 1 - position.z / AirframeModel.groundEffectHeight)
    }

    private mutating func fall() {
        attitude.pitch = attitude.pitch.wrappedAngle
        attitude.roll = attitude.roll.wrappedAngle
        (pitchRate, rollRate) = (0, 0)
        yawRate -= yawRate * yawGain
        attitude.heading += yawRate * step
        if isGrounded {
            // It comes to lie on its feet.
            attitude.pitch -= attitude.pitch * tiltGain
            attitude.roll -= attitude.roll * tiltGain
        } else {
            velocity.z -= AirframeModel.gravity * step
        }
    }

    private mutating func touchFloor(carried: Bool, turning: Bool) {
        guard position.z <= 0, !(carried && velocity.z > 0) else {
            isGrounded = position.z <= 0 && velocity.z <= 0
            return
        }
        if !isGrounded { impactSpeed = max(impactSpeed, -velocity.z) }
        position.z = 0
        velocity.z = 0
        isGrounded = true
        let speed = (velocity.x * velocity.x + velocity.y * velocity.y).squareRoot()
        let kept = speed > 0 ? max(0, 1 - AirframeModel.floorFriction * step / speed) : 0
        velocity.x *= kept
        velocity.y *= kept
        if turning, speed > AirframeModel.trippingSpeed, toppling == nil {
            let (s, c) = (sine(attitude.heading), cosine(attitude.heading))
            toppling = Vector(c * velocity.x + s * velocity.y, c * velocity.y - s * velocity.x, 0) * (1 / speed)
        }
    }

    /// Rolls over in the direction of the fall, until the motors stop; then somebody puts it on its feet again.
    private mutating func topple(motors: MotorCommand.Motors) {
        guard let direction = toppling, motors == .flying else {
            toppling = nil
            return
        }
        let limit = -AirframeModel.toppledTilt...AirframeModel.toppledTilt
        attitude.pitch = (attitude.pitch - direction.x * AirframeModel.topplingRate * step).clamped(to: limit)
        attitude.roll = (attitude.roll + direction.y * AirframeModel.topplingRate * step).clamped(to: limit)
        (pitchRate, rollRate) = (-direction.x * AirframeModel.topplingRate, direction.y * AirframeModel.topplingRate)
    }

    private mutating func touchWalls(of world: World) {
        let room = world.bounds
        let before = velocity
        touch(\.x, between: room.minimum.x + AirframeModel.radius, and: room.maximum.x - AirframeModel.radius)
        touch(\.y, between: room.minimum.y + AirframeModel.radius, and: room.maximum.y - AirframeModel.radius)
        if velocity != before { tilt(after: velocity - before) }
        touch(\.z, between: 0, and: room.maximum.z - AirframeModel.height)
    }

    /// A wall has pushed the hull: it tilts away from it.
    private mutating func tilt(after push: Vector) {
        let (s, c) = (sine(attitude.heading), cosine(attitude.heading))
        attitude.pitch -= (c * push.x + s * push.y) * AirframeModel.kick
        attitude.roll += (c * push.y - s * push.x) * AirframeModel.kick
    }

    private mutating func touch(_ axis: WritableKeyPath<Vector, Double>, between low: Double, and high: Double) {
        let (place, speed) = (position[keyPath: axis], velocity[keyPath: axis])
        guard place < low && speed < 0 || place > high && speed > 0 else { return }
        impactSpeed = max(impactSpeed, abs(speed))
        position[keyPath: axis] = place.clamped(to: low...high)
        velocity[keyPath: axis] = -speed * AirframeModel.bounce
    }
}
