/// One command of the text protocol on UDP port 5556, everything but its sequence number.
///
/// On the wire a command is `AT*NAME=sequence[,argument…]` and one carriage return; ``ATSequence`` writes it and
/// ``ATParser`` reads it. Angles, speeds and signs are the wire's: see each case.
public enum ATCommand: Hashable, Sendable {
    /// Take-off, landing and the emergency switch (SDK `REF`).
    case ref(Reference)

    /// The four sticks (SDK `PCMD`).
    case pcmd(Piloting)

    /// The four sticks, seen from the pilot's own heading; AR.Drone 2.0 only (SDK `PCMD_MAG`).
    case pcmdMag(Piloting, PilotHeading)

    /// Take the present attitude for level; on the ground only (SDK `FTRIM`).
    case flatTrim

    /// Calibrate a sensor; the magnetometer in flight only, the drone spins once (SDK `CALIB`).
    case calibrate(CalibrationDevice)

    /// Write a setting (SDK `CONFIG`).
    case config(ConfigurationSetting)

    /// Tell whose setting the next ``config(_:)`` is; ``ATSequence`` keeps the two in one datagram (SDK `CONFIG_IDS`).
    case configIDs(ConfigurationIDs)

    /// Ask for the configuration, or acknowledge (SDK `CTRL`, whose third argument is always written as 0).
    case control(ControlMode)

    /// Restart the drone's communication watchdog (SDK `COMWDG`).
    case resetWatchdog

    /// Play a flight animation for a time; on an AR.Drone 2.0 the setting `control:flight_anim` does it (SDK `ANIM`).
    case animation(FlightAnimation, milliseconds: Int32)

    /// Play a light animation; 0 seconds is endless. On an AR.Drone 2.0 the setting `leds:leds_anim` does it (SDK `LED`).
    case led(LEDAnimation, frequencyHertz: Float, seconds: Int32)

    /// Select the control mode; the first command of a Parrot client (SDK `PMODE`).
    case pmode(ControlSelection)

    /// Four numbers whose meaning Parrot kept; the second command of its clients, with 2, 20, 2000, 3000 (SDK `MISC`).
    case misc(Int32, Int32, Int32, Int32)

    /// Select a camera; replaced by the setting `video:video_channel` (SDK `ZAP`).
    case zap(VideoChannel)

    /// Select a detection; replaced by the `detect:` settings. The size's unit is not documented (SDK `CAD`).
    case cad(DetectionType, tagSize: Float)

    /// Trim by hand; needs the setting `control:manual_trim`. The unit is not documented (SDK `MTRIM`).
    case manualTrim(pitch: Float, roll: Float, yaw: Float)

    /// Raw capture, Parrot's own: two numbers on an AR.Drone 2.0, one on an AR.Drone 1.0 (SDK `CAP`).
    case capture(Int32, Int32?)

    /// Gains of the control loops, Parrot's own (SDK `GAIN`).
    case gain(ControlGains)

    /// Parameters of the optical-flow trackers, Parrot's own (SDK `VISP`).
    case visp(VisionParameters)

    /// A vision option, Parrot's own (SDK `VISO`).
    case viso(Int32)

    /// A position measured from outside, Parrot's own (SDK `POL`).
    case pol(ExternalPosition)

    /// A pose from a motion-capture system, Parrot's own (SDK `VICON`).
    case vicon(MotionCapture)

    /// Pulse widths of the four motors, in the factory only (SDK `PWM`).
    case pwm(Int32, Int32, Int32, Int32)

    /// A switch for autonomous flight, Parrot's own (SDK `AFLIGHT`).
    case autonomousFlight(Int32)
}

extension ATCommand {
    /// The command's name on the wire, such as `PCMD_MAG`.
    public var name: String { "\(staticName)" }

    var staticName: StaticString {
        switch self {
        case .ref: "REF"
        case .pcmd: "PCMD"
        case .pcmdMag: "PCMD_MAG"
        case .flatTrim: "FTRIM"
        case .calibrate: "CALIB"
        case .config: "CONFIG"
        case .configIDs: "CONFIG_IDS"
        case .control: "CTRL"
        case .resetWatchdog: "COMWDG"
        case .animation: "ANIM"
        case .led: "LED"
        case .pmode: "PMODE"
        case .misc: "MISC"
        case .zap: "ZAP"
        case .cad: "CAD"
        case .manualTrim: "MTRIM"
        case .capture: "CAP"
        case .gain: "GAIN"
        case .visp: "VISP"
        case .viso: "VISO"
        case .pol: "POL"
        case .vicon: "VICON"
        case .pwm: "PWM"
        case .autonomousFlight: "AFLIGHT"
        }
    }
}
