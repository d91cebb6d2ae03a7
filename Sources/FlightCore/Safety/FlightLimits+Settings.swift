import DroneWire

extension FlightLimits {
    /// Why a pilot may not write a setting of the drone; nil when it may.
    ///
    /// It may not widen a limit of the operator's, or change what the link itself lives by.
    func refusal(of setting: ConfigurationSetting) -> Refusal? {
        let key = setting.key
        if let limit = limit(behind: key) {
            // What is no decimal number may be the bits of one, as the drone reads those too.
            guard let value = Double(setting.value), value <= limit else { return .widening(key) }
            return nil
        }
        switch key {
        case "control:outdoor", "control:flight_without_shell":
            return outdoor || setting.value == false.configurationText ? nil : .widening(key)
        case "general:navdata_demo", "general:navdata_options", "general:com_watchdog": return .linksOwn(key)
        default: return key.hasPrefix("network:") || key.hasPrefix("custom:") ? .linksOwn(key) : nil
        }
    }

    /// The greatest value of a key that limits the flight, in the key's own unit; nil for every other key.
    private func limit(behind key: String) -> Double? {
        switch key {
        case "control:altitude_max": ceiling.meters * 1000
        case "control:euler_angle_max", "control:indoor_euler_angle_max", "control:outdoor_euler_angle_max":
            tilt.radians
        case "control:control_vz_max", "control:indoor_control_vz_max", "control:outdoor_control_vz_max":
            climb.metersPerSecond * 1000
        case "control:control_yaw", "control:indoor_control_yaw", "control:outdoor_control_yaw": turn.si
        default: nil
        }
    }
}
