/// Keys of `video:` and `leds:`.
extension ConfigurationKey<Int32> {
    /// Frame rate of the camera interface; firmware 1.7.4 says 15 (`video:camif_fps`).
    public static var cameraInterfaceRate: Self {
        Self(
            "video:camif_fps",
            [.read, .notLoaded],
            .common,
            default: .each(droneOne: "20", droneTwo: "30"),
            in: .hertz,
            summary: "Frame rate of the camera interface; firmware 1.7.4 says 15"
        )
    }

    /// Live encoder frame rate (`video:codec_fps`).
    public static var codecFrameRate: Self {
        Self(
            "video:codec_fps",
            [.read, .customWrite, .notLoaded],
            .session,
            default: .each(droneOne: "20", droneTwo: "30"),
            taking: .range(15...30),
            in: .hertz,
            on: .two,
            summary: "Live encoder frame rate"
        )
    }

    /// Camera buffer depth (`video:camif_buffers`).
    public static var cameraInterfaceBuffers: Self {
        Self("video:camif_buffers", [.read, .notLoaded], .common, default: "2", summary: "Camera buffer depth")
    }

    /// Number of optical-flow trackers (`video:num_trackers`).
    public static var trackerCount: Self {
        Self(
            "video:num_trackers",
            [.read, .notLoaded],
            .common,
            default: "12",
            summary: "Number of optical-flow trackers"
        )
    }

    /// Slices per frame requested from the encoder (`video:video_slices`).
    public static var videoSlices: Self {
        Self(
            "video:video_slices",
            [.read, .customWrite, .momentary],
            .session,
            default: "0",
            on: .two,
            summary: "Slices per frame requested from the encoder"
        )
    }

    /// Live stream socket selection (`video:video_live_socket`).
    public static var videoLiveSocket: Self {
        Self(
            "video:video_live_socket",
            [.read, .customWrite, .momentary],
            .session,
            default: "0",
            on: .two,
            summary: "Live stream socket selection"
        )
    }

    /// Free space for recordings (`video:video_storage_space`).
    public static var videoStorageSpace: Self {
        Self(
            "video:video_storage_space",
            [.read, .momentary],
            .common,
            default: "0",
            in: .kilobytes,
            on: .two,
            summary: "Free space for recordings"
        )
    }

    /// Bit rate while bitrate_ctrl_mode is manual; on an AR.Drone 1.0 the bytes of a frame (`video:bitrate`).
    public static var bitrate: Self {
        Self(
            "video:bitrate",
            [.read, .customWrite, .momentary],
            .application,
            default: "1000",
            taking: .range(250...4000),
            in: .kilobitsPerSecond,
            summary: "Bit rate while bitrate_ctrl_mode is manual; on an AR.Drone 1.0 the bytes of a frame"
        )
    }

    /// Upper limit of the dynamic bit rate, and the fixed rate while control is disabled (`video:max_bitrate`).
    public static var maxBitrate: Self {
        Self(
            "video:max_bitrate",
            [.read, .customWrite, .momentary],
            .session,
            default: "1000",
            taking: .range(250...4000),
            in: .kilobitsPerSecond,
            on: .two,
            summary: "Upper limit of the dynamic bit rate, and the fixed rate while control is disabled"
        )
    }

    /// Bit rate of the record stream (`video:bitrate_storage`).
    public static var bitrateStorage: Self {
        Self(
            "video:bitrate_storage",
            [.read, .customWrite, .momentary],
            .application,
            default: "4000",
            in: .kilobitsPerSecond,
            on: .two,
            summary: "Bit rate of the record stream"
        )
    }

    /// Index of the next recording file on the USB key (`video:video_file_index`).
    public static var videoFileIndex: Self {
        Self(
            "video:video_file_index",
            [.read, .write, .customWrite],
            .common,
            default: "1",
            on: .two,
            summary: "Index of the next recording file on the USB key"
        )
    }

    /// Front camera saturation (`video:saturation_mode`).
    public static var saturationMode: Self {
        Self(
            "video:saturation_mode",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Front camera saturation"
        )
    }
}

extension ConfigurationKey<VideoCodec> {
    /// Live and record codec; an AR.Drone 1.0 takes UVLC and P264 only; writable in a session of one's own
    /// (`video:video_codec`).
    public static var videoCodec: Self {
        Self(
            "video:video_codec",
            [.read, .customWrite, .momentary],
            .session,
            default: .each(droneOne: "32", droneTwo: "129"),
            taking: .choices(of: VideoCodec.self),
            summary:
                "Live and record codec; an AR.Drone 1.0 takes UVLC and P264 only; writable in a session of one's own"
        )
    }
}

extension ConfigurationKey<BitrateControlMode> {
    /// How the bit rate is found; some clients write bitrate_control_mode, which is no key
    /// (`video:bitrate_ctrl_mode`).
    public static var bitrateControlMode: Self {
        Self(
            "video:bitrate_ctrl_mode",
            [.read, .customWrite, .momentary],
            .application,
            default: "0",
            taking: .choices(of: BitrateControlMode.self),
            summary: "How the bit rate is found; some clients write bitrate_control_mode, which is no key"
        )
    }
}

extension ConfigurationKey<VideoChannel> {
    /// Camera selection (`video:video_channel`).
    public static var videoChannel: Self {
        Self(
            "video:video_channel",
            [.read, .write, .customWrite, .notLoaded, .momentary],
            .session,
            default: "0",
            taking: .choices(of: VideoChannel.self),
            summary: "Camera selection"
        )
    }
}

extension ConfigurationKey<Bool> {
    /// Recordings go to a USB key with more than 100 MB free instead of to the client (`video:video_on_usb`).
    public static var videoOnUSB: Self {
        Self(
            "video:video_on_usb",
            [.read, .write, .customWrite],
            .common,
            default: "TRUE",
            on: .two,
            summary: "Recordings go to a USB key with more than 100 MB free instead of to the client"
        )
    }
}

extension ConfigurationKey<String> {
    /// Exposure of the front camera, 4 numbers with commas (`video:exposure_mode`).
    public static var exposureMode: Self {
        Self(
            "video:exposure_mode",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "Exposure of the front camera, 4 numbers with commas"
        )
    }

    /// White balance of the front camera, 2 numbers with commas (`video:whitebalance_mode`).
    public static var whitebalanceMode: Self {
        Self(
            "video:whitebalance_mode",
            nil,
            nil,
            default: .unknown,
            on: .two("fw 2.4+, cvdrone"),
            summary: "White balance of the front camera, 2 numbers with commas"
        )
    }
}

extension ConfigurationKey<LEDAnimationOrder> {
    /// Plays a light animation, 0 seconds for endless; AR.Drone 1.0 begins with 0 (`leds:leds_anim`).
    public static var ledAnimation: Self {
        Self(
            "leds:leds_anim",
            [.read, .write, .notLoaded, .momentary],
            .common,
            default: .each(droneOne: "0", droneTwo: "0,0,0"),
            taking: .form(.ledAnimation),
            summary: "Plays a light animation, 0 seconds for endless; AR.Drone 1.0 begins with 0"
        )
    }
}
