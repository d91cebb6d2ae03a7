/// A key of the drone's configuration that `set` can write.
package struct SettingKey: Hashable, Sendable {
    /// What the drone takes for a key's value.
    package enum Kind: String, Hashable, Sendable {
        /// A whole number of 32 bits.
        case integer = "int"
        /// A number.
        case number
        /// `TRUE` or `FALSE`.
        case truth = "bool"
        /// Any text.
        case text
    }

    /// Its name, section and all: `control:altitude_max`.
    package let name: String

    /// What it takes.
    package let kind: Kind

    /// Every key, section after section.
    package static let all: [SettingKey] = {
        var section = ""
        return names.split(whereSeparator: { " \n".contains($0) }).reduce(into: []) { keys, word in
            // What stands before an equals sign is a section; it alone has no kind.
            guard word.last != "=" else {
                section = String(word.dropLast())
                return
            }
            let parts = word.split(separator: ":")
            let kind = parts.count > 1 ? Kind(rawValue: String(parts[1])) : .text
            keys.append(SettingKey(name: "\(section):\(parts[0])", kind: kind ?? .text))
        }
    }()

    /// The key of this name; letters may be small or capital, as for the drone.
    static func named(_ name: String) -> SettingKey? { byName[name.lowercased()] }

    private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

    /// What may have been meant by a name that is none: a name without its section is enough.
    static func nearest(to name: String) -> [String] {
        let inSections = all.map(\.name).filter { $0.hasSuffix(":" + name.lowercased()) }
        if !inSections.isEmpty { return inSections }
        let near = Suggestions.nearest(to: name, among: all.map(\.name))
        guard near.isEmpty, !name.contains(":") else { return near }
        let bare = all.map { String($0.name.drop { $0 != ":" }.dropFirst()) }
        let names = Suggestions.nearest(to: name, among: bare)
        return names.flatMap { name in all.map(\.name).filter { $0.hasSuffix(":" + name) } }
    }

    /// Whether a text spells what the key takes.
    func accepts(_ text: String) -> Bool {
        switch kind {
        case .integer: Int32(text) != nil
        case .number: Double(text)?.isFinite == true
        case .truth: ["TRUE", "FALSE"].contains(text)
        case .text: true
        }
    }

    /// The sections with their keys; behind a key's colon stands what it takes, and nothing where any text will do.
    ///
    /// The language imports nothing, so the keys stand here once more; a test compares them with those that are written to the
    /// drone.
    private static let names = """
        general= ardrone_name navdata_demo:bool navdata_options:int com_watchdog:int video_enable:bool vision_enable:bool
            localtime:int gps_soft:number gps_hard:number localtime_zone timezone battery_type:int
        control= control_level:int euler_angle_max:number altitude_max:int altitude_min:int control_iphone_tilt:number
            control_vz_max:number control_yaw:number outdoor:bool flight_without_shell:bool autonomous_flight:bool
            manual_trim:bool indoor_euler_angle_max:number indoor_control_vz_max:number indoor_control_yaw:number
            outdoor_euler_angle_max:number outdoor_control_vz_max:number outdoor_control_yaw:number flying_mode:int
            hovering_range:int flight_anim shield_enable:int control_trim_z:number brushless:bool flying_camera_mode
            flying_camera_enable:bool travelling_mode travelling_enable:bool
        network= ssid_single_player ssid_multi_player wifi_mode:int wifi_rate:int owner_mac infrastructure:bool secure:bool
            passkey owner_ip_address:int local_ip_address:int broadcast_address:int
        pic= ultrasound_freq:int ultrasound_watchdog:int
        video= codec_fps:int video_codec:int video_slices:int video_live_socket:int bitrate:int max_bitrate:int
            bitrate_ctrl_mode:int bitrate_storage:int video_channel:int video_on_usb:bool video_file_index:int exposure_mode
            saturation_mode:int whitebalance_mode
        leds= leds_anim
        detect= enemy_colors:int groundstripe_colors:int enemy_without_shell:int detect_type:int detections_select_h:int
            detections_select_v_hsync:int detections_select_v:int
        syslog= output:int max_size:int nb_files:int
        userbox= userbox_cmd
        gps= latitude:number longitude:number altitude:number accuracy:number
        custom= application_id application_desc profile_id profile_desc session_id session_desc
        flightplan= default_validation_radius:number default_validation_time:number max_distance_from_takeoff:int gcs_ip:int
            video_stop_delay:int low_battery_go_home:bool automatic_heading:bool com_lost_action_delay:int
            altitude_go_home:int mavlink_js_roll_left mavlink_js_roll_right mavlink_js_pitch_front mavlink_js_pitch_back
            mavlink_js_yaw_left mavlink_js_yaw_right mavlink_js_go_up mavlink_js_go_down mavlink_js_inc_gains
            mavlink_js_dec_gains mavlink_js_select mavlink_js_start
        rescue= rescue:int
        """
}
