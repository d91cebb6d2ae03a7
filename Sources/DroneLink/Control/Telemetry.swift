import DroneWire
import FlightCore
import Synchronization

/// What is known of the drone at one moment.
struct Snapshot: Sendable {
    var state: DroneState
    var pose: Pose?
    var positionError: Length
    var status: LinkStatus
    var isFlying: Bool
    var statistics: LinkStatistics
    /// What happened lately, oldest first.
    var history: [FlightEvent]
    var identity: DroneIdentity?
    /// How the camera's live stream comes in.
    var camera: CameraStream?
    /// When this was so, since the link began.
    var time: Duration

    init(_ machine: FlightMachine, at time: Duration) {
        self.time = time
        state = machine.state
        pose = machine.pose
        positionError = machine.positionError
        status = machine.status
        isFlying = machine.isFlying
        statistics = machine.statistics
        history = machine.history
        identity = machine.identity
        camera = machine.camera(at: time)
    }
}

/// What the control loop lets others see, without their ever making it wait.
final class Telemetry: Sendable {
    let states = Broadcast<DroneState>()
    let events = Broadcast<FlightEvent>()
    let navdata = Broadcast<NavdataDatagram>()

    private let note = Mutex<(any Sendable)?>(nil)
    private let newest: Mutex<Snapshot>

    init(_ snapshot: Snapshot) { newest = Mutex(snapshot) }

    /// What a pilot leaves to the next one; gone as soon as anybody else has the controls.
    var handover: (any Sendable)? {
        get { note.withLock { $0 } }
        set { note.withLock { $0 = newValue } }
    }

    var snapshot: Snapshot { newest.withLock { $0 } }

    func publish(_ snapshot: Snapshot) { newest.withLock { $0 = snapshot } }

    func finish() {
        states.finish()
        events.finish()
        navdata.finish()
    }
}
