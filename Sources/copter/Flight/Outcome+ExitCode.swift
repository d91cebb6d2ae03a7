import FlightCore

extension FlightFailure {
    /// How the program ends after this.
    var exitCode: ExitCode {
        switch self {
        case .refused(.battery), .failsafe(.battery), .failsafe(.batteryFlag), .refused(.landing(.battery)),
            .refused(.landing(.batteryFlag)):
            .battery
        case .linkLost, .failsafe(.linkLost), .refused(.landing(.linkLost)): .linkLost
        case .refused(.ceiling), .refused(.fence): .limit
        case .emergency, .refused(.emergency): .emergency
        case .landingNotConfirmed, .takenOver: .landingNotConfirmed
        case .video: .recordingFailed
        case .refused(.noLink): .noConnection
        case .timeout, .stalled, .refused, .positionLost, .failsafe, .rebooted, .configuration, .mission, .requirement,
            .replaced:
            .missionFailed
        }
    }
}
