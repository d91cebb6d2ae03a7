/// The state word in the header of every navdata datagram: what the drone says of itself in 32 bits.
///
/// A healthy AR.Drone 2.0 on the ground shows 0x0F8000D0 or 0x0F8004D0. SDK: `ardrone_state`.
public struct StateWord: OptionSet, Hashable, Sendable {
    /// The word as on the wire.
    public var rawValue: UInt32

    /// The word with these bits.
    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Flying; otherwise landed (bit 0, SDK `FLY`).
    public static let flying = StateWord(rawValue: 1 << 0)

    /// Video is enabled (bit 1, SDK `VIDEO`).
    public static let videoEnabled = StateWord(rawValue: 1 << 1)

    /// Vision is enabled (bit 2, SDK `VISION`).
    public static let visionEnabled = StateWord(rawValue: 1 << 2)

    /// Control of angular speed; otherwise of Euler angles (bit 3, SDK `CONTROL`).
    public static let controlAngularSpeed = StateWord(rawValue: 1 << 3)

    /// Altitude control is active (bit 4, SDK `ALTITUDE`).
    public static let altitudeControl = StateWord(rawValue: 1 << 4)

    /// The start button is pressed: mirrors bit 9 of REF (bit 5, SDK `USER_FEEDBACK_START`).
    public static let userFeedbackStart = StateWord(rawValue: 1 << 5)

    /// A configuration command was received and waits to be acknowledged (bit 6, SDK `COMMAND`).
    public static let commandMask = StateWord(rawValue: 1 << 6)

    /// The camera is ready (bit 7, SDK `CAMERA`).
    ///
    /// On an AR.Drone 1.0: the firmware file is present.
    public static let cameraReady = StateWord(rawValue: 1 << 7)

    /// Travelling is enabled (bit 8, SDK `TRAVELLING`).
    ///
    /// On an AR.Drone 1.0: the firmware version differs.
    public static let travellingEnabled = StateWord(rawValue: 1 << 8)

    /// A usable USB key is plugged in (bit 9, SDK `USB`).
    ///
    /// On an AR.Drone 1.0: firmware update.
    public static let usbKeyReady = StateWord(rawValue: 1 << 9)

    /// Only the demo options are sent; otherwise all (bit 10, SDK `NAVDATA_DEMO`).
    public static let navdataDemo = StateWord(rawValue: 1 << 10)

    /// No options are sent: status datagrams (bit 11, SDK `NAVDATA_BOOTSTRAP`).
    public static let navdataBootstrap = StateWord(rawValue: 1 << 11)

    /// The link to the motors is down (bit 12, SDK `MOTORS`).
    public static let motorsProblem = StateWord(rawValue: 1 << 12)

    /// Communication is lost: about 2 s without commands (bit 13, SDK `COM_LOST`).
    public static let communicationLost = StateWord(rawValue: 1 << 13)

    /// A software fault: land quickly (bit 14, SDK `SOFTWARE_FAULT`).
    ///
    /// In older SDKs: gyrometers down.
    public static let softwareFault = StateWord(rawValue: 1 << 14)

    /// The battery is too low (bit 15, SDK `VBAT_LOW`).
    public static let vbatLow = StateWord(rawValue: 1 << 15)

    /// The user has requested the emergency stop (bit 16, SDK `USER_EL`).
    public static let userEmergency = StateWord(rawValue: 1 << 16)

    /// The timer has elapsed (bit 17, SDK `TIMER_ELAPSED`).
    public static let timerElapsed = StateWord(rawValue: 1 << 17)

    /// The magnetometer needs calibration (AR.Drone 2.0) (bit 18, SDK `MAGNETO_NEEDS_CALIB`).
    public static let magnetoNeedsCalibration = StateWord(rawValue: 1 << 18)

    /// The tilt is out of range (bit 19, SDK `ANGLES_OUT_OF_RANGE`).
    public static let anglesOutOfRange = StateWord(rawValue: 1 << 19)

    /// There is too much wind (AR.Drone 2.0) (bit 20, SDK `WIND`).
    public static let tooMuchWind = StateWord(rawValue: 1 << 20)

    /// The ultrasonic sensor is deaf (bit 21, SDK `ULTRASOUND`).
    public static let ultrasoundDeaf = StateWord(rawValue: 1 << 21)

    /// A motor cut-out was detected: a propeller is blocked (bit 22, SDK `CUTOUT`).
    public static let cutout = StateWord(rawValue: 1 << 22)

    /// The navigation board's firmware version is right (bit 23, SDK `PIC_VERSION`).
    public static let picVersionOK = StateWord(rawValue: 1 << 23)

    /// The AT command thread runs (bit 24, SDK `ATCODEC_THREAD`).
    public static let atcodecThreadOn = StateWord(rawValue: 1 << 24)

    /// The navdata thread runs (bit 25, SDK `NAVDATA_THREAD`).
    public static let navdataThreadOn = StateWord(rawValue: 1 << 25)

    /// The video thread runs (bit 26, SDK `VIDEO_THREAD`).
    public static let videoThreadOn = StateWord(rawValue: 1 << 26)

    /// The acquisition thread runs (bit 27, SDK `ACQ_THREAD`).
    public static let acquisitionThreadOn = StateWord(rawValue: 1 << 27)

    /// The control loop is more than 5 ms late (bit 28, SDK `CTRL_WATCHDOG`).
    public static let controlWatchdog = StateWord(rawValue: 1 << 28)

    /// The acquisition board's serial link is more than 5 ms late (bit 29, SDK `ADC_WATCHDOG`).
    public static let adcWatchdog = StateWord(rawValue: 1 << 29)

    /// No recent command, for more than about 50 ms (bit 30, SDK `COM_WATCHDOG`).
    public static let communicationWatchdog = StateWord(rawValue: 1 << 30)

    /// Emergency: the motors are cut until it is reset (bit 31, SDK `EMERGENCY`).
    public static let emergency = StateWord(rawValue: 1 << 31)
}

extension StateWord: CustomStringConvertible {
    /// The SDK names of all 32 bits, lowest first.
    public static let bitNames = [
        "flying", "video_enabled", "vision_enabled", "control_angular_speed", "altitude_control",
        "user_feedback_start", "command_mask", "camera_ready", "travelling_enabled", "usb_key_ready", "navdata_demo",
        "navdata_bootstrap", "motors_problem", "com_lost", "software_fault", "vbat_low", "user_emergency",
        "timer_elapsed", "magneto_needs_calibration", "angles_out_of_range", "too_much_wind", "ultrasound_deaf",
        "cutout", "pic_version_ok", "atcodec_thread_on", "navdata_thread_on", "video_thread_on",
        "acquisition_thread_on", "control_watchdog", "adc_watchdog", "com_watchdog", "emergency",
    ]

    /// The SDK names of the bits that are set, lowest first.
    public var names: [String] {
        Self.bitNames.enumerated().compactMap { bit, name in rawValue >> bit & 1 == 1 ? name : nil }
    }

    /// The word in hexadecimal and the names of its bits.
    public var description: String {
        let digits = String(rawValue, radix: 16)
        return (["0x" + String(repeating: "0", count: 8 - digits.count) + digits] + names).joined(separator: " ")
    }
}
