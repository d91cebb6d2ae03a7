import DroneWire

/// The same sum over all fields of a datagram that the reference in C makes: the bits of every number, added up.
func navdataDigest(_ bytes: RawSpan) -> UInt32 {
    guard let index = try? NavdataIndex(bytes) else { return 0 }
    var sum = index.state.rawValue &+ index.sequence &+ index.visionDefined &+ index.checksum
    if let demo = index.demo { sum &+= digest(demo) }
    if let time = index.time { sum &+= digest(time) }
    if let rawMeasures = index.rawMeasures { sum &+= digest(rawMeasures) }
    if let physMeasures = index.physMeasures { sum &+= digest(physMeasures) }
    if let gyrosOffsets = index.gyrosOffsets { sum &+= digest(gyrosOffsets) }
    if let eulerAngles = index.eulerAngles { sum &+= digest(eulerAngles) }
    if let references = index.references { sum &+= digest(references) }
    if let trims = index.trims { sum &+= digest(trims) }
    if let rcReferences = index.rcReferences { sum &+= digest(rcReferences) }
    if let pwm = index.pwm { sum &+= digest(pwm) }
    if let altitude = index.altitude { sum &+= digest(altitude) }
    if let visionRaw = index.visionRaw { sum &+= digest(visionRaw) }
    if let visionOF = index.visionOF { sum &+= digest(visionOF) }
    if let vision = index.vision { sum &+= digest(vision) }
    if let visionPerf = index.visionPerf { sum &+= digest(visionPerf) }
    if let trackersSend = index.trackersSend { sum &+= digest(trackersSend) }
    if let visionDetect = index.visionDetect { sum &+= digest(visionDetect) }
    if let watchdog = index.watchdog { sum &+= digest(watchdog) }
    if let adcDataFrame = index.adcDataFrame { sum &+= digest(adcDataFrame) }
    if let videoStream = index.videoStream { sum &+= digest(videoStream) }
    if let games = index.games { sum &+= digest(games) }
    if let pressureRaw = index.pressureRaw { sum &+= digest(pressureRaw) }
    if let magneto = index.magneto { sum &+= digest(magneto) }
    if let windSpeed = index.windSpeed { sum &+= digest(windSpeed) }
    if let kalmanPressure = index.kalmanPressure { sum &+= digest(kalmanPressure) }
    if let hdVideoStream = index.hdVideoStream { sum &+= digest(hdVideoStream) }
    if let wifi = index.wifi { sum &+= digest(wifi) }
    if let gps = index.gps { sum &+= digest(gps) }
    return sum
}

private func digest(_ option: NavdataDemo) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.controlState.rawValue)
    sum &+= bits(option.batteryPercent)
    sum &+= bits(option.thetaMillidegrees)
    sum &+= bits(option.phiMillidegrees)
    sum &+= bits(option.psiMillidegrees)
    sum &+= bits(option.altitudeMillimeters)
    sum &+= bits(option.vxMillimetersPerSecond)
    sum &+= bits(option.vyMillimetersPerSecond)
    sum &+= bits(option.vzMillimetersPerSecond)
    sum &+= bits(option.numFrames)
    for value in option.detectionCameraRot { sum &+= bits(value) }
    for value in option.detectionCameraTransMillimeters { sum &+= bits(value) }
    sum &+= bits(option.detectionTagIndex)
    sum &+= bits(option.detectionCameraType)
    for value in option.droneCameraRot { sum &+= bits(value) }
    for value in option.droneCameraTransMillimeters { sum &+= bits(value) }
    return sum
}

private func digest(_ option: NavdataTime) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.time)
    return sum
}

private func digest(_ option: NavdataRawMeasures) -> UInt32 {
    var sum: UInt32 = 0
    for value in option.rawAccs { sum &+= bits(value) }
    for value in option.rawGyros { sum &+= bits(value) }
    for value in option.rawGyros110 { sum &+= bits(value) }
    sum &+= bits(option.vbatRawMillivolts)
    sum &+= bits(option.usDebutEcho)
    sum &+= bits(option.usFinEcho)
    sum &+= bits(option.usAssociationEcho)
    sum &+= bits(option.usDistanceEcho)
    sum &+= bits(option.usCourbeTemps)
    sum &+= bits(option.usCourbeValeur)
    sum &+= bits(option.usCourbeRef)
    sum &+= bits(option.flagEchoIni)
    sum &+= bits(option.nbEcho)
    sum &+= bits(option.sumEcho)
    sum &+= bits(option.altTempRawMillimeters)
    sum &+= bits(option.gradient)
    return sum
}

