/// The drone's senses: truth in, readings with their errors out, once a step.
struct Sensors: Hashable, Sendable {
    /// m: the shortest distance the sonar can measure, which it also reports standing on the ground.
    static let sonarNearest = 0.24
    /// m: the longest.
    static let sonarFarthest = 6.0
    /// Steps between two pings: 25 Hz of 200 Hz.
    private static let sonarInterval = 8
    /// Share of a new echo in the fused height.
    private static let fusionGain = 0.3
    /// s: how fast the measured velocity decays to nothing over a floor that shows nothing.
    private static let flowDecay = 0.5

    /// What was measured in the last step.
    private(set) var readings = Readings()

    /// What differs from flight to flight.
    private struct Flight: Hashable, Sendable {
        var flowScale = Vector.zero
        var flowBias = Vector.zero
        var headingDrift = 0.0
        var pitchBias = 0.0
        var rollBias = 0.0
        var barometerDrift = 0.0
        var forceBias = Vector.zero
        var gyroBias = Vector.zero
    }

    /// The motion of which velocity and height are measured late.
    private struct Motion: Hashable, Sendable {
        var ahead = 0.0
        var right = 0.0
        var climb = 0.0
        var height = 0.0
    }

    private let errors: SensorErrors
    private let step: Double
    private var flight = Flight()
    private var headingError = 0.0
    private var flowWalk = Vector.zero
    private var heightError = 0.0
    private var barometerError = 0.0
    private var count = 0
    private var past: Ring<Motion>
    private var flowNoise: Ring<Vector>

    private var flightDraws: Random
    private var flowDraws: Random
    private var attitudeDraws: Random
    private var heightDraws: Random
    private var inertialDraws: Random

    /// Sensors read once per step (seconds); the demo stream carries every `demoInterval`th reading.
    init(errors: SensorErrors, seed: UInt64, step: Double, demoInterval: Int) {
        self.errors = errors
        self.step = step
        past = Ring(repeating: Motion(), count: Int((errors.delay / step).rounded()) + 1)
        flowNoise = Ring(repeating: .zero, count: demoInterval)
        flightDraws = Random(seed: seed, stream: 1)
        flowDraws = Random(seed: seed, stream: 2)
        attitudeDraws = Random(seed: seed, stream: 3)
        heightDraws = Random(seed: seed, stream: 4)
        inertialDraws = Random(seed: seed, stream: 5)
        drawFlight()
    }

    /// The motors start: their field may throw the compass off, and a new flight has errors of its own.
    mutating func motorsStarted() {
        drawFlight()
        let isThrown = flightDraws.fraction() < errors.headingJumpChance
        let jump = flightDraws.uniform(-1...1) * errors.headingJump
        if isThrown { headingError += jump }
    }

    private mutating func drawFlight() {
        func draw(_ size: Double) -> Double { flightDraws.normal() * size }
        flight.flowScale = Vector(draw(errors.flowScale), draw(errors.flowScale), 0)
        flight.flowBias = Vector(draw(errors.flowBias), draw(errors.flowBias), 0)
        flight.headingDrift = draw(errors.headingDrift)
        flight.pitchBias = draw(errors.tiltBias)
        flight.rollBias = draw(errors.tiltBias)
        flight.barometerDrift = draw(errors.barometerDrift)
        flight.forceBias = Vector(
            draw(errors.accelerometerBias),
            draw(errors.accelerometerBias),
            draw(errors.accelerometerBias)
        )
        flight.gyroBias = Vector(draw(errors.gyroBias), draw(errors.gyroBias), draw(errors.gyroBias))
        flowWalk = .zero
    }

    /// Takes the readings of one step.
    mutating func measure(_ airframe: Airframe, over world: World) {
        let attitude = airframe.attitude
        let (sh, ch) = (sine(attitude.heading), cosine(attitude.heading))
        let velocity = airframe.velocity
        past.append(
            Motion(
                ahead: ch * velocity.x + sh * velocity.y,
                right: ch * velocity.y - sh * velocity.x,
                climb: velocity.z,
                height: airframe.position.z
            )
        )
        let motion = past.oldest
        readings.isGrounded = airframe.isGrounded
        measureAttitude(attitude, airframe)
        measureFlow(motion, floorIsTextured: world.floorIsTextured)
        measureHeight(motion)
        measureInertia(airframe)
        count += 1
    }

