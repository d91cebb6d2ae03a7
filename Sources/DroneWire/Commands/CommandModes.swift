/// What CTRL asks for (SDK `ARDRONE_CONTROL_MODE`).
public enum ControlMode: Int32, CaseIterable, Hashable, Sendable {
    /// Nothing (SDK `NO_CONTROL_MODE`).
    case none = 0

    /// Not used (SDK `ARDRONE_UPDATE_CONTROL_MODE`).
    case update = 1

    /// Not used (SDK `PIC_UPDATE_CONTROL_MODE`).
    case navigationBoardUpdate = 2

    /// Not used (SDK `LOGS_GET_CONTROL_MODE`).
    case sendLogs = 3

    /// Send the configuration on the control connection, TCP 5559 (SDK `CFG_GET_CONTROL_MODE`).
    case sendConfiguration = 4

    /// Clear the state bit that answers a CONFIG (SDK `ACK_CONTROL_MODE`).
    case acknowledge = 5

    /// Send the list of known identifiers on the control connection (SDK `CUSTOM_CFG_GET_CONTROL_MODE`).
    case sendCustomIDs = 6
}

/// What CALIB calibrates (SDK `ARDRONE_CALIBRATION_DEVICE`).
public enum CalibrationDevice: Int32, CaseIterable, Hashable, Sendable {
    /// The magnetometer; the drone must hover, and spins once (SDK `ARDRONE_CALIBRATION_DEVICE_MAGNETOMETER`).
    case magnetometer = 0
}

/// What PMODE selects; other numbers are kept as they are.
public struct ControlSelection: RawRepresentable, Hashable, Sendable {
    /// The number on the wire.
    public let rawValue: Int32

    /// The selection with this number.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// No control.
    public static let noControl = Self(rawValue: 0)

    /// Altitude control.
    public static let altitude = Self(rawValue: 1)

    /// Altitude control and vision, which Parrot's clients select when they start.
    public static let altitudeVision = Self(rawValue: 2)

    /// Altitude control and vision, trimmed at take-off.
    public static let altitudeVisionTakeOffTrim = Self(rawValue: 3)

    /// Several configurations.
    public static let multiconfiguration = Self(rawValue: 1024)
}
