// The first option of each kind, or nil where the datagram has none.

extension NavdataDatagram {
    /// What every flight needs: control state, battery, attitude, height and speed.
    public var demo: NavdataDemo? {
        for case .demo(let payload) in options { return payload }
        return nil
    }

    /// The drone's clock.
    public var time: NavdataTime? {
        for case .time(let payload) in options { return payload }
        return nil
    }

    /// What the sensors' converters read: accelerometers, gyrometers, battery and ultrasound.
    public var rawMeasures: NavdataRawMeasures? {
        for case .rawMeasures(let payload) in options { return payload }
        return nil
    }

    /// Accelerometers and gyrometers in physical units.
    public var physMeasures: NavdataPhysMeasures? {
        for case .physMeasures(let payload) in options { return payload }
        return nil
    }

    /// The gyrometers' offsets.
    public var gyrosOffsets: NavdataGyrosOffsets? {
        for case .gyrosOffsets(let payload) in options { return payload }
        return nil
    }

    /// Attitude as the accelerometers see it.
    public var eulerAngles: NavdataEulerAngles? {
        for case .eulerAngles(let payload) in options { return payload }
        return nil
    }

    /// What the control loops are told to reach.
    public var references: NavdataReferences? {
        for case .references(let payload) in options { return payload }
        return nil
    }

    /// The trims in use.
    public var trims: NavdataTrims? {
        for case .trims(let payload) in options { return payload }
        return nil
    }

    /// What a remote control asks for.
    public var rcReferences: NavdataRCReferences? {
        for case .rcReferences(let payload) in options { return payload }
        return nil
    }

    /// What the motors are told, and the control outputs that it is made of.
    public var pwm: NavdataPWM? {
        for case .pwm(let payload) in options { return payload }
        return nil
    }

    /// Height and vertical speed, as measured and as estimated.
    public var altitude: NavdataAltitude? {
        for case .altitude(let payload) in options { return payload }
        return nil
    }

    /// The translation seen by the bottom camera, unprocessed.
    public var visionRaw: NavdataVisionRaw? {
        for case .visionRaw(let payload) in options { return payload }
        return nil
    }

    /// Optical flow of the bottom camera in five blocks.
    public var visionOF: NavdataVisionOF? {
        for case .visionOF(let payload) in options { return payload }
        return nil
    }

    /// What vision makes of the bottom camera, and where the drone was when the picture was taken.
    public var vision: NavdataVision? {
        for case .vision(let payload) in options { return payload }
        return nil
    }

    /// How long the steps of vision take.
    public var visionPerf: NavdataVisionPerf? {
        for case .visionPerf(let payload) in options { return payload }
        return nil
    }

    /// The points that vision tracks.
    public var trackersSend: NavdataTrackersSend? {
        for case .trackersSend(let payload) in options { return payload }
        return nil
    }

    /// The tags that the cameras have detected, up to four.
    public var visionDetect: NavdataVisionDetect? {
        for case .visionDetect(let payload) in options { return payload }
        return nil
    }

    /// The control loop's watchdog.
    public var watchdog: NavdataWatchdog? {
        for case .watchdog(let payload) in options { return payload }
        return nil
    }

    /// What the acquisition board sent.
    public var adcDataFrame: NavdataADCDataFrame? {
        for case .adcDataFrame(let payload) in options { return payload }
        return nil
    }

    /// The live video encoder and the link that it streams over.
    public var videoStream: NavdataVideoStream? {
        for case .videoStream(let payload) in options { return payload }
        return nil
    }

    /// Counters for games.
    public var games: NavdataGames? {
        for case .games(let payload) in options { return payload }
        return nil
    }

    /// The barometer (AR.Drone 2.0).
    public var pressureRaw: NavdataPressureRaw? {
        for case .pressureRaw(let payload) in options { return payload }
        return nil
    }

    /// The magnetometer and the headings made of it (AR.Drone 2.0).
    public var magneto: NavdataMagneto? {
        for case .magneto(let payload) in options { return payload }
        return nil
    }

    /// The wind estimator (AR.Drone 2.0).
    public var windSpeed: NavdataWindSpeed? {
        for case .windSpeed(let payload) in options { return payload }
        return nil
    }

    /// The filter that fuses barometer and ultrasound (AR.Drone 2.0).
    public var kalmanPressure: NavdataKalmanPressure? {
        for case .kalmanPressure(let payload) in options { return payload }
        return nil
    }

    /// The recorder and its USB key (AR.Drone 2.0).
    public var hdVideoStream: NavdataHDVideoStream? {
        for case .hdVideoStream(let payload) in options { return payload }
        return nil
    }

    /// The quality of the Wi-Fi link (AR.Drone 2.0).
    public var wifi: NavdataWiFi? {
        for case .wifi(let payload) in options { return payload }
        return nil
    }

    /// The Zimmu 3000 speed sensor, which had tag 27 before the GPS module.
    public var zimmu3000: NavdataZimmu3000? {
        for case .zimmu3000(let payload) in options { return payload }
        return nil
    }

    /// The GPS module of the Flight Recorder (firmware 2.4 and newer, from 216 bytes).
    public var gps: NavdataGPS? {
        for case .gps(let payload) in options { return payload }
        return nil
    }
}
