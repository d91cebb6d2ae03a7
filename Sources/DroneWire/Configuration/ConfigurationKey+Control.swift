/// Keys of `control:`.
extension ConfigurationKey<ControlLevel> {
    /// How a client steers; combined yaw needs its bit here and in the flags of PCMD (`control:control_level`).
    public static var controlLevel: Self {
        Self(
            "control:control_level",
            [.read, .write, .customWrite],
            .application,
            default: "0",
            taking: .bits([1: "progressive", 2: "combinedYaw"]),
            summary: "How a client steers; combined yaw needs its bit here and in the flags of PCMD"
        )
    }
}

extension ConfigurationKey<Float> {
    /// Largest tilt, what a full roll or pitch stick asks for; kept in the indoor or outdoor set in force too
    /// (`control:euler_angle_max`).
    public static var eulerAngleMax: Self {
        Self(
            "control:euler_angle_max",
            [.read, .write, .customWrite],
            .user,
            default: "0.209440",
            taking: .range(0...0.52),
            in: .radians,
            summary:
                "Largest tilt, what a full roll or pitch stick asks for; kept in the indoor or outdoor set in force too"
        )
    }

    /// Host device tilt that maps to full stick; used only by the client (`control:control_iphone_tilt`).
    public static var controlDeviceTilt: Self {
        Self(
            "control:control_iphone_tilt",
            [.read, .write, .customWrite],
            .user,
            default: "0.349066",
            taking: .range(0...0.87),
            in: .radians,
            summary: "Host device tilt that maps to full stick; used only by the client"
        )
    }

    /// Largest vertical speed, what a full gaz stick asks for (`control:control_vz_max`).
    public static var controlVzMax: Self {
        Self(
            "control:control_vz_max",
            [.read, .write, .customWrite],
            .user,
            default: "700.0",
            taking: .range(200...2000),
            in: .millimetersPerSecond,
            summary: "Largest vertical speed, what a full gaz stick asks for"
        )
    }

    /// Largest yaw rate, what a full yaw stick asks for (`control:control_yaw`).
    public static var controlYaw: Self {
        Self(
            "control:control_yaw",
            [.read, .write, .customWrite],
            .user,
            default: "1.745329",
            taking: .range(0.7...6.11),
            in: .radiansPerSecond,
            summary: "Largest yaw rate, what a full yaw stick asks for"
        )
    }

    /// Maximum tilt loaded when outdoor is FALSE (`control:indoor_euler_angle_max`).
    public static var indoorEulerAngleMax: Self {
        Self(
            "control:indoor_euler_angle_max",
            [.read, .write, .customWrite],
            .user,
            default: "0.209440",
            taking: .range(0...0.52),
            in: .radians,
            summary: "Maximum tilt loaded when outdoor is FALSE"
        )
    }

    /// Vertical speed loaded when outdoor is FALSE (`control:indoor_control_vz_max`).
    public static var indoorControlVzMax: Self {
        Self(
            "control:indoor_control_vz_max",
            [.read, .write, .customWrite],
            .user,
            default: "700.0",
            taking: .range(200...2000),
            in: .millimetersPerSecond,
            summary: "Vertical speed loaded when outdoor is FALSE"
        )
    }

    /// Yaw rate loaded when outdoor is FALSE (`control:indoor_control_yaw`).
    public static var indoorControlYaw: Self {
        Self(
            "control:indoor_control_yaw",
            [.read, .write, .customWrite],
            .user,
            default: "1.745329",
            taking: .range(0.7...6.11),
            in: .radiansPerSecond,
            summary: "Yaw rate loaded when outdoor is FALSE"
        )
    }

    /// Maximum tilt loaded when outdoor is TRUE (`control:outdoor_euler_angle_max`).
    public static var outdoorEulerAngleMax: Self {
        Self(
            "control:outdoor_euler_angle_max",
            [.read, .write, .customWrite],
            .user,
            default: "0.349066",
            taking: .range(0...0.52),
            in: .radians,
            summary: "Maximum tilt loaded when outdoor is TRUE"
        )
    }

    /// Vertical speed loaded when outdoor is TRUE (`control:outdoor_control_vz_max`).
    public static var outdoorControlVzMax: Self {
        Self(
            "control:outdoor_control_vz_max",
            [.read, .write, .customWrite],
            .user,
            default: "1000.0",
            taking: .range(200...2000),
            in: .millimetersPerSecond,
            summary: "Vertical speed loaded when outdoor is TRUE"
        )
    }

    /// Yaw rate loaded when outdoor is TRUE (`control:outdoor_control_yaw`).
    public static var outdoorControlYaw: Self {
        Self(
            "control:outdoor_control_yaw",
            [.read, .write, .customWrite],
            .user,
            default: "3.490659",
            taking: .range(0.7...6.11),
            in: .radiansPerSecond,
            summary: "Yaw rate loaded when outdoor is TRUE"
        )
    }

    /// Manual yaw trim (`control:control_trim_z`).
    public static var controlTrimZ: Self {
        Self(
            "control:control_trim_z",
            [.read, .write],
            .user,
            default: "0.0",
            in: .radiansPerSecond,
            on: .one("SDK 1.x"),
            summary: "Manual yaw trim"
        )
    }
}

