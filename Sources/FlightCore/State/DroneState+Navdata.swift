import DroneWire

extension DroneState {
    /// Takes in what a datagram says that came this much later than the quickest ones, and keeps the options that somebody has asked
    /// for whole; what it does not carry stays as it was.
    mutating func absorb(
        _ datagram: NavdataIndex,
        keeping kept: NavdataOptionsMask = [],
        at now: Duration,
        lateBy lateness: Duration = .zero
    ) {
        word = datagram.state
        sequence = datagram.sequence
        heardAt = now
        self.lateness = lateness
        if let demo = datagram.demo { absorb(demo, at: now) }
        if let told = datagram.altitude, told.size >= NavdataAltitude.droneOneSize,
            let climb = finite(told.altitudeVzMillimetersPerSecond)
        {
            // The vertical speed of the demo option is always 0.
            velocity?.up = .millimetersPerSecond(climb)
            height = .millimeters(Double(told.altitudeRawMillimeters))
        }
        if let time = datagram.time { droneClock = time.clock }
        if let heading = datagram.magneto.flatMap({ finite($0.headingFusionUnwrappedDegrees) }) {
            compassHeading = .degrees(heading).wrapped
        }
        if let told = datagram.windSpeed, let speed = finite(told.windSpeedMetersPerSecond),
            let angle = finite(told.windAngleRadians)
        {
            // The drone tells where the wind blows to.
            wind = Wind(speed: .metersPerSecond(speed), from: Angle(si: angle + .pi).wrapped)
        }
        if let told = datagram.visionDetect { tags = TagSighting.all(in: told) }
        if let raw = datagram.rawMeasures { batteryVoltage = .millivolts(Double(raw.vbatRawMillivolts)) }
        if let physical = datagram.physMeasures {
            let forces = (0..<3).compactMap { finite(physical.physAccsMilligravity[$0]) }
            loadFactor = forces.count == 3 ? forces.reduce(0) { $0 + $1 * $1 }.squareRoot() / 1000 : nil
        }
        if let quality = datagram.wifi.flatMap({ finite($0.linkQuality) }) { linkQuality = quality }
        if !kept.isEmpty { keep(kept, of: datagram) }
    }

    private mutating func keep(_ kept: NavdataOptionsMask, of datagram: NavdataIndex) {
        var seen: NavdataOptionsMask = []
        datagram.forEachOption { tag, payload in
            guard tag < Int32.bitWidth else { return }
            let kind = NavdataOptionsMask(tags: [Int(tag)])
            // Of several of a kind the first one counts, as everywhere.
            guard kept.contains(kind), !seen.contains(kind) else { return }
            seen.insert(kind)
            options[tag] = NavdataOption(parsing: payload, tag: tag)
        }
    }

    private mutating func absorb(_ demo: NavdataDemo, at now: Duration) {
        guard let theta = finite(demo.thetaMillidegrees), let phi = finite(demo.phiMillidegrees),
            let psi = finite(demo.psiMillidegrees), let forward = finite(demo.vxMillimetersPerSecond),
            let right = finite(demo.vyMillimetersPerSecond), demo.size >= NavdataDemo.fullSize
        else { return }
        flightDataAt = now
        control = demo.controlState
        batteryPercent = Int(min(demo.batteryPercent, 100))
        attitude = Attitude(
            pitch: .millidegrees(theta),
            roll: .millidegrees(phi),
            heading: .millidegrees(psi).wrapped
        )
        altitude = .millimeters(Double(demo.altitudeMillimeters))
        velocity = BodyVelocity(
            forward: .millimetersPerSecond(forward),
            right: .millimetersPerSecond(right),
            up: nil
        )
    }
}

extension NavdataTime {
    /// The time by the drone's clock.
    var clock: Duration { .seconds(Int64(seconds)) + .microseconds(Int64(microseconds)) }
}

/// The number, unless it is infinite or none: a checksum does not keep a drone from sending such, and one of them in an
/// integral would stay for the whole flight.
private func finite(_ number: Float) -> Double? {
    number.isFinite ? Double(number) : nil
}
