/// All keys that are known, as a table; `copter config list` prints it and a simulated drone is made from it.
public enum ConfigurationCatalogue {
    /// The entry of a key, whose name may be in upper or lower case; nil for an unknown one.
    public static func entry(named name: String) -> ConfigurationEntry? {
        byName[name.lowercased()]
    }

    /// The setting that writes a text to a key, checked against all that is known of it.
    /// - Throws: ``ConfigurationError`` when the key is unknown or would not take the text.
    public static func setting(_ name: String, _ text: String) throws(ConfigurationError) -> ConfigurationSetting {
        guard let entry = entry(named: name) else { throw .unknownKey(name) }
        return try entry.setting(text)
    }

    /// All entries, section after section.
    public static let entries: [ConfigurationEntry] =
        general + control + network + pic + video + leds + detect + syslog + userbox + gps + custom + flightplan
        + rescue

    private static let byName = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })

    private static let general: [ConfigurationEntry] = [
        ConfigurationKey<Int32>.configurationVersion.entry,
        ConfigurationKey<Int32>.mainBoardVersion.entry,
        ConfigurationKey<String>.softwareVersion.entry,
        ConfigurationKey<String>.droneSerial.entry,
        ConfigurationKey<String>.softwareBuildDate.entry,
        ConfigurationKey<String>.motor1Soft.entry,
        ConfigurationKey<String>.motor1Hard.entry,
        ConfigurationKey<String>.motor1Supplier.entry,
        ConfigurationKey<String>.motor2Soft.entry,
        ConfigurationKey<String>.motor2Hard.entry,
        ConfigurationKey<String>.motor2Supplier.entry,
        ConfigurationKey<String>.motor3Soft.entry,
        ConfigurationKey<String>.motor3Hard.entry,
        ConfigurationKey<String>.motor3Supplier.entry,
        ConfigurationKey<String>.motor4Soft.entry,
        ConfigurationKey<String>.motor4Hard.entry,
        ConfigurationKey<String>.motor4Supplier.entry,
        ConfigurationKey<String>.droneName.entry,
        ConfigurationKey<Int32>.flyingTime.entry,
        ConfigurationKey<Bool>.navdataDemo.entry,
        ConfigurationKey<NavdataOptionsMask>.navdataOptions.entry,
        ConfigurationKey<Int32>.comWatchdog.entry,
        ConfigurationKey<Bool>.videoEnable.entry,
        ConfigurationKey<Bool>.visionEnable.entry,
        ConfigurationKey<Int32>.batteryMinimum.entry,
        ConfigurationKey<Int32>.localtime.entry,
        ConfigurationKey<Float>.gpsSoft.entry,
        ConfigurationKey<Float>.gpsHard.entry,
        ConfigurationKey<String>.localtimeZone.entry,
        ConfigurationKey<String>.timezone.entry,
        ConfigurationKey<Int32>.batteryType.entry,
    ]

    private static let control: [ConfigurationEntry] = [
        ConfigurationKey<FixedArray<3, Float>>.accsOffset.entry,
        ConfigurationKey<FixedArray<9, Float>>.accsGains.entry,
        ConfigurationKey<FixedArray<3, Float>>.gyrosOffset.entry,
        ConfigurationKey<FixedArray<3, Float>>.gyrosGains.entry,
        ConfigurationKey<FixedArray<2, Float>>.gyros110Offset.entry,
        ConfigurationKey<FixedArray<2, Float>>.gyros110Gains.entry,
        ConfigurationKey<FixedArray<3, Float>>.magnetoOffset.entry,
        ConfigurationKey<Float>.magnetoRadius.entry,
        ConfigurationKey<Float>.gyroOffsetThrX.entry,
        ConfigurationKey<Float>.gyroOffsetThrY.entry,
        ConfigurationKey<Float>.gyroOffsetThrZ.entry,
        ConfigurationKey<Int32>.pwmRefGyros.entry,
        ConfigurationKey<Int32>.oscillatorTuningValue.entry,
        ConfigurationKey<Bool>.oscillatorTuningTest.entry,
        ConfigurationKey<ControlLevel>.controlLevel.entry,
        ConfigurationKey<Float>.eulerAngleMax.entry,
        ConfigurationKey<Int32>.altitudeMax.entry,
        ConfigurationKey<Int32>.altitudeMin.entry,
        ConfigurationKey<Float>.controlDeviceTilt.entry,
        ConfigurationKey<Float>.controlVzMax.entry,
        ConfigurationKey<Float>.controlYaw.entry,
        ConfigurationKey<Bool>.outdoor.entry,
        ConfigurationKey<Bool>.flightWithoutShell.entry,
        ConfigurationKey<Bool>.autonomousFlight.entry,
        ConfigurationKey<Bool>.manualTrim.entry,
        ConfigurationKey<Float>.indoorEulerAngleMax.entry,
        ConfigurationKey<Float>.indoorControlVzMax.entry,
        ConfigurationKey<Float>.indoorControlYaw.entry,
        ConfigurationKey<Float>.outdoorEulerAngleMax.entry,
        ConfigurationKey<Float>.outdoorControlVzMax.entry,
        ConfigurationKey<Float>.outdoorControlYaw.entry,
        ConfigurationKey<FlyingMode>.flyingMode.entry,
        ConfigurationKey<Int32>.hoveringRange.entry,
        ConfigurationKey<FlightAnimationOrder>.flightAnimation.entry,
        ConfigurationKey<Int32>.shieldEnable.entry,
        ConfigurationKey<Float>.controlTrimZ.entry,
        ConfigurationKey<Bool>.brushless.entry,
        ConfigurationKey<String>.flyingCameraMode.entry,
        ConfigurationKey<Bool>.flyingCameraEnable.entry,
        ConfigurationKey<String>.travellingMode.entry,
        ConfigurationKey<Bool>.travellingEnable.entry,
    ]

    private static let network: [ConfigurationEntry] = [
        ConfigurationKey<String>.ssidSinglePlayer.entry,
        ConfigurationKey<String>.ssidMultiPlayer.entry,
        ConfigurationKey<WiFiMode>.wifiMode.entry,
        ConfigurationKey<Int32>.wifiRate.entry,
        ConfigurationKey<String>.ownerMAC.entry,
        ConfigurationKey<Bool>.infrastructure.entry,
        ConfigurationKey<Bool>.secure.entry,
        ConfigurationKey<String>.passkey.entry,
        ConfigurationKey<Int32>.navdataPort.entry,
        ConfigurationKey<Int32>.videoPort.entry,
        ConfigurationKey<Int32>.atPort.entry,
        ConfigurationKey<Int32>.cmdPort.entry,
        ConfigurationKey<Int32>.ownerIPAddress.entry,
        ConfigurationKey<Int32>.localIPAddress.entry,
        ConfigurationKey<Int32>.broadcastAddress.entry,
    ]

    private static let pic: [ConfigurationEntry] = [
        ConfigurationKey<UltrasoundFrequency>.ultrasoundFrequency.entry,
        ConfigurationKey<Int32>.ultrasoundWatchdog.entry,
        ConfigurationKey<Int32>.navigationBoardVersion.entry,
    ]

    private static let video: [ConfigurationEntry] = [
        ConfigurationKey<Int32>.cameraInterfaceRate.entry,
        ConfigurationKey<Int32>.codecFrameRate.entry,
        ConfigurationKey<Int32>.cameraInterfaceBuffers.entry,
        ConfigurationKey<Int32>.trackerCount.entry,
        ConfigurationKey<VideoCodec>.videoCodec.entry,
        ConfigurationKey<Int32>.videoSlices.entry,
        ConfigurationKey<Int32>.videoLiveSocket.entry,
        ConfigurationKey<Int32>.videoStorageSpace.entry,
        ConfigurationKey<Int32>.bitrate.entry,
        ConfigurationKey<Int32>.maxBitrate.entry,
        ConfigurationKey<BitrateControlMode>.bitrateControlMode.entry,
        ConfigurationKey<Int32>.bitrateStorage.entry,
        ConfigurationKey<VideoChannel>.videoChannel.entry,
        ConfigurationKey<Bool>.videoOnUSB.entry,
        ConfigurationKey<Int32>.videoFileIndex.entry,
        ConfigurationKey<String>.exposureMode.entry,
        ConfigurationKey<Int32>.saturationMode.entry,
        ConfigurationKey<String>.whitebalanceMode.entry,
    ]

    private static let leds: [ConfigurationEntry] = [
        ConfigurationKey<LEDAnimationOrder>.ledAnimation.entry
    ]

    private static let detect: [ConfigurationEntry] = [
        ConfigurationKey<TagColors>.enemyColors.entry,
        ConfigurationKey<GroundStripePattern>.groundStripeColors.entry,
        ConfigurationKey<EnemyHull>.enemyWithoutShell.entry,
        ConfigurationKey<DetectionType>.detectionType.entry,
        ConfigurationKey<TagMask>.detectionsFront.entry,
        ConfigurationKey<TagMask>.detectionsBottomSynchronized.entry,
        ConfigurationKey<TagMask>.detectionsBottom.entry,
    ]

    private static let syslog: [ConfigurationEntry] = [
        ConfigurationKey<SyslogOutput>.syslogOutput.entry,
        ConfigurationKey<Int32>.syslogMaxSize.entry,
        ConfigurationKey<Int32>.syslogFileCount.entry,
    ]

    private static let userbox: [ConfigurationEntry] = [
        ConfigurationKey<UserboxCommand>.userboxCommand.entry
    ]

    private static let gps: [ConfigurationEntry] = [
        ConfigurationKey<Double>.gpsLatitude.entry,
        ConfigurationKey<Double>.gpsLongitude.entry,
        ConfigurationKey<Double>.gpsAltitude.entry,
        ConfigurationKey<Float>.gpsAccuracy.entry,
    ]

    private static let custom: [ConfigurationEntry] = [
        ConfigurationKey<IdentifierSelection>.applicationID.entry,
        ConfigurationKey<String>.applicationDescription.entry,
        ConfigurationKey<IdentifierSelection>.profileID.entry,
        ConfigurationKey<String>.profileDescription.entry,
        ConfigurationKey<IdentifierSelection>.sessionID.entry,
        ConfigurationKey<String>.sessionDescription.entry,
    ]

    private static let flightplan: [ConfigurationEntry] = [
        ConfigurationKey<Float>.flightplanDefaultValidationRadius.entry,
        ConfigurationKey<Float>.flightplanDefaultValidationTime.entry,
        ConfigurationKey<Int32>.flightplanMaxDistanceFromTakeoff.entry,
        ConfigurationKey<Int32>.flightplanGroundStationIP.entry,
        ConfigurationKey<Int32>.flightplanVideoStopDelay.entry,
        ConfigurationKey<Bool>.flightplanLowBatteryGoHome.entry,
        ConfigurationKey<Bool>.flightplanAutomaticHeading.entry,
        ConfigurationKey<Int32>.flightplanComLostActionDelay.entry,
        ConfigurationKey<Int32>.flightplanAltitudeGoHome.entry,
        ConfigurationKey<String>.flightplanMavlinkJsRollLeft.entry,
        ConfigurationKey<String>.flightplanMavlinkJsRollRight.entry,
        ConfigurationKey<String>.flightplanMavlinkJsPitchFront.entry,
        ConfigurationKey<String>.flightplanMavlinkJsPitchBack.entry,
        ConfigurationKey<String>.flightplanMavlinkJsYawLeft.entry,
        ConfigurationKey<String>.flightplanMavlinkJsYawRight.entry,
        ConfigurationKey<String>.flightplanMavlinkJsGoUp.entry,
        ConfigurationKey<String>.flightplanMavlinkJsGoDown.entry,
        ConfigurationKey<String>.flightplanMavlinkJsIncGains.entry,
        ConfigurationKey<String>.flightplanMavlinkJsDecGains.entry,
        ConfigurationKey<String>.flightplanMavlinkJsSelect.entry,
        ConfigurationKey<String>.flightplanMavlinkJsStart.entry,
    ]

    private static let rescue: [ConfigurationEntry] = [
        ConfigurationKey<Int32>.rescue.entry
    ]
}