extension ConfigurationKey<Int32> {
    /// Flight ceiling above ground, 100000 for none; AR.Drone 1.0: up to 5000, 10000 for none
    /// (`control:altitude_max`).
    public static var altitudeMax: Self {
        Self(
            "control:altitude_max",
            [.read, .write],
            .common,
            default: "3000",
            taking: .range(500...100_000),
            in: .millimeters,
            summary: "Flight ceiling above ground, 100000 for none; AR.Drone 1.0: up to 5000, 10000 for none"
        )
    }

    /// Minimum altitude; leave at default (`control:altitude_min`).
    public static var altitudeMin: Self {
        Self(
            "control:altitude_min",
            [.read, .write],
            .common,
            default: "50",
            in: .millimeters,
            summary: "Minimum altitude; leave at default"
        )
    }

    /// Maximum distance from the roundel used by flying_mode 1 and 2 (`control:hovering_range`).
    public static var hoveringRange: Self {
        Self(
            "control:hovering_range",
            [.read, .write, .customWrite, .notLoaded, .momentary],
            .session,
            default: "1000",
            in: .millimeters,
            summary: "Maximum distance from the roundel used by flying_mode 1 and 2"
        )
    }

    /// Shield (hull) enabled (`control:shield_enable`).
    public static var shieldEnable: Self {
        Self(
            "control:shield_enable",
            [.read, .write],
            .common,
            default: "1",
            taking: .range(0...1),
            on: .one("SDK 1.x"),
            summary: "Shield (hull) enabled"
        )
    }
}

extension ConfigurationKey<Bool> {
    /// Outdoor mode: loads the outdoor_ (else indoor_) limits into the current limits and enables the wind estimator
    /// (`control:outdoor`).
    public static var outdoor: Self {
        Self(
            "control:outdoor",
            [.read, .write],
            .common,
            default: "FALSE",
            summary:
                "Outdoor mode: loads the outdoor_ (else indoor_) limits into the current limits and enables the wind estimator"
        )
    }

    /// TRUE with the outdoor hull or none, FALSE with the indoor hull; selects control gains
    /// (`control:flight_without_shell`).
    public static var flightWithoutShell: Self {
        Self(
            "control:flight_without_shell",
            [.read, .write],
            .common,
            default: "FALSE",
            summary: "TRUE with the outdoor hull or none, FALSE with the indoor hull; selects control gains"
        )
    }

    /// Deprecated (`control:autonomous_flight`).
    public static var autonomousFlight: Self {
        Self("control:autonomous_flight", [.read, .write], .common, default: "FALSE", summary: "Deprecated")
    }

    /// Enables MTRIM manual trims; should stay FALSE (`control:manual_trim`).
    public static var manualTrim: Self {
        Self(
            "control:manual_trim",
            [.read, .write, .customWrite],
            .user,
            default: "FALSE",
            summary: "Enables MTRIM manual trims; should stay FALSE"
        )
    }

    /// Brushless motors fitted (`control:brushless`).
    public static var brushless: Self {
        Self(
            "control:brushless",
            [.read, .write],
            .common,
            default: "TRUE",
            on: .one("SDK 1.x"),
            summary: "Brushless motors fitted"
        )
    }

    /// Starts the flying-camera trajectory (`control:flying_camera_enable`).
    public static var flyingCameraEnable: Self {
        Self(
            "control:flying_camera_enable",
            nil,
            nil,
            default: "FALSE",
            on: .two("fw 2.4+, cvdrone"),
            summary: "Starts the flying-camera trajectory"
        )
    }

    /// Starts the travelling move; mirrored by state bit 8 (`control:travelling_enable`).
    public static var travellingEnable: Self {
        Self(
            "control:travelling_enable",
            nil,
            nil,
            default: "FALSE",
            on: .two("fw 2.x, ardrone_autonomy"),
            summary: "Starts the travelling move; mirrored by state bit 8"
        )
    }
}

extension ConfigurationKey<FlyingMode> {
    /// Autonomous hover over a marker; Detection of that marker must be enabled separately (`control:flying_mode`).
    public static var flyingMode: Self {
        Self(
            "control:flying_mode",
            [.read, .write, .customWrite, .notLoaded, .momentary],
            .session,
            default: "0",
            taking: .choices(of: FlyingMode.self),
            on: .both("2 needs fw 1.10 / 2.x"),
            summary: "Autonomous hover over a marker; Detection of that marker must be enabled separately"
        )
    }
}

extension ConfigurationKey<FlightAnimationOrder> {
    /// Plays a flight animation; AR.Drone 1.0 begins with 0 (`control:flight_anim`).
    public static var flightAnimation: Self {
        Self(
            "control:flight_anim",
            [.read, .write, .notLoaded, .momentary],
            .common,
            default: .each(droneOne: "0", droneTwo: "0,0"),
            taking: .form(.flightAnimation),
            summary: "Plays a flight animation; AR.Drone 1.0 begins with 0"
        )
    }
}

extension ConfigurationKey<String> {
    /// Flying-camera trajectory, 10 numbers with commas (`control:flying_camera_mode`).
    public static var flyingCameraMode: Self {
        Self(
            "control:flying_camera_mode",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Flying-camera trajectory, 10 numbers with commas"
        )
    }

    /// Travelling (camera move) parameters (`control:travelling_mode`).
    public static var travellingMode: Self {
        Self(
            "control:travelling_mode",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.x, ardrone_autonomy"),
            summary: "Travelling (camera move) parameters"
        )
    }
}