    private mutating func measureAttitude(_ attitude: TrueAttitude, _ airframe: Airframe) {
        headingError += flight.headingDrift * step
        readings.pitch = attitude.pitch.wrappedAngle + flight.pitchBias + attitudeDraws.normal() * errors.tiltNoise
        readings.roll = attitude.roll.wrappedAngle + flight.rollBias + attitudeDraws.normal() * errors.tiltNoise
        readings.heading =
            (attitude.heading + headingError + attitudeDraws.normal() * errors.headingNoise).wrappedAngle
    }

    private mutating func measureFlow(_ motion: Motion, floorIsTextured: Bool) {
        // The noise is given for a demo interval; a single step is noisier by the root of the steps in one.
        let noise = errors.flowNoise * Double(flowNoise.count).squareRoot()
        flowNoise.append(Vector(flowDraws.normal() * noise, flowDraws.normal() * noise, 0))
        let walk = errors.flowWalk * step.squareRoot()
        flowWalk = flowWalk + Vector(flowDraws.normal() * walk, flowDraws.normal() * walk, 0)
        readings.seesFloor = floorIsTextured && motion.height <= errors.flowCeiling
        guard readings.seesFloor else {
            let kept = exponential(-step / Sensors.flowDecay)
            readings.ahead *= kept
            readings.right *= kept
            (readings.smoothAhead, readings.smoothRight) = (readings.ahead, readings.right)
            return
        }
        let bias = flight.flowBias + flowWalk
        let ahead = motion.ahead * (1 + flight.flowScale.x) + bias.x
        let right = motion.right * (1 + flight.flowScale.y) + bias.y
        readings.ahead = ahead + flowNoise.newest.x
        readings.right = right + flowNoise.newest.y
        let mean = flowNoise.elements.reduce(Vector.zero, +) * (1 / Double(flowNoise.count))
        readings.smoothAhead = ahead + mean.x
        readings.smoothRight = right + mean.y
    }

    private mutating func measureHeight(_ motion: Motion) {
        barometerError += flight.barometerDrift * step
        readings.barometer = motion.height + barometerError + heightDraws.normal() * errors.barometerNoise
        readings.climb = motion.climb + (readings.isGrounded ? 0 : heightDraws.normal() * errors.climbNoise)
        let isInReach = motion.height <= Sensors.sonarFarthest
        if count % Sensors.sonarInterval == 0 {
            let echo = heightDraws.normal() * errors.sonarNoise
            let isOutlier = heightDraws.fraction() < errors.sonarOutlierChance
            let outlier = heightDraws.uniform(errors.sonarOutlier) * (heightDraws.fraction() < 0.5 ? -1 : 1)
            let measured = motion.height + (isOutlier ? outlier : echo)
            readings.sonar = measured.clamped(to: Sensors.sonarNearest...Sensors.sonarFarthest)
            // The fusion tells an outlier by its size and goes on without it.
            if isInReach { heightError += (echo - heightError) * Sensors.fusionGain }
        }
        if isInReach {
            readings.height = max(0, motion.height + (readings.isGrounded ? 0 : heightError))
        } else {
            readings.height = readings.barometer
        }
    }

    private mutating func measureInertia(_ airframe: Airframe) {
        let axes = airframe.attitude.axes
        let force = airframe.acceleration + Vector(0, 0, AirframeModel.gravity)
        func noise(_ size: Double) -> Vector {
            Vector(inertialDraws.normal() * size, inertialDraws.normal() * size, inertialDraws.normal() * size)
        }
        readings.force =
            Vector(force.dot(axes.ahead), force.dot(axes.right), -force.dot(axes.up)) + flight.forceBias
            + noise(errors.accelerometerNoise)
        readings.turnRates =
            Vector(airframe.rollRate, airframe.pitchRate, airframe.yawRate) + flight.gyroBias
            + noise(errors.gyroNoise)
    }
}
