import DroneWire

// What the boards measure, in the units of their converters where the option has those. Constants without a comment are
// those of a captured datagram of a real drone.
extension NavdataContent {
    /// Counts of an accelerometer per m/s² and at rest.
    private func accelerometerCounts(_ force: Double) -> UInt16 {
        UInt16(clamping: Int((2048 + 512 * force / AirframeModel.gravity).rounded()))
    }

    /// Counts of a gyrometer per rad/s: 2000 degrees a second fill sixteen bits.
    private func gyroCounts(_ rate: Double) -> Int16 { Int16(clamping: Int((rate.inDegrees * 16.4).rounded())) }

    var rawMeasures: NavdataRawMeasures {
        var raw = NavdataRawMeasures()
        raw.rawAccs = FixedArray([
            accelerometerCounts(readings.force.x), accelerometerCounts(-readings.force.y),
            accelerometerCounts(-readings.force.z),
        ])
        raw.rawGyros = FixedArray([
            gyroCounts(readings.turnRates.x), gyroCounts(readings.turnRates.y), gyroCounts(readings.turnRates.z),
        ])
        raw.vbatRawMillivolts = UInt32(batteryMillivolts.rounded())
        raw.usAssociationEcho = 3758
        raw.usCourbeTemps = 21423
        raw.usCourbeRef = 120
        raw.flagEchoIni = 1
        raw.nbEcho = 1
        raw.sumEcho = 3_539_193
        raw.altTempRawMillimeters = millimeters(readings.sonar)
        raw.gradient = 41
        return raw
    }

    var physMeasures: NavdataPhysMeasures {
        var physical = NavdataPhysMeasures()
        physical.accsTempDegreesCelsius = 45.3
        physical.gyroTemp = 55738
        let milligravity = 1000 / AirframeModel.gravity
        physical.physAccsMilligravity = FixedArray([
            Float(readings.force.x * milligravity), Float(readings.force.y * milligravity),
            Float(readings.force.z * milligravity),
        ])
        physical.physGyrosDegreesPerSecond = FixedArray([
            Float(readings.turnRates.x.inDegrees), Float(readings.turnRates.y.inDegrees),
            Float(readings.turnRates.z.inDegrees),
        ])
        return physical
    }

    var gyrosOffsets: NavdataGyrosOffsets {
        var offsets = NavdataGyrosOffsets()
        offsets.offsetG = FixedArray([-0.5329173, 0.178824, 0])
        return offsets
    }

    /// The tilt that the accelerometers alone would show: true at rest, wrong while the drone accelerates.
    var eulerAngles: NavdataEulerAngles {
        var angles = NavdataEulerAngles()
        let force = readings.force
        angles.thetaAMillidegrees = millidegrees(arcTangent(force.x, -force.z))
        angles.phiAMillidegrees = millidegrees(arcTangent(-force.y, -force.z))
        return angles
    }

    /// Four motors around the hover value of the thrust, with the control outputs that tilt and turn the drone.
    var pwm: NavdataPWM {
        var pwm = NavdataPWM()
        (pwm.satMotor1, pwm.satMotor2, pwm.satMotor3, pwm.satMotor4) = (255, 255, 255, 255)
        let pitch = Int(((command.pitch - readings.pitch) * 60).rounded())
        let roll = Int(((command.roll - readings.roll) * 60).rounded())
        let yaw = Int(((command.yawRate - readings.turnRates.z) * 5).rounded())
        let thrust: Int
        switch command.motors {
        case .stopped: return pwm
        case .idling: thrust = 60
        case .flying: thrust = 170 + Int(((command.climb - readings.climb) * 20).rounded())
        }
        // Nose up asks more of the front, right side down more of the left; motors 1 and 3 turn against 2 and 4.
        pwm.motor1 = UInt8(clamping: thrust + pitch + roll + yaw)
        pwm.motor2 = UInt8(clamping: thrust + pitch - roll - yaw)
        pwm.motor3 = UInt8(clamping: thrust - pitch - roll + yaw)
        pwm.motor4 = UInt8(clamping: thrust - pitch + roll - yaw)
        pwm.gazFeedForward = thrustField(thrust)
        pwm.gazAltitude = thrustField(thrust)
        pwm.vzRefMillimetersPerSecond = Float(command.climb * 1000)
        (pwm.uPitch, pwm.uRoll, pwm.uYaw) = (Int32(clamping: pitch), Int32(clamping: roll), Int32(clamping: yaw))
        pwm.uGazPlanif = Float(thrust)
        if generation == .one {
            // mA: chosen so that the four together empty a battery of 1 Ah in twelve minutes of hovering.
            func current(_ motor: UInt8) -> UInt16 { UInt16(motor) * 7 }
            pwm.currentMotor1Milliamperes = current(pwm.motor1)
            pwm.currentMotor2Milliamperes = current(pwm.motor2)
            pwm.currentMotor3Milliamperes = current(pwm.motor3)
            pwm.currentMotor4Milliamperes = current(pwm.motor4)
        }
        return pwm
    }

