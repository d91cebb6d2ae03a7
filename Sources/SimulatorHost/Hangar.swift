import DroneSim
import DroneWire
import Logging
import Sockets
import Synchronization

/// The one owner of a simulated drone: hands it time and datagrams, and sends what comes out.
///
/// It works on the thread of its two sockets at the firmware's 200 Hz, so that nothing that pictures cost delays navdata.
actor Hangar {
    nonisolated let loop: SocketLoop

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    /// The drone stands still while its program does (stopped in a debugger, a closed laptop), instead of living through
    /// all of that time at once.
    private static let longestStep = Duration.milliseconds(500)

    /// So many clients are remembered; a real drone streams to one at a time.
    private static let mostClients = 16

    private let ports: DronePorts
    private let logger: Logger
    private var drone: SimulatedDrone
    private let clock = SuspendingClock()
    private var lastBeat: SuspendingClock.Instant
    private var now = Duration.zero
    private var isClosed = false

    /// Who has woken the drone, by the number that the drone knows them by; numbers only grow.
    private var clients: [UInt64: Peer] = [:]
    private var nextClient: UInt64 = 1

    /// Where the camera's pictures go while somebody is connected.
    private var viewer: Mailbox<LiveFrame>?

    /// Where they go beside that while somebody is connected to the recorder.
    private var recorder: Mailbox<LiveFrame>?

    /// Two minutes of pictures wait for a client of the recorder that is slow; none is left out.
    private static let longestRecording = 3600

    /// Headers that tell the viewer what was recorded, until they are sent.
    private var announcements: [PaVEHeader] = []
    private static let mostAnnouncements = 32

    /// Who listens on the control port.
    private var listeners: [Int: Mailbox<[UInt8]>] = [:]
    private var nextListener = 0

    /// A text that found nobody on the control port, and when: a client that connects and asks at once is often
    /// answered before it is accepted here, though it was connected.
    private var unheard: (text: [UInt8], at: Duration)?
    private static let longestUnheard = Duration.seconds(1)

    private nonisolated let newestTruth: Mutex<Truth>

    /// Where the truth is recorded, if it is.
    private let truths: Mailbox<Truth>?

    /// What the userbox has taken; more than these wait for nobody.
    nonisolated let photographs = Mailbox<Photograph>(capacity: 8)

    /// What is filmed on the USB key, and for each film the first picture after it; ten seconds wait for a slow machine.
    nonisolated let keyFrames = Mailbox<LiveFrame>(capacity: 300)
    private var filmOnKey: String?

    init(settings: SimulatorHostSettings, ports: DronePorts, truths: Mailbox<Truth>?) {
        loop = ports.loop
        self.ports = ports
        self.truths = truths
        logger = settings.logger
        drone = SimulatedDrone(settings: settings.simulator)
        newestTruth = Mutex(drone.truth)
        lastBeat = clock.now
    }

    /// What is really the case with the drone.
    nonisolated var truth: Truth { newestTruth.withLock { $0 } }

    // MARK: Loops

    /// Lets the drone live, until ``close()``.
    func beat() async {
        await loop.withBeat(every: SimulatedDrone.step) { beats in
            for await _ in beats {
                if isClosed { return }
                catchUp()
                deliver(drone.advance(to: now))
                let truth = drone.truth
                newestTruth.withLock { $0 = truth }
            }
        }
    }

    /// Takes wake-ups, until ``close()``.
    func listenForWakeUps() async {
        for await case .success(let datagram) in ports.navdata.incoming.untilFinished {
            catchUp()
            drone.receiveNavdataWake(datagram.bytes.rawSpan, from: number(of: datagram.sender), at: now)
        }
    }

    /// Takes commands, until ``close()``.
    func listenForCommands() async {
        for await case .success(let datagram) in ports.commands.incoming.untilFinished {
            catchUp()
            drone.receiveCommands(datagram.bytes.rawSpan, at: now)
        }
    }

    /// Ends the loops, and everything that is sent to somebody.
    func close() {
        isClosed = true
        ports.finish()
        viewer?.finish()
        recorder?.finish()
        truths?.finish()
        photographs.finish()
        keyFrames.finish()
        for listener in listeners.values { listener.finish() }
    }

    private func catchUp() {
        let present = clock.now
        now += min(present - lastBeat, Self.longestStep)
        lastBeat = present
    }

    private func number(of peer: Peer) -> UInt64 {
        if let known = clients.first(where: { $0.value == peer })?.key { return known }
        if clients.count == Self.mostClients, let oldest = clients.keys.min() { clients[oldest] = nil }
        defer { nextClient += 1 }
        clients[nextClient] = peer
        logger.debug("woken", metadata: ["client": "\(peer)"])
        return nextClient
    }

    private func deliver(_ outputs: [SimulatorOutput]) {
        for output in outputs {
            switch output {
            case .navdata(let bytes, let client):
                if let peer = clients[client] { ports.navdata.send(bytes, to: peer) }
            case .configuration(let text):
                for listener in listeners.values { listener.put(text) }
                unheard = listeners.isEmpty ? (text, now) : nil
            case .frameDue(let frame):
                viewer?.put(frame)
                // A recording with a hole is none: whoever is so slow is hung up on.
                if recorder?.put(frame) != nil { recorder?.finish() }
                if frame.video.filmOnKey != nil || filmOnKey != nil { keyFrames.put(frame) }
                filmOnKey = frame.video.filmOnKey
            case .cut(.video):
                viewer?.finish()
                recorder?.finish()
            case .cut: for listener in listeners.values { listener.finish() }
            case .photographDue(let picture, let path):
                photographs.put(Photograph(picture: picture, path: path))
            case .truth(let truth):
                truths?.put(truth)
            }
        }
    }

    // MARK: Files

    /// What a client of the media port wrote; returns what is to be done.
    func receiveMediaCommands(_ bytes: [UInt8], in session: FTPSession) -> (FTPSession, [FTPSession.Action]) {
        var session = session
        let actions = drone.receiveMediaCommands(bytes, in: &session)
        return (session, actions)
    }

    /// What a client of the update port wrote; returns what is to be done.
    func receiveUpdateCommands(_ bytes: [UInt8], in session: FTPSession) -> (FTPSession, [FTPSession.Action]) {
        var session = session
        let actions = drone.receiveUpdateCommands(bytes, in: &session)
        return (session, actions)
    }

    /// Stores a photograph or a film in the drone.
    func store(_ bytes: [UInt8], at path: String) { drone.store(bytes, at: path) }

    // MARK: What goes wrong

    /// Lets something go wrong with the drone.
    func inject(_ fault: Fault) {
        catchUp()
        drone.inject(fault)
    }

    /// Ends everything that goes wrong.
    func clearFaults() { drone.clearFaults() }

    // MARK: Who is connected

    /// The pictures for a client that has connected; the drone has one video client.
    ///
    /// One picture waits at most: what a client does not take in time is never drawn.
    func beginViewing() -> Mailbox<LiveFrame> {
        let frames = Mailbox<LiveFrame>(capacity: 1)
        if isClosed { frames.finish() }
        viewer = frames
        announcements = []
        return frames
    }

    /// The client has gone.
    func endViewing() {
        viewer?.finish()
        viewer = nil
    }

    /// Whether the drone has given up its client.
    var hasLostLink: Bool { drone.state.contains(.communicationLost) }

    /// All pictures for a client of the recorder, whether or not they are recorded; it has one client as well.
    func beginRecording() -> Mailbox<LiveFrame> {
        let frames = Mailbox<LiveFrame>(capacity: Self.longestRecording)
        if isClosed { frames.finish() }
        recorder = frames
        return frames
    }

    /// The client has gone.
    func endRecording() {
        recorder?.finish()
        recorder = nil
    }

    /// Tells the viewer of a frame that the recorder's client gets.
    func announce(_ header: PaVEHeader) {
        guard viewer != nil, announcements.count < Self.mostAnnouncements else { return }
        announcements.append(header)
    }

    /// What the viewer was not told yet.
    func takeAnnouncements() -> [PaVEHeader] {
        defer { announcements = [] }
        return announcements
    }

    /// The texts for a client of the control port, and the number to end it by.
    func beginListening() -> (texts: Mailbox<[UInt8]>, number: Int) {
        let texts = Mailbox<[UInt8]>(capacity: 8)
        nextListener += 1
        listeners[nextListener] = texts
        if let unheard = unheard.take(), now - unheard.at < Self.longestUnheard { texts.put(unheard.text) }
        if isClosed { texts.finish() }
        return (texts, nextListener)
    }

    /// The client has gone.
    func endListening(_ number: Int) {
        listeners.removeValue(forKey: number)?.finish()
    }
}
