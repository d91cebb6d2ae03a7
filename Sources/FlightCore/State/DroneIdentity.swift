public import DroneWire

/// Which of Parrot's two drones this is, with which firmware, and how that was found out.
public struct DroneIdentity: Hashable, Sendable {
    /// Which drone.
    public enum Generation: Int, Hashable, Sendable {
        /// The AR.Drone 1.0: video over UDP, no compass, no barometer.
        case one = 1
        /// The AR.Drone 2.0: video over TCP.
        case two = 2
    }

    /// How it was found out, the surest first.
    public enum Evidence: String, Hashable, Sendable {
        /// `version.txt`, over FTP 5551.
        case versionFile
        /// `general:num_version_soft` in the drone's configuration.
        case configuration
        /// Whether TCP 5555 takes a connection, as only the AR.Drone 2.0 does.
        case ports
    }

    /// Which drone.
    public var generation: Generation

    /// Its firmware; nil where only its ports were asked.
    public var firmware: FirmwareVersion?

    /// How it was found out.
    public var evidence: Evidence

    /// What a version says of the drone that runs it.
    public init(firmware: FirmwareVersion, evidence: Evidence) {
        generation = firmware.major < 2 ? .one : .two
        self.firmware = firmware
        self.evidence = evidence
    }

    /// What the video port says: the AR.Drone 2.0 takes TCP connections there, the first drone refuses them.
    public init(takesVideoConnections: Bool) {
        generation = takesVideoConnections ? .two : .one
        evidence = .ports
    }

    /// Whether settings can be kept apart by session, user and application: from firmware 1.6 on.
    public var hasMultiConfiguration: Bool { firmware.map { $0 >= FirmwareVersion(1, 6) } ?? true }
}

extension DroneIdentity: CustomStringConvertible {
    /// `AR.Drone 2, firmware 2.4.8`.
    public var description: String {
        "AR.Drone \(generation.rawValue)" + (firmware.map { ", firmware \($0)" } ?? "")
    }
}