    /// A thrust in a field that is a whole number on the first drone.
    private func thrustField(_ thrust: Int) -> Float {
        generation == .two ? Float(thrust) : Float(bitPattern: UInt32(bitPattern: Int32(clamping: thrust)))
    }

    var watchdog: NavdataWatchdog {
        var watchdog = NavdataWatchdog()
        watchdog.watchdog = 4822
        return watchdog
    }

    /// Air pressure at the place of power-on, and how it falls with height near the ground.
    private var pressure: Double { Atmosphere.groundPascals - Atmosphere.pascalsPerMeter * readings.barometer }

    private enum Atmosphere {
        static let groundPascals = 101_580.0
        static let pascalsPerMeter = 12.0
    }

    var pressureRaw: NavdataPressureRaw {
        var raw = NavdataPressureRaw()
        raw.up = 39148 + Int32((pressure - Atmosphere.groundPascals).rounded())
        raw.ut = 32556
        raw.temperatureMeasTenthsOfDegreeCelsius = 435
        raw.pressionMeasPascals = Int32(pressure.rounded())
        return raw
    }

    /// The Earth's field in milligauss where the drone flies, and what the drone's own iron adds to it.
    enum Field {
        static let horizontal = 200.0
        static let downward = 330.0
        static let offset = Vector(29.2, -13.3, 0)
        static let radius = (horizontal * horizontal + downward * downward).squareRoot()

        /// As the configuration has them.
        static var offsetText: String {
            FixedArray<3, Float>([Float(offset.x), Float(offset.y), Float(offset.z)]).configurationText
        }
        static var radiusText: String { Float(radius).configurationText }
    }

    /// The Earth's field in the axes ahead, right and up, as the captured magnetometer has them.
    var magneto: NavdataMagneto {
        var magneto = NavdataMagneto()
        let field = Vector(
            Field.horizontal * cosine(readings.heading),
            -Field.horizontal * sine(readings.heading),
            -Field.downward
        )
        let offset = Field.offset
        let raw = field + offset
        magneto.mx = Int16((raw.x / 5).rounded())
        magneto.my = Int16((raw.y / 5).rounded())
        magneto.mz = Int16((raw.z / 5).rounded())
        magneto.magnetoRawMilligauss = FixedArray([Float(raw.x), Float(raw.y), Float(raw.z)])
        magneto.magnetoRectifiedMilligauss = FixedArray([Float(field.x), Float(field.y), Float(field.z)])
        magneto.magnetoOffsetMilligauss = FixedArray([Float(offset.x), Float(offset.y), Float(offset.z)])
        magneto.headingUnwrappedDegrees = Float(readings.heading.inDegrees)
        magneto.headingGyroUnwrappedDegrees = Float(readings.heading.inDegrees)
        magneto.headingFusionUnwrappedDegrees = Float(readings.heading.inDegrees)
        magneto.magnetoCalibrationOk = compassIsCalibrated ? 1 : 0
        magneto.magnetoState = 2
        magneto.magnetoRadiusMilligauss = Float(Field.radius)
        return magneto
    }

    /// What the drone makes of the air outdoors; the estimator's first two states follow the velocity as captured.
    var windSpeed: NavdataWindSpeed {
        var option = NavdataWindSpeed()
        option.windSpeedMetersPerSecond = Float(wind.wind.length)
        option.windAngleRadians = Float(arcTangent(wind.wind.y, wind.wind.x))
        let tilt = wind.compensation(heading: readings.heading)
        option.windCompensationThetaRadians = Float(tilt.pitch)
        option.windCompensationPhiRadians = Float(tilt.roll)
        option.stateX1 = velocity.ahead
        option.stateX2 = velocity.right
        option.stateX3 = Float(wind.wind.x)
        option.stateX4 = Float(wind.wind.y)
        return option
    }

    var wifi: NavdataWiFi {
        var wifi = NavdataWiFi()
        wifi.linkQuality = Float(1 - loss)
        return wifi
    }

    var kalmanPressure: NavdataKalmanPressure {
        var kalman = NavdataKalmanPressure()
        kalman.offsetPressurePascals = Float(Atmosphere.groundPascals)
        kalman.estZMillimeters = Float(readings.height * 1000)
        kalman.estZdotMetersPerSecond = Float(readings.climb)
        kalman.predictionUSMillimeters = Float(readings.height * 1000)
        kalman.covAltMeters = 0.000_519
        kalman.covPWM = 0.680_6
        kalman.covVitesseMetersPerSecond = 0.025_06
        kalman.boolEffetSol = readings.height < 0.3 ? 1 : 0
        kalman.flagRejetUS = readings.hearsEcho ? 0 : 1
        kalman.gazAltitude = pwm.gazAltitude
        return kalman
    }
}
