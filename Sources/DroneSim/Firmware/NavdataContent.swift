import DroneWire

/// All that the firmware knows at the moment in which it writes a navdata datagram.
struct NavdataContent {
    var generation: DroneGeneration
    var microseconds: Int
    var readings: Readings
    var control: ControlState
    var command: MotorCommand
    var heldHeight: Double?
    var heldHeading: Double
    var piloting: PilotingRecord
    var batteryPercent: Double
    var batteryMillivolts: Double
    var detection: UInt32
    var tags: [FoundTag]
    var pictureNumber: UInt32
    var kilobitsPerSecond: Int
    var trim: (pitch: Double, roll: Double)
    var compassIsCalibrated: Bool
    var wind: WindEstimator
    var usb: USBRecorder
    var gps: GPSReceiver?
    /// The share of datagrams that is lost on the air.
    var loss: Double
    var isDemo: Bool

    /// The options whose bits are set, in ascending order of their tags; bit n is tag n.
    func options(_ mask: UInt32) -> [NavdataOption] {
        var options: [NavdataOption] = []
        options.reserveCapacity(mask.nonzeroBitCount)
        for tag in generation.navdataTags where mask >> tag & 1 == 1 { options.append(option(tag)) }
        return options
    }

    private func option(_ tag: Int) -> NavdataOption {
        switch tag {
        case 0: .demo(demo)
        case 1: .time(time)
        case 2: .rawMeasures(sized(rawMeasures, NavdataRawMeasures.droneOneSize))
        case 3: .physMeasures(physMeasures)
        case 4: .gyrosOffsets(gyrosOffsets)
        case 5: .eulerAngles(eulerAngles)
        case 6: .references(sized(references, NavdataReferences.droneOneSize))
        case 7: .trims(trims)
        // Nobody flies it with a remote control, games and the factory's tests are not running: as captured, all zero.
        case 8: .rcReferences(NavdataRCReferences())
        case 9: .pwm(sized(pwm, NavdataPWM.droneOneSize))
        case 10: .altitude(sized(altitude, NavdataAltitude.droneOneSize))
        case 11: .visionRaw(visionRaw)
        case 12: .visionOF(visionOF)
        case 13: .vision(vision)
        case 14: .visionPerf(NavdataVisionPerf())
        case 15: .trackersSend(trackersSend)
        case 16: .visionDetect(sized(visionDetect, NavdataVisionDetect.droneOneSize))
        case 17: .watchdog(watchdog)
        case 18: .adcDataFrame(NavdataADCDataFrame())
        case 19: .videoStream(sized(videoStream, NavdataVideoStream.droneOneSize))
        case 20: .games(NavdataGames())
        case 21: .pressureRaw(pressureRaw)
        case 22: .magneto(magneto)
        case 23: .windSpeed(windSpeed)
        case 24: .kalmanPressure(kalmanPressure)
        case 25: .hdVideoStream(hdVideoStream)
        case 26: .wifi(wifi)
        // Since firmware 2.4 never the Zimmu sensor: clients read GPS here, whether or not a module is plugged in.
        default: .gps(gps?.option ?? NavdataGPS())
        }
    }

    /// An option as long as this drone sends it.
    private func sized<Payload: NavdataPayload>(_ payload: Payload, _ droneOneSize: UInt16) -> Payload {
        var payload = payload
        if generation == .one { payload.size = droneOneSize }
        return payload
    }

    /// Milliseconds since power-on.
    var milliseconds: UInt32 { UInt32(truncatingIfNeeded: microseconds / 1000) }

    /// Metres as whole millimetres.
    func millimeters(_ meters: Double) -> Int32 { Int32((meters * 1000).rounded()) }

    /// Radians as millidegrees.
    func millidegrees(_ radians: Double) -> Float { Float(radians.inDegrees * 1000).rounded() }

    /// The velocity over ground that the present stream shows, ahead and to the right in mm/s.
    var velocity: (ahead: Float, right: Float) {
        let (ahead, right) = isDemo ? (readings.smoothAhead, readings.smoothRight) : (readings.ahead, readings.right)
        return (Float(ahead * 1000), Float(right * 1000))
    }
}

