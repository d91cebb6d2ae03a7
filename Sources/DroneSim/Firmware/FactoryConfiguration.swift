import DroneWire

/// What a drone's configuration is made of when it leaves the factory: its keys, and what each is before anybody wrote.
struct FactoryConfiguration: Sendable {
    let generation: DroneGeneration

    /// The keys of which rights, owner and first value are known.
    let entries: [ConfigurationEntry]

    /// The first values, by key.
    let values: [String: String]

    /// The one of a generation.
    static func of(_ generation: DroneGeneration) -> FactoryConfiguration {
        switch generation {
        case .one: droneOne
        case .two: droneTwo
        }
    }

    private static let droneOne = FactoryConfiguration(.one, identity: droneOneIdentity)
    private static let droneTwo = FactoryConfiguration(.two, identity: droneTwoIdentity)

    private init(_ generation: DroneGeneration, identity: [String: String]) {
        self.generation = generation
        var values: [String: String] = [:]
        entries = ConfigurationCatalogue.entries.filter { entry in
            let isKnown: Bool
            let usual: String?
            switch generation {
            case .one: (isKnown, usual) = (entry.generation.droneOne, entry.default.droneOne)
            case .two: (isKnown, usual) = (entry.generation.droneTwo, entry.default.droneTwo)
            }
            guard isKnown, entry.access != nil, entry.category != nil, let value = identity[entry.name] ?? usual else {
                return false
            }
            values[entry.name] = value
            return true
        }
        self.values = values
    }

    /// What differs from drone to drone, and what firmware 1.7.4 says otherwise than the SDK: what this AR.Drone 1.0 is.
    private static let droneOneIdentity = motors(soft: "1.20", hard: "3.0").merging([
        "general:num_version_mb": "17",
        "general:num_version_soft": DroneGeneration.one.firmwareVersion,
        "general:soft_build_date": "2011-07-13 09:52",
        "network:ssid_single_player": "ardrone_000000",
        "network:cmd_port": "5559",
        "video:camif_fps": "15",
    ]) { $1 }

    /// What this AR.Drone 2.0 is.
    private static let droneTwoIdentity = motors(soft: "1.43", hard: "5.0").merging([
        "general:num_version_mb": "33",
        "general:num_version_soft": DroneGeneration.two.firmwareVersion,
        "general:drone_serial": "PS721000BA2K00000",
        "control:magneto_offset": NavdataContent.Field.offsetText,
        "control:magneto_radius": NavdataContent.Field.radiusText,
        "general:soft_build_date": "2013-11-28 11:16",
        "network:ssid_single_player": "ardrone2_000000",
    ]) { $1 }

    private static func motors(soft: String, hard: String) -> [String: String] {
        var values: [String: String] = [:]
        for motor in 1...4 {
            values["general:motor\(motor)_soft"] = soft
            values["general:motor\(motor)_hard"] = hard
            values["general:motor\(motor)_supplier"] = "1.1"
        }
        return values
    }
}

// What may be written.
extension FactoryConfiguration {
    /// A text as it would be written to a key; nil where the firmware does not know the key or does not take the text.
    func accepted(_ text: String, for entry: ConfigurationEntry) -> ConfigurationSetting? {
        guard values[entry.name] != nil else { return nil }
        // The catalogue has the ranges of the second drone.
        switch (generation, entry.name) {
        case (.one, ConfigurationKey<Int32>.bitrate.name):
            guard let bytes = Int32(configurationText: text), bytes > 0 else { return nil }
            return try? ConfigurationSetting(key: entry.name, value: text)
        case (.one, ConfigurationKey<Int32>.altitudeMax.name):
            guard let height = Int32(configurationText: text), (500...5000).contains(height) || height == 10_000 else {
                return nil
            }
        case (_, ConfigurationKey<VideoCodec>.videoCodec.name):
            guard let codec = VideoCodec(configurationText: text), generation.encodes(codec) else { return nil }
        default: break
        }
        // YADrone writes "true" and flies real drones.
        return try? entry.setting(entry.type == .boolean ? text.uppercased() : text)
    }
}

extension DroneGeneration {
    /// Whether the drone has an encoder for it.
    fileprivate func encodes(_ codec: VideoCodec) -> Bool {
        switch codec {
        case .uvlc, .p264: self == .one
        case .none, .mjpeg, .p263: false
        default: self == .two
        }
    }
}