private func digest(_ option: NavdataPhysMeasures) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.accsTempDegreesCelsius)
    sum &+= bits(option.gyroTemp)
    for value in option.physAccsMilligravity { sum &+= bits(value) }
    for value in option.physGyrosDegreesPerSecond { sum &+= bits(value) }
    sum &+= bits(option.alim3V3)
    sum &+= bits(option.vrefEpson)
    sum &+= bits(option.vrefIDG)
    return sum
}

private func digest(_ option: NavdataGyrosOffsets) -> UInt32 {
    var sum: UInt32 = 0
    for value in option.offsetG { sum &+= bits(value) }
    return sum
}

private func digest(_ option: NavdataEulerAngles) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.thetaAMillidegrees)
    sum &+= bits(option.phiAMillidegrees)
    return sum
}

private func digest(_ option: NavdataReferences) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.refThetaMillidegrees)
    sum &+= bits(option.refPhiMillidegrees)
    sum &+= bits(option.refThetaIMillidegrees)
    sum &+= bits(option.refPhiIMillidegrees)
    sum &+= bits(option.refPitchMillidegreesPerSecond)
    sum &+= bits(option.refRollMillidegreesPerSecond)
    sum &+= bits(option.refYawMillidegreesPerSecond)
    sum &+= bits(option.refPsiMillidegrees)
    sum &+= bits(option.vxRefMillimetersPerSecond)
    sum &+= bits(option.vyRefMillimetersPerSecond)
    sum &+= bits(option.thetaModRadians)
    sum &+= bits(option.phiModRadians)
    sum &+= bits(option.kVX)
    sum &+= bits(option.kVY)
    sum &+= bits(option.kMode)
    sum &+= bits(option.uiTimeSeconds)
    sum &+= bits(option.uiTheta)
    sum &+= bits(option.uiPhi)
    sum &+= bits(option.uiPsi)
    sum &+= bits(option.uiPsiAccuracy)
    sum &+= bits(option.uiSeq)
    return sum
}

private func digest(_ option: NavdataTrims) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.angularRatesTrimRRadiansPerSecond)
    sum &+= bits(option.eulerAnglesTrimThetaMillidegrees)
    sum &+= bits(option.eulerAnglesTrimPhiMillidegrees)
    return sum
}

private func digest(_ option: NavdataRCReferences) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.rcRefPitch)
    sum &+= bits(option.rcRefRoll)
    sum &+= bits(option.rcRefYaw)
    sum &+= bits(option.rcRefGaz)
    sum &+= bits(option.rcRefAg)
    return sum
}

private func digest(_ option: NavdataPWM) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.motor1)
    sum &+= bits(option.motor2)
    sum &+= bits(option.motor3)
    sum &+= bits(option.motor4)
    sum &+= bits(option.satMotor1)
    sum &+= bits(option.satMotor2)
    sum &+= bits(option.satMotor3)
    sum &+= bits(option.satMotor4)
    sum &+= bits(option.gazFeedForward)
    sum &+= bits(option.gazAltitude)
    sum &+= bits(option.altitudeIntegralMillimetersPerSecond)
    sum &+= bits(option.vzRefMillimetersPerSecond)
    sum &+= bits(option.uPitch)
    sum &+= bits(option.uRoll)
    sum &+= bits(option.uYaw)
    sum &+= bits(option.yawUI)
    sum &+= bits(option.uPitchPlanif)
    sum &+= bits(option.uRollPlanif)
    sum &+= bits(option.uYawPlanif)
    sum &+= bits(option.uGazPlanif)
    sum &+= bits(option.currentMotor1Milliamperes)
    sum &+= bits(option.currentMotor2Milliamperes)
    sum &+= bits(option.currentMotor3Milliamperes)
    sum &+= bits(option.currentMotor4Milliamperes)
    sum &+= bits(option.altitudeProp)
    sum &+= bits(option.altitudeDer)
    return sum
}

private func digest(_ option: NavdataAltitude) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.altitudeVisionMillimeters)
    sum &+= bits(option.altitudeVzMillimetersPerSecond)
    sum &+= bits(option.altitudeRefMillimeters)
    sum &+= bits(option.altitudeRawMillimeters)
    sum &+= bits(option.obsAccZMetersPerSecondSquared)
    sum &+= bits(option.obsAltMeters)
    for value in option.obsX { sum &+= bits(value) }
    sum &+= bits(option.obsState)
    for value in option.estVb { sum &+= bits(value) }
    sum &+= bits(option.estState)
    return sum
}

private func digest(_ option: NavdataVisionRaw) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.visionTxRawPixels)
    sum &+= bits(option.visionTyRawPixels)
    sum &+= bits(option.visionTzRawPixels)
    return sum
}

private func digest(_ option: NavdataVisionOF) -> UInt32 {
    var sum: UInt32 = 0
    for value in option.ofDxPixels { sum &+= bits(value) }
    for value in option.ofDyPixels { sum &+= bits(value) }
    return sum
}

