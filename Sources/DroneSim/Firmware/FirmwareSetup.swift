import DroneWire

/// What the control loop needs of the configuration, read once whenever something was written.
struct FirmwareSetup: Hashable, Sendable {
    /// What the sticks may do.
    let limits: FlightLimits

    /// Whether navdata is the short demo set.
    let isDemo: Bool

    /// Which options the demo set has; bit n is tag n.
    let navdataMask: UInt32

    /// s of silence after which the client is given up.
    let linkPatience: Double

    /// mV at which the motors stop.
    let leastMillivolts: Double

    /// The detection that is searched for.
    let detection: UInt32
    let tagSearch: TagSearch

    /// The live stream.
    let video: VideoSettings

    init(_ configuration: ConfigurationStore) {
        func float(_ key: ConfigurationKey<Float>) -> Double { Double(configuration[key]) }
        func integer(_ key: ConfigurationKey<Int32>) -> Double { Double(configuration[key]) }
        limits = FlightLimits(
            tilt: float(.eulerAngleMax),
            climb: float(.controlVzMax) / 1000,
            yawRate: float(.controlYaw),
            ceiling: integer(.altitudeMax) / 1000,
            floor: integer(.altitudeMin) / 1000,
            combinesYaw: configuration[.controlLevel].contains(.combinedYaw)
        )
        isDemo = configuration[.navdataDemo]
        navdataMask = UInt32(bitPattern: configuration[.navdataOptions].rawValue)
        // Less than a second would be less than the pauses of a healthy link.
        linkPatience = max(1, integer(.comWatchdog))
        leastMillivolts = integer(.batteryMinimum)
        detection = UInt32(bitPattern: configuration[.detectionType].rawValue)
        tagSearch = TagSearch(
            configuration[.detectionType],
            front: configuration[.detectionsFront],
            bottom: configuration[.detectionsBottom],
            bottomSynchronized: configuration[.detectionsBottomSynchronized]
        )
        // Channels 2 and 3 are pictures in pictures, which only the AR.Drone 1.0 has; here the larger picture is shown alone.
        let camera: Camera =
            switch configuration[.videoChannel] {
            case .bottom, .bottomWithFrontInset: .bottom
            case .front, .frontWithBottomInset, .next: .front
            }
        let kilobits =
            switch configuration[.bitrateControlMode] {
            case .manual: configuration[.bitrate]
            case .disabled, .dynamic: configuration[.maxBitrate]
            }
        video = VideoSettings(
            codec: configuration[.videoCodec],
            camera: camera,
            framesPerSecond: Int(configuration[.codecFrameRate]),
            kilobitsPerSecond: Int(kilobits)
        )
    }
}
