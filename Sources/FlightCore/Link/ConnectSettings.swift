import DroneWire

/// The settings that are written when a drone is met.
///
/// Flight data come in the demo stream with chosen options, not in the full one. The full stream is 200 datagrams of
/// 2 KB a second: each needs two radio frames, and together they take 3 Mbit/s from the same channel as the video. Fifteen
/// datagrams of 700 bytes are enough for a position loop that works at about 1 Hz, since the estimator integrates with the
/// true time between two samples and the autopilot bridges it with the identified model. The options added are those that
/// the demo option lacks: its vertical speed is always 0 (altitude has it), and it has no clock, sonar, compass, wind,
/// tags, film state or radio quality, neither the battery's voltage (raw_measures) nor what the accelerometers feel
/// (phys_measures), and does not tell whose commands the drone obeys (references and video_stream do).
struct ConnectSettings {
    static let options = NavdataOptionsMask(
        tags: [
            NavdataDemo.tag, NavdataTime.tag, NavdataRawMeasures.tag, NavdataPhysMeasures.tag, NavdataAltitude.tag,
            NavdataVisionDetect.tag, NavdataMagneto.tag, NavdataWindSpeed.tag, NavdataHDVideoStream.tag,
            NavdataWiFi.tag,
            NavdataReferences.tag, NavdataVideoStream.tag,
        ].map(Int.init)
    )

    /// Navdata options beyond those of every flight.
    var observed: NavdataOptionsMask = []

    /// The limits; tried like every other setting.
    var limits: [ConfigurationSetting]

    /// Under which identifiers they are written; nil for the drone's default configuration.
    var identifiers: ConfigurationIDs?

    /// - Throws: ``ConfigurationError`` for a limit that the drone cannot have.
    init(_ settings: FlightSettings, for identity: DroneIdentity? = nil) throws(ConfigurationError) {
        identifiers = identity?.hasMultiConfiguration == false ? nil : settings.identifiers
        let flight = settings.limits
        // The first drone has no barometer, and takes no ceiling above its sonar's reach.
        let highest = identity?.generation == .one ? 5 : Double.infinity
        let ceiling = (min(flight.ceiling.meters, highest) * 1000).rounded(.towardZero)
        // `control:outdoor` copies the three limits of its kind into force, so it goes before them.
        limits = [
            .outdoor(flight.outdoor), .flightWithoutShell(flight.outdoor),
            try ConfigurationSetting(.eulerAngleMax, Float(flight.tilt.radians)),
            try ConfigurationSetting(.controlVzMax, Float(flight.climb.metersPerSecond * 1000)),
            try ConfigurationSetting(.controlYaw, Float(flight.turn.si)),
            // As text, since what is no number of millimetres is to be refused, and by no trap.
            try ConfigurationKey<Int32>.altitudeMax.entry.setting(
                Int32(exactly: ceiling).map(String.init) ?? "\(ceiling)"
            ),
        ]
    }

    /// Tried until the drone streams: without them there is no flight data.
    var essential: [ConfigurationSetting] {
        var essential: [ConfigurationSetting] = []
        if let identifiers {
            // The session first: loading it reloads its application and profile.
            essential = [
                .sessionID(.use(identifiers.session)), .applicationID(.use(identifiers.application)),
                .profileID(.use(identifiers.user)),
            ]
        }
        return essential + [options, .navdataDemo(true)]
    }

    /// What the drone is to stream.
    var options: ConfigurationSetting { .navdataOptions(Self.options.union(observed)) }
}
