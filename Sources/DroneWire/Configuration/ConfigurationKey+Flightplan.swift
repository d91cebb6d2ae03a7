/// Keys of `flightplan:`.
extension ConfigurationKey<Float> {
    /// Waypoint validation radius (`flightplan:default_validation_radius`).
    public static var flightplanDefaultValidationRadius: Self {
        Self(
            "flightplan:default_validation_radius",
            nil,
            nil,
            default: .unknown,
            in: .meters,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Waypoint validation radius"
        )
    }

    /// Waypoint validation time (`flightplan:default_validation_time`).
    public static var flightplanDefaultValidationTime: Self {
        Self(
            "flightplan:default_validation_time",
            nil,
            nil,
            default: .unknown,
            in: .seconds,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Waypoint validation time"
        )
    }
}

extension ConfigurationKey<Int32> {
    /// Distance limit (`flightplan:max_distance_from_takeoff`).
    public static var flightplanMaxDistanceFromTakeoff: Self {
        Self(
            "flightplan:max_distance_from_takeoff",
            nil,
            nil,
            default: .unknown,
            in: .meters,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Distance limit"
        )
    }

    /// Address of the ground station, IPv4 as a number (`flightplan:gcs_ip`).
    public static var flightplanGroundStationIP: Self {
        Self(
            "flightplan:gcs_ip",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Address of the ground station, IPv4 as a number"
        )
    }

    /// Recording stop delay (`flightplan:video_stop_delay`).
    public static var flightplanVideoStopDelay: Self {
        Self(
            "flightplan:video_stop_delay",
            nil,
            nil,
            default: .unknown,
            in: .seconds,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Recording stop delay"
        )
    }

    /// Delay before link-loss action (`flightplan:com_lost_action_delay`).
    public static var flightplanComLostActionDelay: Self {
        Self(
            "flightplan:com_lost_action_delay",
            nil,
            nil,
            default: .unknown,
            in: .seconds,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Delay before link-loss action"
        )
    }

    /// Return-home altitude; the unit is a guess (`flightplan:altitude_go_home`).
    public static var flightplanAltitudeGoHome: Self {
        Self(
            "flightplan:altitude_go_home",
            nil,
            nil,
            default: .unknown,
            in: .millimeters,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Return-home altitude; the unit is a guess"
        )
    }
}

extension ConfigurationKey<Bool> {
    /// Return home on low battery (`flightplan:low_battery_go_home`).
    public static var flightplanLowBatteryGoHome: Self {
        Self(
            "flightplan:low_battery_go_home",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Return home on low battery"
        )
    }

    /// Heading follows the track (`flightplan:automatic_heading`).
    public static var flightplanAutomaticHeading: Self {
        Self(
            "flightplan:automatic_heading",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Heading follows the track"
        )
    }
}

extension ConfigurationKey<String> {
    /// MAVLink joystick mapping: roll left (`flightplan:mavlink_js_roll_left`).
    public static var flightplanMavlinkJsRollLeft: Self {
        Self(
            "flightplan:mavlink_js_roll_left",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: roll left"
        )
    }

    /// MAVLink joystick mapping: roll right (`flightplan:mavlink_js_roll_right`).
    public static var flightplanMavlinkJsRollRight: Self {
        Self(
            "flightplan:mavlink_js_roll_right",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: roll right"
        )
    }

    /// MAVLink joystick mapping: pitch front (`flightplan:mavlink_js_pitch_front`).
    public static var flightplanMavlinkJsPitchFront: Self {
        Self(
            "flightplan:mavlink_js_pitch_front",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: pitch front"
        )
    }

    /// MAVLink joystick mapping: pitch back (`flightplan:mavlink_js_pitch_back`).
    public static var flightplanMavlinkJsPitchBack: Self {
        Self(
            "flightplan:mavlink_js_pitch_back",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: pitch back"
        )
    }

    /// MAVLink joystick mapping: yaw left (`flightplan:mavlink_js_yaw_left`).
    public static var flightplanMavlinkJsYawLeft: Self {
        Self(
            "flightplan:mavlink_js_yaw_left",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: yaw left"
        )
    }

    /// MAVLink joystick mapping: yaw right (`flightplan:mavlink_js_yaw_right`).
    public static var flightplanMavlinkJsYawRight: Self {
        Self(
            "flightplan:mavlink_js_yaw_right",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: yaw right"
        )
    }

    /// MAVLink joystick mapping: go up (`flightplan:mavlink_js_go_up`).
    public static var flightplanMavlinkJsGoUp: Self {
        Self(
            "flightplan:mavlink_js_go_up",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: go up"
        )
    }

    /// MAVLink joystick mapping: go down (`flightplan:mavlink_js_go_down`).
    public static var flightplanMavlinkJsGoDown: Self {
        Self(
            "flightplan:mavlink_js_go_down",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: go down"
        )
    }

    /// MAVLink joystick mapping: inc gains (`flightplan:mavlink_js_inc_gains`).
    public static var flightplanMavlinkJsIncGains: Self {
        Self(
            "flightplan:mavlink_js_inc_gains",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: inc gains"
        )
    }

    /// MAVLink joystick mapping: dec gains (`flightplan:mavlink_js_dec_gains`).
    public static var flightplanMavlinkJsDecGains: Self {
        Self(
            "flightplan:mavlink_js_dec_gains",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: dec gains"
        )
    }

    /// MAVLink joystick mapping: select (`flightplan:mavlink_js_select`).
    public static var flightplanMavlinkJsSelect: Self {
        Self(
            "flightplan:mavlink_js_select",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: select"
        )
    }

    /// MAVLink joystick mapping: start (`flightplan:mavlink_js_start`).
    public static var flightplanMavlinkJsStart: Self {
        Self(
            "flightplan:mavlink_js_start",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "MAVLink joystick mapping: start"
        )
    }
}
