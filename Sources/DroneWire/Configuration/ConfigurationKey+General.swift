/// Keys of `general:`.
extension ConfigurationKey<Int32> {
    /// Version of the configuration subsystem (`general:num_version_config`).
    public static var configurationVersion: Self {
        Self(
            "general:num_version_config",
            [.read, .notLoaded],
            .common,
            default: "1",
            summary: "Version of the configuration subsystem"
        )
    }

    /// Hardware revision of the main board; below 32 it is an AR.Drone 1.0 (`general:num_version_mb`).
    public static var mainBoardVersion: Self {
        Self(
            "general:num_version_mb",
            [.read, .notLoaded],
            .common,
            default: .unknown,
            summary: "Hardware revision of the main board; below 32 it is an AR.Drone 1.0"
        )
    }

    /// Total flying time since manufacture, in seconds (`general:flying_time`).
    public static var flyingTime: Self {
        Self(
            "general:flying_time",
            .read,
            .common,
            default: "0",
            in: .seconds,
            summary: "Total flying time since manufacture, in seconds"
        )
    }

    /// Time without commands before the drone takes the link for lost and lands; leave alone
    /// (`general:com_watchdog`).
    public static var comWatchdog: Self {
        Self(
            "general:com_watchdog",
            [.read, .write],
            .common,
            default: "2",
            in: .seconds,
            summary: "Time without commands before the drone takes the link for lost and lands; leave alone"
        )
    }

    /// Battery voltage below which the drone shuts down (`general:vbat_min`).
    public static var batteryMinimum: Self {
        Self(
            "general:vbat_min",
            [.read, .notLoaded],
            .common,
            default: "9000",
            in: .millivolts,
            summary: "Battery voltage below which the drone shuts down"
        )
    }

    /// Drone local time (`general:localtime`).
    public static var localtime: Self {
        Self(
            "general:localtime",
            nil,
            .common,
            default: .unknown,
            in: .seconds,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Drone local time"
        )
    }

    /// Battery type (`general:battery_type`).
    public static var batteryType: Self {
        Self(
            "general:battery_type",
            nil,
            .common,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Battery type"
        )
    }
}

extension ConfigurationKey<String> {
    /// Firmware version string (`general:num_version_soft`).
    public static var softwareVersion: Self {
        Self(
            "general:num_version_soft",
            [.read, .notLoaded],
            .common,
            default: .unknown,
            summary: "Firmware version string"
        )
    }

    /// Serial number (`general:drone_serial`).
    public static var droneSerial: Self {
        Self("general:drone_serial", [.read, .notLoaded], .common, default: "", on: .two, summary: "Serial number")
    }

    /// Firmware build date (`general:soft_build_date`).
    public static var softwareBuildDate: Self {
        Self(
            "general:soft_build_date",
            [.read, .notLoaded],
            .common,
            default: .unknown,
            summary: "Firmware build date"
        )
    }

    /// Motor 1 controller software version (`general:motor1_soft`).
    public static var motor1Soft: Self {
        Self(
            "general:motor1_soft",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 1 controller software version"
        )
    }

    /// Motor 1 controller hardware version (`general:motor1_hard`).
    public static var motor1Hard: Self {
        Self(
            "general:motor1_hard",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 1 controller hardware version"
        )
    }

    /// Motor 1 supplier version (`general:motor1_supplier`).
    public static var motor1Supplier: Self {
        Self(
            "general:motor1_supplier",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 1 supplier version"
        )
    }

    /// Motor 2 controller software version (`general:motor2_soft`).
    public static var motor2Soft: Self {
        Self(
            "general:motor2_soft",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 2 controller software version"
        )
    }

    /// Motor 2 controller hardware version (`general:motor2_hard`).
    public static var motor2Hard: Self {
        Self(
            "general:motor2_hard",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 2 controller hardware version"
        )
    }

    /// Motor 2 supplier version (`general:motor2_supplier`).
    public static var motor2Supplier: Self {
        Self(
            "general:motor2_supplier",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 2 supplier version"
        )
    }

