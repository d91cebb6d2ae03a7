import DroneWire

@testable import DroneSim

/// A client of the simulated drone that speaks only the wire formats, in virtual time: REF and PCMD every 30 ms.
struct Cockpit {
    /// Under which number the drone knows this client.
    static let client: UInt64 = 7
    private static let beat = Duration.milliseconds(30)

    /// A drone whose sensors tell the truth, in a place without walls.
    static let clear = SimulatorSettings(sensors: .perfect, world: .field, wind: .calm)

    var drone: SimulatedDrone
    var reference = Reference.land
    var sticks = Piloting.hover

    private(set) var now = Duration.zero
    private(set) var navdata: [NavdataDatagram] = []
    private(set) var receivers: [UInt64] = []
    private(set) var listings: [[UInt8]] = []
    private(set) var frames: [LiveFrame] = []
    private(set) var truths: [Truth] = []
    private(set) var photographs: [(picture: PictureRequest, path: String)] = []
    private var sequence = ATSequence()
    private var nextBeat = Duration.zero

    init(_ settings: SimulatorSettings = Cockpit.clear) {
        drone = SimulatedDrone(settings: settings)
    }

    /// Which navdata a cockpit asks for.
    enum Stream {
        /// What a drone sends in demo mode by itself, at 15 Hz.
        case demo
        /// All options, at 15 Hz.
        case everything
        /// All options, at 200 Hz.
        case full
    }

    /// A cockpit whose drone streams navdata.
    static func connected(_ settings: SimulatorSettings = Cockpit.clear, _ stream: Stream = .demo) -> Cockpit {
        var cockpit = Cockpit(settings)
        cockpit.wake()
        cockpit.configure(.navdataDemo(stream != .full))
        if stream == .everything { cockpit.configure(.navdataOptions(.all)) }
        return cockpit
    }

    /// A cockpit whose drone hovers after its take-off.
    static func hovering(_ settings: SimulatorSettings = Cockpit.clear, _ stream: Stream = .demo) -> Cockpit {
        var cockpit = connected(settings, stream)
        cockpit.reference = .takeOff
        cockpit.pass(.seconds(8))
        return cockpit
    }

    /// The newest datagram.
    var newest: NavdataDatagram? { navdata.last }

    /// What is really the case.
    var truth: Truth { drone.truth }

    /// Asks for navdata.
    mutating func wake(from client: UInt64 = Cockpit.client) {
        let wakeUp: [UInt8] = [1, 0, 0, 0]
        drone.receiveNavdataWake(wakeUp.rawSpan, from: client, at: now)
    }

    /// Sends commands at once, beside the regular ones.
    mutating func send(_ commands: [ATCommand]) {
        for datagram in sequence.encode(commands) { send(bytes: datagram) }
    }

    /// Sends text as it is.
    mutating func send(text: String) { send(bytes: Array(text.utf8)) }

    /// Sends bytes as they are.
    mutating func send(bytes: [UInt8]) { drone.receiveCommands(bytes.rawSpan, at: now) }

    /// Counts commands from 1 again, as a client that was started anew.
    mutating func restartCounting() { sequence.restart() }

    /// Lets time pass with the regular commands.
    mutating func pass(_ duration: Duration) {
        let end = now + duration
        while now < end {
            if now >= nextBeat {
                send([.ref(reference), .pcmd(sticks)])
                nextBeat = now + Cockpit.beat
            }
            advance(to: min(end, nextBeat))
        }
    }

    /// Lets time pass without a word.
    mutating func beSilent(_ duration: Duration) { advance(to: now + duration) }

    /// The drone was not in a state in time.
    struct NeverReached: Error {
        let wanted: ControlState.Major
        let found: ControlState
    }

    /// Lets time pass with the regular commands until the drone is really in this state.
    mutating func pass(until major: ControlState.Major, within limit: Duration) throws(NeverReached) {
        let end = now + limit
        while truth.state.major != major {
            guard now < end else { throw NeverReached(wanted: major, found: truth.state) }
            pass(.milliseconds(5))
        }
    }

    /// Writes a setting and acknowledges it as long as it takes.
    mutating func configure(_ setting: ConfigurationSetting, as ids: ConfigurationIDs? = nil) {
        let owner = ids.map { [ATCommand.configIDs($0)] } ?? []
        send(owner + [.config(setting)])
        acknowledge()
    }

    /// Acknowledges until the bit is gone.
    mutating func acknowledge() {
        while drone.state.contains(.commandMask) {
            send([.control(.acknowledge)])
            pass(.milliseconds(30))
        }
    }

    private mutating func advance(to time: Duration) {
        now = time
        for output in drone.advance(to: time) {
            switch output {
            case .navdata(let bytes, let client):
                receivers.append(client)
                do {
                    navdata.append(try NavdataDatagram(parsing: bytes.rawSpan))
                } catch {
                    preconditionFailure("the drone sent navdata that does not decode: \(error)")
                }
            case .configuration(let text): listings.append(text)
            case .frameDue(let frame): frames.append(frame)
            case .truth(let truth): truths.append(truth)
            case .photographDue(let picture, let path): photographs.append((picture, path))
            case .cut: break
            }
        }
    }
}
