/// Keys of `network:`, `pic:` and `syslog:`.
extension ConfigurationKey<String> {
    /// SSID of the access point; applied after reboot (`network:ssid_single_player`).
    public static var ssidSinglePlayer: Self {
        Self(
            "network:ssid_single_player",
            [.read, .write],
            .common,
            default: .unknown,
            summary: "SSID of the access point; applied after reboot"
        )
    }

    /// SSID for multiplayer; unused in practice (`network:ssid_multi_player`).
    public static var ssidMultiPlayer: Self {
        Self(
            "network:ssid_multi_player",
            [.read, .write],
            .common,
            default: "ardronenetwork",
            summary: "SSID for multiplayer; unused in practice"
        )
    }

    /// Paired client, all zero for none; then only that client may connect (`network:owner_mac`).
    public static var ownerMAC: Self {
        Self(
            "network:owner_mac",
            [.read, .write],
            .common,
            default: "00:00:00:00:00:00",
            taking: .form(.macAddress),
            summary: "Paired client, all zero for none; then only that client may connect"
        )
    }

    /// Network pass key (`network:passkey`).
    public static var passkey: Self {
        Self(
            "network:passkey",
            [.read, .write],
            .common,
            default: "",
            on: .one("SDK 1.x"),
            summary: "Network pass key"
        )
    }
}

extension ConfigurationKey<WiFiMode> {
    /// Wi-Fi mode at boot; clients should not change it (`network:wifi_mode`).
    public static var wifiMode: Self {
        Self(
            "network:wifi_mode",
            [.read, .write],
            .common,
            default: "0",
            taking: .choices(of: WiFiMode.self),
            summary: "Wi-Fi mode at boot; clients should not change it"
        )
    }
}

extension ConfigurationKey<Int32> {
    /// Driver code of the Wi-Fi rate, 0 for automatic (`network:wifi_rate`).
    public static var wifiRate: Self {
        Self(
            "network:wifi_rate",
            [.read, .write, .momentary],
            .common,
            default: "0",
            on: .two,
            summary: "Driver code of the Wi-Fi rate, 0 for automatic"
        )
    }

    /// Navdata port (`network:navdata_port`).
    public static var navdataPort: Self {
        Self(
            "network:navdata_port",
            [.read, .notLoaded],
            .common,
            default: "5554",
            on: .one("SDK 1.x"),
            summary: "Navdata port"
        )
    }

    /// Video port (`network:video_port`).
    public static var videoPort: Self {
        Self(
            "network:video_port",
            [.read, .notLoaded],
            .common,
            default: "5555",
            on: .one("SDK 1.x"),
            summary: "Video port"
        )
    }

    /// AT port (`network:at_port`).
    public static var atPort: Self {
        Self(
            "network:at_port",
            [.read, .notLoaded],
            .common,
            default: "5556",
            on: .one("SDK 1.x"),
            summary: "AT port"
        )
    }

    /// Control port (`network:cmd_port`).
    public static var cmdPort: Self {
        Self(
            "network:cmd_port",
            [.read, .notLoaded],
            .common,
            default: "0",
            on: .one("SDK 1.x"),
            summary: "Control port"
        )
    }

    /// Address of the owner, IPv4 as a number (`network:owner_ip_address`).
    public static var ownerIPAddress: Self {
        Self(
            "network:owner_ip_address",
            [.read, .write],
            .common,
            default: "0",
            on: .one("SDK 1.x"),
            summary: "Address of the owner, IPv4 as a number"
        )
    }

    /// Address of the drone, IPv4 as a number (`network:local_ip_address`).
    public static var localIPAddress: Self {
        Self(
            "network:local_ip_address",
            [.read, .write],
            .common,
            default: "0",
            on: .one("SDK 1.x"),
            summary: "Address of the drone, IPv4 as a number"
        )
    }

    /// Broadcast address, IPv4 as a number (`network:broadcast_address`).
    public static var broadcastAddress: Self {
        Self(
            "network:broadcast_address",
            [.read, .write],
            .common,
            default: "0",
            on: .one("SDK 1.x"),
            summary: "Broadcast address, IPv4 as a number"
        )
    }

    /// Ultrasound watchdog; do not change (`pic:ultrasound_watchdog`).
    public static var ultrasoundWatchdog: Self {
        Self(
            "pic:ultrasound_watchdog",
            [.read, .write],
            .common,
            default: "3",
            summary: "Ultrasound watchdog; do not change"
        )
    }

    /// Navigation board firmware version (`pic:pic_version`).
    public static var navigationBoardVersion: Self {
        Self(
            "pic:pic_version",
            [.read, .notLoaded],
            .common,
            default: "262192",
            summary: "Navigation board firmware version"
        )
    }

    /// Maximum syslog file size (`syslog:max_size`).
    public static var syslogMaxSize: Self {
        Self(
            "syslog:max_size",
            [.read, .write],
            .common,
            default: "102400",
            in: .bytes,
            summary: "Maximum syslog file size"
        )
    }

    /// Syslog files kept (`syslog:nb_files`).
    public static var syslogFileCount: Self {
        Self("syslog:nb_files", [.read, .write], .common, default: "5", summary: "Syslog files kept")
    }
}

extension ConfigurationKey<Bool> {
    /// Access-point mode, replaced by wifi_mode (`network:infrastructure`).
    public static var infrastructure: Self {
        Self(
            "network:infrastructure",
            [.read, .write],
            .common,
            default: "TRUE",
            on: .one("early SDK 1.x"),
            summary: "Access-point mode, replaced by wifi_mode"
        )
    }

    /// Secured network (`network:secure`).
    public static var secure: Self {
        Self(
            "network:secure",
            [.read, .write],
            .common,
            default: "FALSE",
            on: .one("SDK 1.x"),
            summary: "Secured network"
        )
    }
}

extension ConfigurationKey<UltrasoundFrequency> {
    /// Rate of the ultrasound pings; two close drones should use different ones (`pic:ultrasound_freq`).
    public static var ultrasoundFrequency: Self {
        Self(
            "pic:ultrasound_freq",
            [.read, .write],
            .common,
            default: "8",
            taking: .choices(of: UltrasoundFrequency.self),
            summary: "Rate of the ultrasound pings; two close drones should use different ones"
        )
    }
}

extension ConfigurationKey<SyslogOutput> {
    /// Syslog sinks (`syslog:output`).
    public static var syslogOutput: Self {
        Self(
            "syslog:output",
            [.read, .write],
            .common,
            default: "7",
            taking: .bits([1: "uart", 2: "wifi", 4: "flash"]),
            summary: "Syslog sinks"
        )
    }
}
