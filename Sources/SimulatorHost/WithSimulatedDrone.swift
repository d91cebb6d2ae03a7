public import DroneSim
import Sockets

/// A simulated drone that runs in this process, for as long as the closure of ``withSimulatedDrone(_:_:)`` does.
public struct HostedDrone: Sendable {
    /// The address that it listens on, with the drone's standard ports.
    public let address: String

    /// Why it serves no recorded media (FTP, port 21), where the system does not let it; nil where it does.
    public let mediaPortRefusal: SimulatorHostError?

    private let hangar: Hangar

    fileprivate init(ports: DronePorts, hangar: Hangar) {
        address = ports.host
        if case .failure(let error) = ports.media { mediaPortRefusal = error } else { mediaPortRefusal = nil }
        self.hangar = hangar
    }

    /// What is really the case with it, whatever it tells its clients.
    public var truth: Truth { hangar.truth }

    /// Lets something go wrong with it, from now on.
    public func inject(_ fault: Fault) async { await hangar.inject(fault) }

    /// Ends everything that goes wrong.
    public func clearFaults() async { await hangar.clearFaults() }
}

/// Switches a simulated drone on, runs `body`, and switches it off however the body ends.
///
/// It behaves as a real one on its network: any program that speaks the protocol can fly it, from this process or another.
///
/// - Parameters:
///   - settings: where it listens and what it is like.
///   - body: what to do meanwhile.
/// - Returns: what the body returns.
/// - Throws: ``SimulatorHostError`` when it cannot listen, and what the body throws.
@discardableResult
public nonisolated(nonsending) func withSimulatedDrone<Success>(
    _ settings: SimulatorHostSettings = SimulatorHostSettings(),
    _ body: (HostedDrone) async throws -> Success
) async throws -> Success {
    let writer = try settings.truthFile.map { path throws(SimulatorHostError) in
        try TruthWriter(path: path, report: settings.reportTruthFailure)
    }
    let generation = settings.simulator.generation
    let outcome: Result<Success, any Error> = try await withDronePorts(host: settings.host, generation: generation) {
        ports in
        // Ten seconds of records wait for a disk that is slow.
        let truths = writer.map { _ in Mailbox<Truth>(capacity: 500) }
        let hangar = Hangar(settings: settings, ports: ports, truths: truths)
        let camera = Camera(world: settings.simulator.world, hangar: hangar, logger: settings.logger)
        let recorder = Recorder(world: settings.simulator.world, hangar: hangar, logger: settings.logger)
        let keyRecorder = KeyRecorder(world: settings.simulator.world, hangar: hangar, logger: settings.logger)
        let darkroom = Darkroom(world: settings.simulator.world, hangar: hangar, logger: settings.logger)
        let update = FilePort(host: ports.host, logger: settings.logger) {
            await hangar.receiveUpdateCommands($0, in: $1)
        }
        let media = FilePort(host: ports.host, logger: settings.logger) {
            await hangar.receiveMediaCommands($0, in: $1)
        }
        let control = ControlPort(hangar: hangar, logger: settings.logger)
        let faults = FaultPort(hangar: hangar, logger: settings.logger)
        return await withTaskGroup(of: Void.self) { group in
            group.addTask(executorPreference: hangar.loop) { await hangar.beat() }
            group.addTask(executorPreference: hangar.loop) { await hangar.listenForWakeUps() }
            group.addTask(executorPreference: hangar.loop) { await hangar.listenForCommands() }
            if let writer, let truths { group.addTask(executorPreference: writer.queue) { await writer.write(truths) } }
            switch ports.video {
            case .datagrams(let port): group.addTask { await camera.serve(port) }
            case .connections(let live, let recording):
                group.addTask { await camera.serve(live) }
                group.addTask { await recorder.serve(recording) }
            }
            group.addTask { await control.serve(ports.control) }
            group.addTask { await faults.serve(ports.faults) }
            group.addTask { await update.serve(ports.update) }
            if case .success(let server) = ports.media { group.addTask { await media.serve(server) } }
            group.addTask(executorPreference: darkroom.queue) { await darkroom.develop(hangar.photographs) }
            group.addTask(executorPreference: keyRecorder.queue) { await keyRecorder.film(hangar.keyFrames) }
            let outcome: Result<Success, any Error>
            do {
                outcome = .success(try await body(HostedDrone(ports: ports, hangar: hangar)))
            } catch {
                outcome = .failure(error)
            }
            await hangar.close()
            // Those who are connected are hung up on.
            group.cancelAll()
            return outcome
        }
    }
    return try outcome.get()
}
