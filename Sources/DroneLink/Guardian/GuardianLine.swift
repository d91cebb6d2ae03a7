import Dispatch
import DroneWire
import FlightCore
import Sockets

/// The line from a flying program to its guardian.
struct GuardianLine: Sendable {
    private let channel: MessageChannel
    private let drone: String
    private var client = GuardianClient()

    /// How long a guardian may take to start; it needs a twentieth of a second on an idle machine.
    private static let longestStart = Duration.seconds(20)

    /// Starts a guardian and waits until it watches; nil where nobody is to watch.
    ///
    /// - Throws: ``LinkError/noGuardian(searched:)``, ``LinkError/guardianFailed(program:reason:)``.
    nonisolated(nonsending) static func open(
        _ choice: GuardianChoice,
        drone: String
    ) async throws(LinkError) -> GuardianLine? {
        guard let program = try choice.program() else { return nil }
        let own: MessageChannel
        do throws(SystemFailure) {
            let (near, far) = try MessageChannel.pair()
            own = near
            try DetachedProcess.start(
                program,
                ["guard", "--channel", "\(DetachedProcess.channelDescriptor)"],
                channel: far
            )
        } catch {
            throw .guardianFailed(program: program, reason: error.description)
        }
        let greeting = GuardianHeartbeat(drone: drone, lastCommand: 0, watch: .grounded)
        own.send(GuardianMessage.heartbeat(greeting).encoded)
        // A thread of its own waits: the guardian may take its time, and nothing else in this program shall.
        let answered = await withCheckedContinuation { answer in
            DispatchQueue.global().async { answer.resume(returning: own.waitForMessage(within: longestStart)) }
        }
        guard answered else {
            throw .guardianFailed(program: program, reason: "no answer in \(longestStart)")
        }
        guard case .message(let bytes) = own.receive(), (try? GuardianAnswer(parsing: bytes.rawSpan)) == .ready else {
            throw .guardianFailed(program: program, reason: "it ended, or is no guardian")
        }
        return GuardianLine(channel: own, drone: drone)
    }

    private init(channel: MessageChannel, drone: String) {
        self.channel = channel
        self.drone = drone
    }

    /// What became of the guardian.
    var standing: GuardianClient.Standing { client.standing }

    /// Whether a datagram may leave for the drone now.
    mutating func mayFly(at now: Duration) -> Bool {
        let (messages, isClosed) = channel.receiveAll()
        for message in messages {
            if let answer = try? GuardianAnswer(parsing: message.rawSpan) { client.hear(answer) }
        }
        if isClosed { client.hearGuardianEnd() }
        let (mayFly, question) = client.mayFly(at: now)
        if let question { channel.send(question.encoded) }
        return mayFly
    }

    /// Tells the guardian that the program lives, as often as it should know.
    mutating func beat(_ machine: FlightMachine, at now: Duration) {
        if let message = client.beat(machine.heartbeat(drone: drone), at: now) { channel.send(message.encoded) }
    }

    /// Tells the guardian that the program leaves, and whether there is a landing left to do.
    func leave(_ machine: FlightMachine) {
        // Also to one that did not answer: it may only be slow.
        guard client.standing != .tookOver else { return }
        channel.send(GuardianMessage.heartbeat(machine.heartbeat(drone: drone).farewell).encoded)
    }
}
