/// One option of a navdata datagram, decoded where its kind is known.
///
/// The three largest are `indirect`, so that the others do not take their room.
public enum NavdataOption: Hashable, Sendable {
    /// What every flight needs: control state, battery, attitude, height and speed (tag 0).
    case demo(NavdataDemo)
    /// The drone's clock (tag 1).
    case time(NavdataTime)
    /// What the sensors' converters read: accelerometers, gyrometers, battery and ultrasound (tag 2).
    case rawMeasures(NavdataRawMeasures)
    /// Accelerometers and gyrometers in physical units (tag 3).
    case physMeasures(NavdataPhysMeasures)
    /// The gyrometers' offsets (tag 4).
    case gyrosOffsets(NavdataGyrosOffsets)
    /// Attitude as the accelerometers see it (tag 5).
    case eulerAngles(NavdataEulerAngles)
    /// What the control loops are told to reach (tag 6).
    case references(NavdataReferences)
    /// The trims in use (tag 7).
    case trims(NavdataTrims)
    /// What a remote control asks for (tag 8).
    case rcReferences(NavdataRCReferences)
    /// What the motors are told, and the control outputs that it is made of (tag 9).
    case pwm(NavdataPWM)
    /// Height and vertical speed, as measured and as estimated (tag 10).
    case altitude(NavdataAltitude)
    /// The translation seen by the bottom camera, unprocessed (tag 11).
    case visionRaw(NavdataVisionRaw)
    /// Optical flow of the bottom camera in five blocks (tag 12).
    case visionOF(NavdataVisionOF)
    /// What vision makes of the bottom camera, and where the drone was when the picture was taken (tag 13).
    case vision(NavdataVision)
    /// How long the steps of vision take (tag 14).
    case visionPerf(NavdataVisionPerf)
    /// The points that vision tracks (tag 15).
    indirect case trackersSend(NavdataTrackersSend)
    /// The tags that the cameras have detected, up to four (tag 16).
    indirect case visionDetect(NavdataVisionDetect)
    /// The control loop's watchdog (tag 17).
    case watchdog(NavdataWatchdog)
    /// What the acquisition board sent (tag 18).
    case adcDataFrame(NavdataADCDataFrame)
    /// The live video encoder and the link that it streams over (tag 19).
    case videoStream(NavdataVideoStream)
    /// Counters for games (tag 20).
    case games(NavdataGames)
    /// The barometer (AR.Drone 2.0) (tag 21).
    case pressureRaw(NavdataPressureRaw)
    /// The magnetometer and the headings made of it (AR.Drone 2.0) (tag 22).
    case magneto(NavdataMagneto)
    /// The wind estimator (AR.Drone 2.0) (tag 23).
    case windSpeed(NavdataWindSpeed)
    /// The filter that fuses barometer and ultrasound (AR.Drone 2.0) (tag 24).
    case kalmanPressure(NavdataKalmanPressure)
    /// The recorder and its USB key (AR.Drone 2.0) (tag 25).
    case hdVideoStream(NavdataHDVideoStream)
    /// The quality of the Wi-Fi link (AR.Drone 2.0) (tag 26).
    case wifi(NavdataWiFi)
    /// The Zimmu 3000 speed sensor, which had tag 27 before the GPS module (tag 27).
    case zimmu3000(NavdataZimmu3000)
    /// The GPS module of the Flight Recorder (firmware 2.4 and newer, from 216 bytes) (tag 27).
    indirect case gps(NavdataGPS)
    /// An option that no one has described, or of tag 27 in a size that is neither of its two kinds.
    case unknown(tag: UInt16, payload: [UInt8])
}

extension NavdataOption {
    /// The kinds that are known, by tag.
    public static let kinds: [any NavdataPayload.Type] = [
        NavdataDemo.self,
        NavdataTime.self,
        NavdataRawMeasures.self,
        NavdataPhysMeasures.self,
        NavdataGyrosOffsets.self,
        NavdataEulerAngles.self,
        NavdataReferences.self,
        NavdataTrims.self,
        NavdataRCReferences.self,
        NavdataPWM.self,
        NavdataAltitude.self,
        NavdataVisionRaw.self,
        NavdataVisionOF.self,
        NavdataVision.self,
        NavdataVisionPerf.self,
        NavdataTrackersSend.self,
        NavdataVisionDetect.self,
        NavdataWatchdog.self,
        NavdataADCDataFrame.self,
        NavdataVideoStream.self,
        NavdataGames.self,
        NavdataPressureRaw.self,
        NavdataMagneto.self,
        NavdataWindSpeed.self,
        NavdataKalmanPressure.self,
        NavdataHDVideoStream.self,
        NavdataWiFi.self,
        NavdataZimmu3000.self,
        NavdataGPS.self,
    ]