    /// Motor 3 controller software version (`general:motor3_soft`).
    public static var motor3Soft: Self {
        Self(
            "general:motor3_soft",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 3 controller software version"
        )
    }

    /// Motor 3 controller hardware version (`general:motor3_hard`).
    public static var motor3Hard: Self {
        Self(
            "general:motor3_hard",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 3 controller hardware version"
        )
    }

    /// Motor 3 supplier version (`general:motor3_supplier`).
    public static var motor3Supplier: Self {
        Self(
            "general:motor3_supplier",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 3 supplier version"
        )
    }

    /// Motor 4 controller software version (`general:motor4_soft`).
    public static var motor4Soft: Self {
        Self(
            "general:motor4_soft",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 4 controller software version"
        )
    }

    /// Motor 4 controller hardware version (`general:motor4_hard`).
    public static var motor4Hard: Self {
        Self(
            "general:motor4_hard",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 4 controller hardware version"
        )
    }

    /// Motor 4 supplier version (`general:motor4_supplier`).
    public static var motor4Supplier: Self {
        Self(
            "general:motor4_supplier",
            [.read, .notLoaded],
            .common,
            default: "0.0",
            summary: "Motor 4 supplier version"
        )
    }

    /// Name shown to users, also used in names of recorded files; SDK 1.x takes 63 bytes (`general:ardrone_name`).
    public static var droneName: Self {
        Self(
            "general:ardrone_name",
            [.read, .write],
            .common,
            default: "My ARDrone",
            summary: "Name shown to users, also used in names of recorded files; SDK 1.x takes 63 bytes"
        )
    }

    /// Local time zone (`general:localtime_zone`).
    public static var localtimeZone: Self {
        Self(
            "general:localtime_zone",
            nil,
            .common,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Local time zone"
        )
    }

    /// Time zone (`general:timezone`).
    public static var timezone: Self {
        Self("general:timezone", nil, .common, default: .unknown, on: .two("fw 2.4+, cvdrone"), summary: "Time zone")
    }
}

extension ConfigurationKey<Bool> {
    /// TRUE for the demo set at 15 Hz, FALSE for all options at 200 Hz; writing it ends the bootstrap phase
    /// (`general:navdata_demo`).
    public static var navdataDemo: Self {
        Self(
            "general:navdata_demo",
            [.read, .write],
            .common,
            default: "FALSE",
            summary:
                "TRUE for the demo set at 15 Hz, FALSE for all options at 200 Hz; writing it ends the bootstrap phase"
        )
    }

    /// Reserved: enables the video stream (`general:video_enable`).
    public static var videoEnable: Self {
        Self(
            "general:video_enable",
            [.read, .write],
            .common,
            default: "TRUE",
            summary: "Reserved: enables the video stream"
        )
    }

    /// Reserved: enables the vision algorithms; disabling degrades hover stability (`general:vision_enable`).
    public static var visionEnable: Self {
        Self(
            "general:vision_enable",
            [.read, .write],
            .common,
            default: "TRUE",
            summary: "Reserved: enables the vision algorithms; disabling degrades hover stability"
        )
    }
}

extension ConfigurationKey<NavdataOptionsMask> {
    /// Options added to the demo set, bit n for tag n; used while navdata_demo is TRUE (`general:navdata_options`).
    public static var navdataOptions: Self {
        Self(
            "general:navdata_options",
            [.read, .write, .customWrite, .notLoaded, .momentary],
            .application,
            default: "65537",
            summary: "Options added to the demo set, bit n for tag n; used while navdata_demo is TRUE"
        )
    }
}

extension ConfigurationKey<Float> {
    /// GPS module software version (`general:gps_soft`).
    public static var gpsSoft: Self {
        Self(
            "general:gps_soft",
            nil,
            .common,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "GPS module software version"
        )
    }

    /// GPS module hardware version (`general:gps_hard`).
    public static var gpsHard: Self {
        Self(
            "general:gps_hard",
            nil,
            .common,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "GPS module hardware version"
        )
    }
}