private func digest(_ option: NavdataVision) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.visionState)
    sum &+= bits(option.visionMisc)
    sum &+= bits(option.visionPhiTrimRadians)
    sum &+= bits(option.visionPhiRefPropRadians)
    sum &+= bits(option.visionThetaTrimRadians)
    sum &+= bits(option.visionThetaRefPropRadians)
    sum &+= bits(option.newRawPicture)
    sum &+= bits(option.thetaCaptureRadians)
    sum &+= bits(option.phiCaptureRadians)
    sum &+= bits(option.psiCaptureRadians)
    sum &+= bits(option.altitudeCaptureMillimeters)
    sum &+= bits(option.timeCaptureMilliseconds)
    for value in option.bodyVMillimetersPerSecond { sum &+= bits(value) }
    sum &+= bits(option.deltaPhiRadians)
    sum &+= bits(option.deltaThetaRadians)
    sum &+= bits(option.deltaPsiRadians)
    sum &+= bits(option.goldDefined)
    sum &+= bits(option.goldReset)
    sum &+= bits(option.goldXPixels)
    sum &+= bits(option.goldYPixels)
    return sum
}

private func digest(_ option: NavdataVisionPerf) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.timeSzoMilliseconds)
    sum &+= bits(option.timeCornersMilliseconds)
    sum &+= bits(option.timeComputeMilliseconds)
    sum &+= bits(option.timeTrackingMilliseconds)
    sum &+= bits(option.timeTransMilliseconds)
    sum &+= bits(option.timeUpdateMilliseconds)
    for value in option.timeCustomMilliseconds { sum &+= bits(value) }
    return sum
}

private func digest(_ option: NavdataTrackersSend) -> UInt32 {
    var sum: UInt32 = 0
    for value in option.locked { sum &+= bits(value) }
    for value in option.pointPixels { sum &+= bits(value) }
    return sum
}

private func digest(_ option: NavdataVisionDetect) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.nbDetected)
    for value in option.type { sum &+= bits(value) }
    for value in option.xc { sum &+= bits(value) }
    for value in option.yc { sum &+= bits(value) }
    for value in option.width { sum &+= bits(value) }
    for value in option.height { sum &+= bits(value) }
    for value in option.distCentimeters { sum &+= bits(value) }
    for value in option.orientationAngleDegrees { sum &+= bits(value) }
    for value in option.rotation { sum &+= bits(value) }
    for value in option.translationMillimeters { sum &+= bits(value) }
    for value in option.cameraSource { sum &+= bits(value) }
    return sum
}

private func digest(_ option: NavdataWatchdog) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.watchdog)
    return sum
}

private func digest(_ option: NavdataADCDataFrame) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.version)
    for value in option.dataFrame { sum &+= bits(value) }
    return sum
}

private func digest(_ option: NavdataVideoStream) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.quant)
    sum &+= bits(option.frameSizeBytes)
    sum &+= bits(option.frameNumber)
    sum &+= bits(option.atcmdRefSeq)
    sum &+= bits(option.atcmdMeanRefGapMilliseconds)
    sum &+= bits(option.atcmdVarRefGap)
    sum &+= bits(option.atcmdRefQuality)
    sum &+= bits(option.outBitrateBitsPerSecond)
    sum &+= bits(option.desiredBitrateBytes)
    sum &+= bits(option.data1)
    sum &+= bits(option.data2)
    sum &+= bits(option.data3)
    sum &+= bits(option.data4)
    sum &+= bits(option.data5)
    sum &+= bits(option.tcpQueueLevel)
    sum &+= bits(option.fifoQueueLevel)
    return sum
}

private func digest(_ option: NavdataGames) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.doubleTapCounter)
    sum &+= bits(option.finishLineCounter)
    return sum
}

private func digest(_ option: NavdataPressureRaw) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.up)
    sum &+= bits(option.ut)
    sum &+= bits(option.temperatureMeasTenthsOfDegreeCelsius)
    sum &+= bits(option.pressionMeasPascals)
    return sum
}

private func digest(_ option: NavdataMagneto) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.mx)
    sum &+= bits(option.my)
    sum &+= bits(option.mz)
    for value in option.magnetoRawMilligauss { sum &+= bits(value) }
    for value in option.magnetoRectifiedMilligauss { sum &+= bits(value) }
    for value in option.magnetoOffsetMilligauss { sum &+= bits(value) }
    sum &+= bits(option.headingUnwrappedDegrees)
    sum &+= bits(option.headingGyroUnwrappedDegrees)
    sum &+= bits(option.headingFusionUnwrappedDegrees)
    sum &+= bits(option.magnetoCalibrationOk)
    sum &+= bits(option.magnetoState)
    sum &+= bits(option.magnetoRadiusMilligauss)
    sum &+= bits(option.errorMeanMilligauss)
    sum &+= bits(option.errorVarMilligaussSquared)
    return sum
}

