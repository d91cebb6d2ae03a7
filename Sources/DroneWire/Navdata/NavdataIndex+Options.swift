// The first option of each kind, decoded when it is asked for, or nil where the datagram has none.

extension NavdataIndex {
    /// What every flight needs: control state, battery, attitude, height and speed.
    public var demo: NavdataDemo? { first() }

    /// The drone's clock.
    public var time: NavdataTime? { first() }

    /// What the sensors' converters read: accelerometers, gyrometers, battery and ultrasound.
    public var rawMeasures: NavdataRawMeasures? { first() }

    /// Accelerometers and gyrometers in physical units.
    public var physMeasures: NavdataPhysMeasures? { first() }

    /// The gyrometers' offsets.
    public var gyrosOffsets: NavdataGyrosOffsets? { first() }

    /// Attitude as the accelerometers see it.
    public var eulerAngles: NavdataEulerAngles? { first() }

    /// What the control loops are told to reach.
    public var references: NavdataReferences? { first() }

    /// The trims in use.
    public var trims: NavdataTrims? { first() }

    /// What a remote control asks for.
    public var rcReferences: NavdataRCReferences? { first() }

    /// What the motors are told, and the control outputs that it is made of.
    public var pwm: NavdataPWM? { first() }

    /// Height and vertical speed, as measured and as estimated.
    public var altitude: NavdataAltitude? { first() }

    /// The translation seen by the bottom camera, unprocessed.
    public var visionRaw: NavdataVisionRaw? { first() }

    /// Optical flow of the bottom camera in five blocks.
    public var visionOF: NavdataVisionOF? { first() }

    /// What vision makes of the bottom camera, and where the drone was when the picture was taken.
    public var vision: NavdataVision? { first() }

    /// How long the steps of vision take.
    public var visionPerf: NavdataVisionPerf? { first() }

    /// The points that vision tracks.
    public var trackersSend: NavdataTrackersSend? { first() }

    /// The tags that the cameras have detected, up to four.
    public var visionDetect: NavdataVisionDetect? { first() }

    /// The control loop's watchdog.
    public var watchdog: NavdataWatchdog? { first() }

    /// What the acquisition board sent.
    public var adcDataFrame: NavdataADCDataFrame? { first() }

    /// The live video encoder and the link that it streams over.
    public var videoStream: NavdataVideoStream? { first() }

    /// Counters for games.
    public var games: NavdataGames? { first() }

    /// The barometer (AR.Drone 2.0).
    public var pressureRaw: NavdataPressureRaw? { first() }

    /// The magnetometer and the headings made of it (AR.Drone 2.0).
    public var magneto: NavdataMagneto? { first() }

    /// The wind estimator (AR.Drone 2.0).
    public var windSpeed: NavdataWindSpeed? { first() }

    /// The filter that fuses barometer and ultrasound (AR.Drone 2.0).
    public var kalmanPressure: NavdataKalmanPressure? { first() }

    /// The recorder and its USB key (AR.Drone 2.0).
    public var hdVideoStream: NavdataHDVideoStream? { first() }

    /// The quality of the Wi-Fi link (AR.Drone 2.0).
    public var wifi: NavdataWiFi? { first() }

    /// The Zimmu 3000 speed sensor, which had tag 27 before the GPS module.
    public var zimmu3000: NavdataZimmu3000? { first() }

    /// The GPS module of the Flight Recorder (firmware 2.4 and newer, from 216 bytes).
    public var gps: NavdataGPS? { first() }
}
