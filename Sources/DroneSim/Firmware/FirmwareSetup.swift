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

    /// Whether it flies outdoors, where it looks for the wind.
    let isOutdoor: Bool

    /// The number that the next film on the USB key gets; nil while none is wanted there.
    let filmNumber: Int32?

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
        video = VideoSettings(configuration)
        isOutdoor = configuration[.outdoor]
        filmNumber = video.recordedSize != nil && configuration[.videoOnUSB] ? configuration[.videoFileIndex] : nil
    }
}

extension VideoSettings {
    fileprivate init(_ configuration: ConfigurationStore) {
        codec = configuration[.videoCodec]
        camera =
            switch configuration[.videoChannel] {
            case .bottom, .bottomWithFrontInset: .bottom
            case .front, .frontWithBottomInset, .next: .front
            }
        switch configuration.generation {
        case .one:
            inset =
                switch configuration[.videoChannel] {
                case .frontWithBottomInset: .bottom
                case .bottomWithFrontInset: .front
                case .front, .bottom, .next: nil
                }
            framesPerSecond = Int(configuration[.cameraInterfaceRate])
            let bytesPerFrame =
                switch (configuration[.bitrateControlMode], configuration[.videoCodec]) {
                case (.manual, _): Int(configuration[.bitrate])
                case (_, .p264): 15_000
                default: 20_000
                }
            kilobitsPerSecond = bytesPerFrame * 8 * framesPerSecond / 1000
        case .two:
            // What the second drone does with pictures in pictures is not documented; here the larger one is shown alone.
            framesPerSecond = Int(configuration[.codecFrameRate])
            adaptsToLink = configuration[.bitrateControlMode] == .dynamic
            storageKilobitsPerSecond = Int(configuration[.bitrateStorage])
            kilobitsPerSecond =
                switch configuration[.bitrateControlMode] {
                case .manual: Int(configuration[.bitrate])
                case .disabled, .dynamic: Int(configuration[.maxBitrate])
                }
        }
    }
}