private func digest(_ option: NavdataWindSpeed) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.windSpeedMetersPerSecond)
    sum &+= bits(option.windAngleRadians)
    sum &+= bits(option.windCompensationThetaRadians)
    sum &+= bits(option.windCompensationPhiRadians)
    sum &+= bits(option.stateX1)
    sum &+= bits(option.stateX2)
    sum &+= bits(option.stateX3)
    sum &+= bits(option.stateX4)
    sum &+= bits(option.stateX5)
    sum &+= bits(option.stateX6)
    sum &+= bits(option.magnetoDebug1)
    sum &+= bits(option.magnetoDebug2)
    sum &+= bits(option.magnetoDebug3)
    return sum
}

private func digest(_ option: NavdataKalmanPressure) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.offsetPressurePascals)
    sum &+= bits(option.estZMillimeters)
    sum &+= bits(option.estZdotMetersPerSecond)
    sum &+= bits(option.estBiasPWMMetersPerSecondSquared)
    sum &+= bits(option.estBiaisPressionPascals)
    sum &+= bits(option.offsetUSMeters)
    sum &+= bits(option.predictionUSMillimeters)
    sum &+= bits(option.covAltMeters)
    sum &+= bits(option.covPWM)
    sum &+= bits(option.covVitesseMetersPerSecond)
    sum &+= bits(option.boolEffetSol)
    sum &+= bits(option.sommeInnoMillimeters)
    sum &+= bits(option.flagRejetUS)
    sum &+= bits(option.uMultisinus)
    sum &+= bits(option.gazAltitude)
    sum &+= bits(option.flagMultisinus)
    sum &+= bits(option.flagMultisinusDebut)
    return sum
}

private func digest(_ option: NavdataHDVideoStream) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.hdvideoState)
    sum &+= bits(option.storageFifoNbPackets)
    sum &+= bits(option.storageFifoSizeKilobytes)
    sum &+= bits(option.usbkeySizeKilobytes)
    sum &+= bits(option.usbkeyFreespaceKilobytes)
    sum &+= bits(option.frameNumber)
    sum &+= bits(option.usbkeyRemainingTimeSeconds)
    return sum
}

private func digest(_ option: NavdataWiFi) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.linkQualityBits)
    return sum
}

private func digest(_ option: NavdataGPS) -> UInt32 {
    var sum: UInt32 = 0
    sum &+= bits(option.latitudeDegrees)
    sum &+= bits(option.longitudeDegrees)
    sum &+= bits(option.elevationMeters)
    sum &+= bits(option.hdop)
    sum &+= bits(option.dataAvailable)
    sum &+= bits(option.zeroValidated)
    sum &+= bits(option.wptValidated)
    sum &+= bits(option.lat0Degrees)
    sum &+= bits(option.lon0Degrees)
    sum &+= bits(option.latFuseDegrees)
    sum &+= bits(option.lonFuseDegrees)
    sum &+= bits(option.gpsState)
    sum &+= bits(option.xTrajMeters)
    sum &+= bits(option.xRefMeters)
    sum &+= bits(option.yTrajMeters)
    sum &+= bits(option.yRefMeters)
    sum &+= bits(option.thetaP)
    sum &+= bits(option.phiP)
    sum &+= bits(option.thetaI)
    sum &+= bits(option.phiI)
    sum &+= bits(option.thetaD)
    sum &+= bits(option.phiD)
    sum &+= bits(option.vdop)
    sum &+= bits(option.pdop)
    sum &+= bits(option.speedMetersPerSecond)
    sum &+= bits(option.lastFrameTimestamp)
    sum &+= bits(option.degreeDegrees)
    sum &+= bits(option.degreeMagDegrees)
    sum &+= bits(option.ehpeMeters)
    sum &+= bits(option.ehveMetersPerSecond)
    sum &+= bits(option.cn0DecibelHertz)
    sum &+= bits(option.nbSatellites)
    for value in option.channels { sum &+= bits(value) }
    sum &+= bits(option.gpsPlugged)
    sum &+= bits(option.ephemerisStatus)
    sum &+= bits(option.vxTrajMetersPerSecond)
    sum &+= bits(option.vyTrajMetersPerSecond)
    sum &+= bits(option.firmwareStatus)
    return sum
}

@inline(__always) private func bits(_ value: some FixedWidthInteger) -> UInt32 { UInt32(truncatingIfNeeded: value) }

@inline(__always) private func bits(_ value: Float) -> UInt32 { value.bitPattern }

@inline(__always) private func bits(_ value: Double) -> UInt32 {
    UInt32(truncatingIfNeeded: value.bitPattern) &+ UInt32(truncatingIfNeeded: value.bitPattern >> 32)
}
