public import DroneSim
import DroneWire
import Logging
import Sockets

/// A simulated drone on sockets: it hears its clients on the real clock and answers them.
///
/// The actor has a thread of its own, so that neither pictures nor busy neighbours delay its navdata.
public actor HostedDrone {
    /// The address on which the drone's standard ports are open.
    public nonisolated let address: String

    nonisolated let queue = WorkQueue(label: "simulated drone")

    /// The actor's own thread.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private var drone: SimulatedDrone
    private let navdata: DatagramPort
    private let logger: Logger

    private var clients = NavdataClients()
    private var viewer: Mailbox<LiveFrame>?
    private var readers: [ObjectIdentifier: Mailbox<[UInt8]>] = [:]

    init(_ settings: SimulatorHostSettings, address: String, navdata: DatagramPort) {
        self.address = address
        self.navdata = navdata
        logger = settings.logger
        drone = SimulatedDrone(settings: settings.simulator)
        start = clock.now
    }

    /// What is really the case, whatever the drone's sensors say.
    public var truth: Truth { drone.truth }

    // MARK: What clients send

    func receiveCommands(_ datagram: Datagram) {
        drone.receiveCommands(datagram.bytes.rawSpan, at: clock.now - start)
    }

    func receiveNavdataWake(_ datagram: Datagram) {
        let client = clients.number(of: datagram.sender)
        drone.receiveNavdataWake(datagram.bytes.rawSpan, from: client, at: clock.now - start)
    }

    // MARK: What clients are sent

    /// Runs the drone's 200 Hz until the task is cancelled.
    func run() async {
        await queue.withBeat(every: SimulatedDrone.step) { beats in
            for await _ in beats {
                if Task.isCancelled { return }
                perform(drone.advance(to: clock.now - start))
            }
        }
    }

    private func perform(_ outputs: [SimulatorOutput]) {
        for output in outputs {
            switch output {
            case .navdata(let bytes, to: let client):
                if let peer = clients.peer(client) { navdata.send(bytes, to: peer) }
            case .configuration(let text):
                for reader in readers.values { reader.put(text) }
            case .frameDue(let frame):
                viewer?.put(frame)
            }
        }
    }

    /// Begins to hand pictures to whoever watches; there is one viewer at a time.
    func attachViewer() -> Mailbox<LiveFrame> {
        // Two pictures may wait while one is encoded; what does not fit is missed, as with a slow client of a real drone.
        let frames = Mailbox<LiveFrame>(capacity: 2)
        viewer = frames
        logger.info("video client connected")
        return frames
    }

    func detachViewer() {
        viewer = nil
        logger.info("video client gone")
    }

    /// Begins to hand configuration texts to a control connection.
    func attachReader() -> Mailbox<[UInt8]> {
        let texts = Mailbox<[UInt8]>(capacity: 8)
        readers[ObjectIdentifier(texts)] = texts
        return texts
    }

    func detachReader(_ texts: Mailbox<[UInt8]>) {
        readers[ObjectIdentifier(texts)] = nil
    }
}

/// The clients that asked for navdata, under the numbers by which the drone knows them.
private struct NavdataClients {
    /// More than this many are forgotten, oldest first: the drone serves one client, and a flood must not grow.
    private static let capacity = 64

    private var numbers: [Peer: UInt64] = [:]
    private var peers: [UInt64: Peer] = [:]
    private var newest: UInt64 = 0

    mutating func number(of peer: Peer) -> UInt64 {
        if let known = numbers[peer] { return known }
        newest += 1
        numbers[peer] = newest
        peers[newest] = peer
        if peers.count > Self.capacity, let oldest = peers.removeValue(forKey: newest - UInt64(Self.capacity)) {
            numbers[oldest] = nil
        }
        return newest
    }

    func peer(_ number: UInt64) -> Peer? { peers[number] }
}