    /// Decodes an option; one of unknown kind is kept raw.
    /// - Parameters:
    ///   - payload: the option's bytes without its header, at most 65531.
    ///   - tag: the option's tag.
    public init(parsing payload: RawSpan, tag: UInt16) {
        switch tag {
        case NavdataDemo.tag: self = .demo(NavdataDemo(parsing: payload))
        case NavdataTime.tag: self = .time(NavdataTime(parsing: payload))
        case NavdataRawMeasures.tag: self = .rawMeasures(NavdataRawMeasures(parsing: payload))
        case NavdataPhysMeasures.tag: self = .physMeasures(NavdataPhysMeasures(parsing: payload))
        case NavdataGyrosOffsets.tag: self = .gyrosOffsets(NavdataGyrosOffsets(parsing: payload))
        case NavdataEulerAngles.tag: self = .eulerAngles(NavdataEulerAngles(parsing: payload))
        case NavdataReferences.tag: self = .references(NavdataReferences(parsing: payload))
        case NavdataTrims.tag: self = .trims(NavdataTrims(parsing: payload))
        case NavdataRCReferences.tag: self = .rcReferences(NavdataRCReferences(parsing: payload))
        case NavdataPWM.tag: self = .pwm(NavdataPWM(parsing: payload))
        case NavdataAltitude.tag: self = .altitude(NavdataAltitude(parsing: payload))
        case NavdataVisionRaw.tag: self = .visionRaw(NavdataVisionRaw(parsing: payload))
        case NavdataVisionOF.tag: self = .visionOF(NavdataVisionOF(parsing: payload))
        case NavdataVision.tag: self = .vision(NavdataVision(parsing: payload))
        case NavdataVisionPerf.tag: self = .visionPerf(NavdataVisionPerf(parsing: payload))
        case NavdataTrackersSend.tag: self = .trackersSend(NavdataTrackersSend(parsing: payload))
        case NavdataVisionDetect.tag: self = .visionDetect(NavdataVisionDetect(parsing: payload))
        case NavdataWatchdog.tag: self = .watchdog(NavdataWatchdog(parsing: payload))
        case NavdataADCDataFrame.tag: self = .adcDataFrame(NavdataADCDataFrame(parsing: payload))
        case NavdataVideoStream.tag: self = .videoStream(NavdataVideoStream(parsing: payload))
        case NavdataGames.tag: self = .games(NavdataGames(parsing: payload))
        case NavdataPressureRaw.tag: self = .pressureRaw(NavdataPressureRaw(parsing: payload))
        case NavdataMagneto.tag: self = .magneto(NavdataMagneto(parsing: payload))
        case NavdataWindSpeed.tag: self = .windSpeed(NavdataWindSpeed(parsing: payload))
        case NavdataKalmanPressure.tag: self = .kalmanPressure(NavdataKalmanPressure(parsing: payload))
        case NavdataHDVideoStream.tag: self = .hdVideoStream(NavdataHDVideoStream(parsing: payload))
        case NavdataWiFi.tag: self = .wifi(NavdataWiFi(parsing: payload))
        case NavdataZimmu3000.tag where NavdataZimmu3000.sizes.contains(payload.optionSize):
            self = .zimmu3000(NavdataZimmu3000(parsing: payload))
        case NavdataGPS.tag where NavdataGPS.sizes.contains(payload.optionSize):
            self = .gps(NavdataGPS(parsing: payload))
        default: self = .unknown(tag: tag, payload: [UInt8](copying: payload))
        }
    }

    /// What the option carries, or nil for an unknown one.
    public var payload: (any NavdataPayload)? {
        switch self {
        case .demo(let payload): payload
        case .time(let payload): payload
        case .rawMeasures(let payload): payload
        case .physMeasures(let payload): payload
        case .gyrosOffsets(let payload): payload
        case .eulerAngles(let payload): payload
        case .references(let payload): payload
        case .trims(let payload): payload
        case .rcReferences(let payload): payload
        case .pwm(let payload): payload
        case .altitude(let payload): payload
        case .visionRaw(let payload): payload
        case .visionOF(let payload): payload
        case .vision(let payload): payload
        case .visionPerf(let payload): payload
        case .trackersSend(let payload): payload
        case .visionDetect(let payload): payload
        case .watchdog(let payload): payload
        case .adcDataFrame(let payload): payload
        case .videoStream(let payload): payload
        case .games(let payload): payload
        case .pressureRaw(let payload): payload
        case .magneto(let payload): payload
        case .windSpeed(let payload): payload
        case .kalmanPressure(let payload): payload
        case .hdVideoStream(let payload): payload
        case .wifi(let payload): payload
        case .zimmu3000(let payload): payload
        case .gps(let payload): payload
        case .unknown: nil
        }
    }

    /// The option's tag on the wire.
    public var tag: UInt16 {
        if case .unknown(let tag, _) = self { tag } else { payload.map { type(of: $0).tag } ?? 0 }
    }

    /// The option's size in bytes on the wire, with the 4 bytes of its header.
    public var size: UInt16 {
        if case .unknown(_, let bytes) = self { bytes.rawSpan.optionSize } else { payload?.size ?? 0 }
    }

    /// Appends the option with its header.
    func write(into writer: inout ByteWriter) {
        if case .unknown(let tag, let bytes) = self {
            precondition(tag != NavdataOptionHeader.checksumTag, "The checksum is not an option of its own.")
            writer.append(tag)
            writer.append(size)
            writer.append(contentsOf: bytes)
        } else {
            payload?.write(into: &writer)
        }
    }
}