// What every flight needs.
extension NavdataContent {
    private var demo: NavdataDemo {
        var demo = NavdataDemo()
        demo.controlState = control
        demo.batteryPercent = UInt32(batteryPercent.rounded(.down))
        demo.thetaMillidegrees = millidegrees(readings.pitch)
        demo.phiMillidegrees = millidegrees(readings.roll)
        demo.psiMillidegrees = millidegrees(readings.heading)
        demo.altitudeMillimeters = millimeters(readings.height)
        demo.vxMillimetersPerSecond = velocity.ahead
        demo.vyMillimetersPerSecond = velocity.right
        demo.detectionCameraType = detection
        let axes = TrueAttitude(pitch: readings.pitch, roll: readings.roll, heading: readings.heading).axes
        // Row by row with z down: the columns are the drone's axes ahead, right and down.
        demo.droneCameraRot = FixedArray([
            Float(axes.ahead.x), Float(axes.right.x), Float(-axes.up.x), Float(axes.ahead.y), Float(axes.right.y),
            Float(-axes.up.y), Float(-axes.ahead.z), Float(-axes.right.z), Float(axes.up.z),
        ])
        demo.droneCameraTransMillimeters = FixedArray([0, 0, -Float(millimeters(readings.sonar))])
        return demo
    }

    private var time: NavdataTime {
        var time = NavdataTime()
        let seconds = UInt32(truncatingIfNeeded: microseconds / 1_000_000)
        time.time = seconds << 21 | UInt32(microseconds % 1_000_000)
        return time
    }

    private var altitude: NavdataAltitude {
        var altitude = NavdataAltitude()
        altitude.altitudeVisionMillimeters = millimeters(max(readings.height, Sensors.sonarNearest))
        altitude.altitudeVzMillimetersPerSecond = Float(readings.climb * 1000)
        altitude.altitudeRefMillimeters = millimeters(heldHeight ?? 0)
        altitude.altitudeRawMillimeters = millimeters(readings.sonar)
        altitude.obsAccZMetersPerSecondSquared = Float(-readings.force.z - AirframeModel.gravity)
        altitude.obsAltMeters = Float(readings.height)
        altitude.obsX = FixedArray([
            Float(readings.height), Float(readings.climb), Float(-readings.force.z - AirframeModel.gravity),
        ])
        altitude.estVb = FixedArray([velocity.ahead, velocity.right])
        return altitude
    }

    private var references: NavdataReferences {
        var references = NavdataReferences()
        references.refThetaMillidegrees = Int32(millidegrees(command.pitch))
        references.refPhiMillidegrees = Int32(millidegrees(command.roll))
        references.refYawMillidegreesPerSecond = Int32(millidegrees(command.yawRate))
        references.refPsiMillidegrees = Int32(millidegrees(heldHeading))
        references.uiTimeSeconds = Float(piloting.time)
        references.uiTheta = piloting.sticks.pitch
        references.uiPhi = piloting.sticks.roll
        references.uiPsi = piloting.pilot?.psi ?? 0
        references.uiPsiAccuracy = piloting.pilot?.accuracy ?? 0
        references.uiSeq = Int32(truncatingIfNeeded: piloting.sequence)
        guard command.motors == .flying else { return references }
        // The attitude loop asks for the rates that close the gap with its time constant.
        let rate = AirframeModel.tiltRate
        references.refPitchMillidegreesPerSecond = Int32(millidegrees((command.pitch - readings.pitch) * rate))
        references.refRollMillidegreesPerSecond = Int32(millidegrees((command.roll - readings.roll) * rate))
        references.thetaModRadians = Float(command.pitch)
        references.phiModRadians = Float(command.roll)
        if control.major == .flying {
            // Where the tilt leads in still air.
            let speed = AirframeModel.speedPerThrust * 1000
            references.vxRefMillimetersPerSecond = Float(-sine(command.pitch) * speed)
            references.vyRefMillimetersPerSecond = Float(sine(command.roll) * speed)
        }
        return references
    }

    private var trims: NavdataTrims {
        var trims = NavdataTrims()
        trims.eulerAnglesTrimThetaMillidegrees = millidegrees(trim.pitch)
        trims.eulerAnglesTrimPhiMillidegrees = millidegrees(trim.roll)
        return trims
    }
}
