/// Which of Parrot's two drones is simulated.
public enum DroneGeneration: Int, CaseIterable, Hashable, Sendable {
    /// The AR.Drone 1.0 with firmware 1.7.4: live video over UDP, no magnetometer, no barometer, no recorder.
    case one = 1

    /// The AR.Drone 2.0 with firmware 2.4.8.
    case two = 2

    /// What `general:num_version_soft` and `version.txt` say.
    public var firmwareVersion: String {
        switch self {
        case .one: "1.7.4"
        case .two: "2.4.8"
        }
    }
}
