import DroneWire

// What the bottom camera sees, and the state of the video chain.
extension NavdataContent {
    /// Pixels that the floor moves through the 320 pixels wide bottom picture between two pictures at 60 Hz.
    private var flow: (x: Float, y: Float) {
        // 64 degrees across the diagonal of 400 pixels: focal length in pixels.
        let focal = 320.0
        let pixels = readings.seesFloor ? focal / max(readings.height, Sensors.sonarNearest) / 60 : 0
        return (Float(readings.right * pixels), Float(readings.ahead * pixels))
    }

    var visionRaw: NavdataVisionRaw {
        var raw = NavdataVisionRaw()
        raw.visionTxRawPixels = flow.x
        raw.visionTyRawPixels = flow.y
        return raw
    }

    var visionOF: NavdataVisionOF {
        var flows = NavdataVisionOF()
        for block in 0..<5 {
            flows.ofDxPixels[block] = flow.x
            flows.ofDyPixels[block] = flow.y
        }
        return flows
    }

    var vision: NavdataVision {
        var vision = NavdataVision()
        vision.visionState = 2
        vision.newRawPicture = 1
        vision.thetaCaptureRadians = Float(readings.pitch)
        vision.phiCaptureRadians = Float(readings.roll)
        vision.psiCaptureRadians = Float(readings.heading)
        vision.altitudeCaptureMillimeters = millimeters(max(readings.height, Sensors.sonarNearest))
        vision.timeCaptureMilliseconds = milliseconds
        vision.bodyVMillimetersPerSecond = FixedArray([
            velocity.ahead, velocity.right, Float(-readings.climb * 1000),
        ])
        return vision
    }

    /// The trackers' grid of 6 by 5 over the bottom picture, all of them locked where the floor shows something.
    var trackersSend: NavdataTrackersSend {
        var trackers = NavdataTrackersSend()
        for index in 0..<30 {
            trackers.locked[index] = readings.seesFloor ? 1 : 0
            trackers.pointPixels[2 * index] = Int32(27 + index % 6 * 53)
            trackers.pointPixels[2 * index + 1] = Int32(24 + index / 6 * 48)
        }
        return trackers
    }

    var visionDetect: NavdataVisionDetect {
        var detect = NavdataVisionDetect()
        detect.nbDetected = UInt32(tags.count)
        for (index, tag) in tags.enumerated() {
            detect.type[index] = tag.source.rawValue << 16 | UInt32(tag.tag.rawValue)
            detect.xc[index] = tag.x
            detect.yc[index] = tag.y
            detect.width[index] = tag.width
            detect.height[index] = tag.height
            detect.distCentimeters[index] = tag.centimetres
            detect.orientationAngleDegrees[index] = tag.orientation
            detect.cameraSource[index] = tag.source.rawValue
        }
        return detect
    }

    var videoStream: NavdataVideoStream {
        var stream = NavdataVideoStream()
        let bytes = UInt32(clamping: kilobitsPerSecond * 1000 / 8 / 30)
        stream.quant = 20
        stream.frameSizeBytes = bytes
        stream.frameNumber = pictureNumber
        stream.atcmdRefSeq = piloting.sequence
        stream.atcmdMeanRefGapMilliseconds = UInt32(piloting.meanGap.clamped(to: 0...60_000).rounded())
        stream.atcmdVarRefGap = Float(piloting.gapVariance)
        stream.outBitrateBitsPerSecond = UInt32(clamping: kilobitsPerSecond * 1000)
        stream.desiredBitrateBytes = bytes
        return stream
    }

    var hdVideoStream: NavdataHDVideoStream {
        var stream = NavdataHDVideoStream()
        stream.frameNumber = pictureNumber
        usb.describe(in: &stream)
        return stream
    }
}
