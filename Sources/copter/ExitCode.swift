/// How the program ends, as scripts see it.
enum ExitCode: Int32 {
    /// Everything asked for was done.
    case success = 0
    /// A mission failed or was aborted; the drone has landed.
    case missionFailed = 1
    /// The command line or the mission cannot be understood; nothing flew.
    case usage = 2
    /// No drone was reached.
    case noConnection = 3
    /// The link was lost in flight.
    case linkLost = 4
    /// The battery ended the flight, or forbade it.
    case battery = 5
    /// A limit ended the flight, or forbade it.
    case limit = 6
    /// The drone cut its motors.
    case emergency = 7
    /// The flight went well, but a film or a picture could not be written.
    case recordingFailed = 8
    /// The drone was told to land and was not seen on the ground.
    case landingNotConfirmed = 9
    /// A mistake of this program.
    case internalError = 70
    /// Interrupted by the operator; the drone has landed.
    case interrupted = 130
}
