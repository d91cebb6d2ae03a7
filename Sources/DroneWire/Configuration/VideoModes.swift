/// What the cameras are encoded with, live and for a recording (SDK `codec_type_t`, `video:video_codec`).
public enum VideoCodec: Int32, CaseIterable, ConfigurationValue {
    /// None (SDK `NULL_CODEC`).
    case none = 0

    /// AR.Drone 1.0, JPEG-like (SDK `UVLC_CODEC`).
    case uvlc = 0x20

    /// Not used (SDK `MJPEG_CODEC`).
    case mjpeg = 0x21

    /// Not used (SDK `P263_CODEC`).
    case p263 = 0x22

    /// AR.Drone 1.0, H.264-like (SDK `P264_CODEC`).
    case p264 = 0x40

    /// Live MPEG-4 part 2, 640 x 360 (SDK `MP4_360P_CODEC`).
    case mpeg4Live360p = 0x80

    /// Live H.264, 640 x 360 (SDK `H264_360P_CODEC`).
    case h264Live360p = 0x81

    /// Live MPEG-4 part 2, 640 x 360; recorded H.264, 1280 x 720 (SDK `MP4_360P_H264_720P_CODEC`).
    case mpeg4Live360pH264Record720p = 0x82

    /// Live H.264, 1280 x 720 (SDK `H264_720P_CODEC`).
    case h264Live720p = 0x83

    /// Live MPEG-4 part 2, 640 x 360, low-latency rate control (SDK `MP4_360P_SLRS_CODEC`).
    case mpeg4Live360pSLRS = 0x84

    /// Live H.264, 640 x 360, low-latency rate control (SDK `H264_360P_SLRS_CODEC`).
    case h264Live360pSLRS = 0x85

    /// Live H.264, 1280 x 720, low-latency rate control (SDK `H264_720P_SLRS_CODEC`).
    case h264Live720pSLRS = 0x86

    /// Live H.264 whose size follows the bit rate (SDK `H264_AUTO_RESIZE_CODEC`).
    case h264AutoResize = 0x87

    /// Live MPEG-4 part 2, 640 x 360; recorded H.264, 640 x 360 (SDK `MP4_360P_H264_360P_CODEC`).
    case mpeg4Live360pH264Record360p = 0x88
}

/// Which camera is sent (SDK `ZAP_VIDEO_CHANNEL`, `video:video_channel`).
public enum VideoChannel: Int32, CaseIterable, ConfigurationValue {
    /// The front camera (SDK `ZAP_CHANNEL_HORI`).
    case front = 0

    /// The bottom camera (SDK `ZAP_CHANNEL_VERT`).
    case bottom = 1

    /// The front camera with the bottom one in its corner; AR.Drone 1.0 (SDK `ZAP_CHANNEL_LARGE_HORI_SMALL_VERT`).
    case frontWithBottomInset = 2

    /// The bottom camera with the front one in its corner; AR.Drone 1.0 (SDK `ZAP_CHANNEL_LARGE_VERT_SMALL_HORI`).
    case bottomWithFrontInset = 3

    /// The one after the present one (SDK `ZAP_CHANNEL_NEXT`).
    case next = 4
}

/// How the live bit rate is found (SDK `VIDEO_BITRATE_CONTROL_MODE`, `video:bitrate_ctrl_mode`).
public enum BitrateControlMode: Int32, CaseIterable, ConfigurationValue {
    /// Always `video:max_bitrate` (SDK `VBC_MODE_DISABLED`).
    case disabled = 0

    /// Between 250 kbit/s and `video:max_bitrate`, by the quality of the link (SDK `VBC_MODE_DYNAMIC`).
    case dynamic = 1

    /// Always `video:bitrate` (SDK `VBC_MANUAL`).
    case manual = 2
}
