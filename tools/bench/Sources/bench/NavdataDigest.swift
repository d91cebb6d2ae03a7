import DroneWire

/// One of every option, as a program keeps it that wants all that the drone says: each datagram is read into what is there.
struct KeptOptions {
    private var demo = NavdataDemo()
    private var time = NavdataTime()
    private var rawMeasures = NavdataRawMeasures()
    private var physMeasures = NavdataPhysMeasures()
    private var gyrosOffsets = NavdataGyrosOffsets()
    private var eulerAngles = NavdataEulerAngles()
    private var references = NavdataReferences()
    private var trims = NavdataTrims()
    private var rcReferences = NavdataRCReferences()
    private var pwm = NavdataPWM()
    private var altitude = NavdataAltitude()
    private var visionRaw = NavdataVisionRaw()
    private var visionOF = NavdataVisionOF()
    private var vision = NavdataVision()
    private var visionPerf = NavdataVisionPerf()
    private var trackersSend = NavdataTrackersSend()
    private var visionDetect = NavdataVisionDetect()
    private var watchdog = NavdataWatchdog()
    private var adcDataFrame = NavdataADCDataFrame()
    private var videoStream = NavdataVideoStream()
    private var games = NavdataGames()
    private var pressureRaw = NavdataPressureRaw()
    private var magneto = NavdataMagneto()
    private var windSpeed = NavdataWindSpeed()
    private var kalmanPressure = NavdataKalmanPressure()
    private var hdVideoStream = NavdataHDVideoStream()
    private var wifi = NavdataWiFi()
    private var gps = NavdataGPS()

    /// Reads every option of a datagram, its checksum compared, and returns the same sum over all fields that the reference in C
    /// makes: the bits of every number, added up; 0 when the datagram is damaged.
    mutating func digest(_ bytes: RawSpan) -> UInt32 {
        guard let index = try? NavdataIndex(bytes) else { return 0 }
        read(index)
        return digest() &+ index.state.rawValue &+ index.sequence &+ index.visionDefined &+ index.checksum
    }

    private mutating func read(_ index: borrowing NavdataIndex) {
        index.forEachOption { tag, payload in
            switch tag {
            case NavdataDemo.tag: demo.read(payload)
            case NavdataTime.tag: time.read(payload)
            case NavdataRawMeasures.tag: rawMeasures.read(payload)
            case NavdataPhysMeasures.tag: physMeasures.read(payload)
            case NavdataGyrosOffsets.tag: gyrosOffsets.read(payload)
            case NavdataEulerAngles.tag: eulerAngles.read(payload)
            case NavdataReferences.tag: references.read(payload)
            case NavdataTrims.tag: trims.read(payload)
            case NavdataRCReferences.tag: rcReferences.read(payload)
            case NavdataPWM.tag: pwm.read(payload)
            case NavdataAltitude.tag: altitude.read(payload)
            case NavdataVisionRaw.tag: visionRaw.read(payload)
            case NavdataVisionOF.tag: visionOF.read(payload)
            case NavdataVision.tag: vision.read(payload)
            case NavdataVisionPerf.tag: visionPerf.read(payload)
            case NavdataTrackersSend.tag: trackersSend.read(payload)
            case NavdataVisionDetect.tag: visionDetect.read(payload)
            case NavdataWatchdog.tag: watchdog.read(payload)
            case NavdataADCDataFrame.tag: adcDataFrame.read(payload)
            case NavdataVideoStream.tag: videoStream.read(payload)
            case NavdataGames.tag: games.read(payload)
            case NavdataPressureRaw.tag: pressureRaw.read(payload)
            case NavdataMagneto.tag: magneto.read(payload)
            case NavdataWindSpeed.tag: windSpeed.read(payload)
            case NavdataKalmanPressure.tag: kalmanPressure.read(payload)
            case NavdataHDVideoStream.tag: hdVideoStream.read(payload)
            case NavdataWiFi.tag: wifi.read(payload)
            case NavdataGPS.tag: gps.read(payload)
            default: break
            }
        }
    }

    private mutating func digest() -> UInt32 {
        var digest = FieldDigest()
        demo.visit(&digest)
        time.visit(&digest)
        rawMeasures.visit(&digest)
        physMeasures.visit(&digest)
        gyrosOffsets.visit(&digest)
        eulerAngles.visit(&digest)
        references.visit(&digest)
        trims.visit(&digest)
        rcReferences.visit(&digest)
        pwm.visit(&digest)
        altitude.visit(&digest)
        visionRaw.visit(&digest)
        visionOF.visit(&digest)
        vision.visit(&digest)
        visionPerf.visit(&digest)
        trackersSend.visit(&digest)
        visionDetect.visit(&digest)
        watchdog.visit(&digest)
        adcDataFrame.visit(&digest)
        videoStream.visit(&digest)
        games.visit(&digest)
        pressureRaw.visit(&digest)
        magneto.visit(&digest)
        windSpeed.visit(&digest)
        kalmanPressure.visit(&digest)
        hdVideoStream.visit(&digest)
        wifi.visit(&digest)
        gps.visit(&digest)
        return digest.sum
    }
}

/// Adds up the bits of all fields that it visits: integers widened with their sign, halves of doubles one by one.
private struct FieldDigest: NavdataFieldVisitor {
    var sum: UInt32 = 0

    @inline(__always)
    mutating func field<T: WireScalar>(_ name: StaticString, in unit: StaticString, _ value: inout T) {
        sum &+= bits(value)
    }

    @inline(__always)
    mutating func field<let length: Int, T: WireScalar>(
        _ name: StaticString,
        in unit: StaticString,
        _ values: inout FixedArray<length, T>
    ) {
        for index in 0..<length {
            sum &+= bits(values[index])
        }
    }

    @inline(__always)
    private func bits<T: WireScalar>(_ value: T) -> UInt32 {
        switch value {
        case let value as Int8: return UInt32(truncatingIfNeeded: value)
        case let value as Int16: return UInt32(truncatingIfNeeded: value)
        default:
            let bits = UInt64(truncatingIfNeeded: value.wireBits)
            return UInt32(truncatingIfNeeded: bits) &+ UInt32(truncatingIfNeeded: bits >> 32)
        }
    }
}
