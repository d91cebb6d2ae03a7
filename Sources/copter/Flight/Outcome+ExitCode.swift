import FlightCore

extension FlightFailure {
    /// How the program ends after this.
    var exitCode: ExitCode {
        switch self {
        case .refused(.battery): .battery
        case .failsafe(let reason), .refused(.landing(let reason)): reason.exitCode
        case .linkLost, .commandsUnheard: .linkLost
        case .refused(.ceiling), .refused(.floor), .refused(.fence), .refused(.comingBack): .limit
        case .emergency, .refused(.emergency): .emergency
        case .landingNotConfirmed, .takenOver: .landingNotConfirmed
        case .video: .recordingFailed
        case .refused(.noLink): .noConnection
        case .timeout, .stalled, .refused, .positionLost, .rebooted, .configuration, .mission, .requirement,
            .replaced:
            .missionFailed
        }
    }
}

extension LandingReason {
    /// How the program ends after a landing that it did not ask for.
    fileprivate var exitCode: ExitCode {
        switch self {
        case .battery, .batteryFlag, .batteryEnding, .batterySag: .battery
        case .linkLost, .commandsUnheard: .linkLost
        case .fence, .ceiling: .limit
        case .crashed: .emergency
        case .asked, .drone, .leaving, .takeOffFailed, .asleep: .missionFailed
        }
    }
}
