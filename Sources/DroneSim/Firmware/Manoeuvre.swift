import DroneWire

/// A figure that the drone flies by itself, over the pilot's head, before it hovers again.
enum Manoeuvre: Hashable, Sendable {
    /// An animation of the catalogue, lasting this many seconds.
    case animation(FlightAnimation, seconds: Double)

    /// One turn on the spot, in which the magnetometer learns the field.
    case magnetometerCalibration

    /// The parts of a flip, in seconds after its beginning.
    enum Flip {
        /// Until here it jumps up.
        static let impulseEnd = 0.35
        /// Until here it turns over.
        static let rotationEnd = impulseEnd + 2 * Double.pi / AirframeModel.flipRate
        /// Until here it catches itself.
        static let end = rotationEnd + 0.3
        /// m/s wanted during the jump.
        static let impulseClimb = 2.0
        /// m and percent: less height or charge, and the flip is refused (chosen; 14.4 and 14.7 of the protocol).
        static let leastHeight = 0.7
        static let leastPercent = 30.0
    }

    /// s: one turn of the calibration takes this long.
    private static let calibrationTime = 5.0

    /// How long it takes, in seconds.
    var seconds: Double {
        switch self {
        case .animation(let animation, let seconds): animation.isFlip ? Flip.end : seconds
        case .magnetometerCalibration: Manoeuvre.calibrationTime
        }
    }

    /// What the control state shows after `elapsed` seconds.
    func controlState(after elapsed: Double) -> ControlState {
        switch self {
        case .magnetometerCalibration: ControlState(.hovering, minor: 12)
        case .animation(let animation, _) where animation.isFlip:
            ControlState(.looping, minor: elapsed < Flip.impulseEnd ? 0 : elapsed < Flip.rotationEnd ? 1 : 2)
        case .animation: ControlState(.flying)
        }
    }

    /// What is different from hovering after `elapsed` seconds.
    func shape(_ command: inout MotorCommand, after elapsed: Double) {
        switch self {
        case .magnetometerCalibration:
            command.yawRate = 2 * .pi / Manoeuvre.calibrationTime
        case .animation(let animation, let seconds):
            if animation.isFlip {
                animation.shapeFlip(&command, after: elapsed)
            } else {
                animation.shape(&command, after: elapsed, of: seconds)
            }
        }
    }
}

extension FlightAnimation {
    /// The turns of the animation's axes, for the four flips.
    private var flipAxis: (pitch: Double, roll: Double)? {
        switch self {
        case .flipAhead: (-1, 0)
        case .flipBehind: (1, 0)
        case .flipLeft: (0, -1)
        case .flipRight: (0, 1)
        default: nil
        }
    }

    fileprivate func shapeFlip(_ command: inout MotorCommand, after elapsed: Double) {
        guard let axis = flipAxis else { return }
        if elapsed < Manoeuvre.Flip.impulseEnd {
            (command.pitch, command.roll) = (0, 0)
            command.climb = Manoeuvre.Flip.impulseClimb
        } else if elapsed < Manoeuvre.Flip.rotationEnd {
            command.flip = (axis.pitch * AirframeModel.flipRate, axis.roll * AirframeModel.flipRate)
        }
    }

    /// The named tilts and turn rates; what the dances do exactly is not published and chosen here.
    fileprivate func shape(_ command: inout MotorCommand, after elapsed: Double, of seconds: Double) {
        let swing = sine(2 * .pi * elapsed)
        let danceTilt = 15.0.inRadians
        switch self {
        case .rollLeft: command.roll = -30.0.inRadians
        case .rollRight: command.roll = 30.0.inRadians
        case .pitchForward: command.pitch = -30.0.inRadians
        case .pitchBackward: command.pitch = 30.0.inRadians
        case .pitchTurnRight:
            command.pitch = 20.0.inRadians
            command.yawRate = 200.0.inRadians
        case .pitchTurnLeft:
            command.pitch = 20.0.inRadians
            command.yawRate = -200.0.inRadians
        case .turnaround: command.yawRate = .pi / seconds
        case .turnaroundDescending:
            command.yawRate = .pi / seconds
            command.climb = -0.3
        case .yawShake: command.yawRate = 100.0.inRadians * sine(4 * .pi * elapsed)
        case .yawDance: command.yawRate = 100.0.inRadians * swing
        case .rollDance: command.roll = danceTilt * swing
        case .pitchDance: command.pitch = danceTilt * swing
        case .verticalDance: command.climb = 0.7 * swing
        case .wave:
            command.roll = danceTilt * swing
            command.pitch = danceTilt * cosine(2 * .pi * elapsed)
        case .circle:
            command.roll = danceTilt * swing
            command.pitch = danceTilt * sine(4 * .pi * elapsed)
        case .doubleCircle:
            command.roll = danceTilt * sine(4 * .pi * elapsed)
            command.pitch = danceTilt * sine(8 * .pi * elapsed)
        case .flipAhead, .flipBehind, .flipLeft, .flipRight: break
        }
    }
}
