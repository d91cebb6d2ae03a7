import DroneWire
import FlightCore
import Sockets

/// Meets the drone at an address, runs `body` with it, and leaves it on the ground.
///
/// The drone is kept on its link by a command every 30 ms, whatever the body does. However the body ends (it returns, throws,
/// or its task is cancelled), a drone that may be in the air is landed first, and told so until it is seen on the ground.
/// A cancellation lands it at once, also while the body has not ended yet. When this whole process dies or stops, its guardian
/// lands the drone (``GuardianChoice``).
///
/// - Parameters:
///   - address: where the drone is.
///   - settings: how it is met, flown and left.
///   - body: what to do with it.
/// - Returns: what the body returns.
/// - Throws: ``LinkError`` when no drone is reached, within about five seconds, or there is no guardian; what the body throws;
///   ``/FlightCore/FlightFailure/landingNotConfirmed(after:)`` when the body has returned and the drone was not seen to land.
@discardableResult
public nonisolated(nonsending) func withDrone<Success>(
    at address: DroneAddress,
    settings: LinkSettings = LinkSettings(),
    _ body: (Drone) async throws -> Success
) async throws -> Success {
    if let contradiction = settings.flight.limits.contradiction { throw LinkError.contradictory(contradiction) }
    let outcome: Result<Success, any Error>
    do {
        try requireDescriptors(mostDescriptors)
        let loop = try SocketLoop()
        loop.takePrecedence()
        outcome = try await withDatagramPort(remote: address.navdata, on: loop) { navdata in
            try await withDatagramPort(remote: address.commands, on: loop) { commands in
                // A visit tells a drone nothing that it could need help with: there is nothing to watch over.
                let choice = settings.flight.isVisit ? GuardianChoice.none : settings.guardian
                let guardian = try await GuardianLine.open(choice, drone: address.host)
                let link = try Link(
                    at: address,
                    settings: settings,
                    loop: loop,
                    navdata: navdata,
                    commands: commands,
                    guardian: guardian
                )
                return await link.run(body)
            }
        }
    } catch let error as SocketError {
        // Only opening the loop and the two ports throws one: what the body throws is inside of the outcome.
        throw LinkError(address, opening: error)
    } catch let error as ConfigurationError {
        throw LinkError.impossible(error)
    }
    return try outcome.get()
}

/// The descriptors that a flight takes: two event loops, six ports, the guardian's line, and files.
private let mostDescriptors = 24

/// The parts of one link, and the tasks that keep them going.
private struct Link {
    let address: DroneAddress
    let settings: LinkSettings
    let cockpit: Cockpit
    let darkroom: Darkroom
    let errands: ErrandDesk

    init(
        at address: DroneAddress,
        settings: LinkSettings,
        loop: SocketLoop,
        navdata: DatagramPort,
        commands: DatagramPort,
        guardian: GuardianLine?
    ) throws(ConfigurationError) {
        self.address = address
        self.settings = settings
        errands = ErrandDesk()
        darkroom = Darkroom(output: settings.output, patience: settings.cameraPatience)
        cockpit = try Cockpit(
            settings: settings,
            loop: loop,
            outside: .init(navdata: navdata, commands: commands, errands: errands),
            guardian: guardian
        )
    }

    nonisolated(nonsending) func run<Success>(
        _ body: (Drone) async throws -> Success
    ) async -> Result<Success, any Error> {
        await withTaskGroup(of: Void.self) { group in
            let cancellation = Cancellation()
            start(in: &group, cancellation: cancellation)
            let outcome = await withTaskCancellationHandler {
                await finish(after: await attempt(body))
            } onCancel: {
                cancellation.request()
            }
            group.cancelAll()
            return outcome
        }
    }

    private func start(in group: inout TaskGroup<Void>, cancellation: Cancellation) {
        let (cockpit, darkroom, errands) = (cockpit, darkroom, errands)
        let patience = settings.unheardLanding
        group.addTask(executorPreference: cockpit.loop) { await cockpit.listen() }
        group.addTask(executorPreference: cockpit.loop) { await cockpit.watchCommands() }
        group.addTask(executorPreference: cockpit.loop) {
            await cockpit.beat(whenCancelled: cancellation, unheardLanding: patience)
        }
        // Off the thread of the controls: a file system may take its time.
        group.addTask { [folder = settings.output.folder ?? "."] in
            await cockpit.note(freeBytes: FreeSpace.bytes(in: folder))
        }
        group.addTask { [address] in await cockpit.identify(await IdentityProbe(address: address).identity()) }
        let control = ControlConnection(address: address, cockpit: cockpit, logger: settings.logger)
        group.addTask { await control.run() }
        group.addTask { await errands.serve(in: darkroom) { await cockpit.report($0) } }
        let video = VideoConnection(
            address: address,
            darkroom: darkroom,
            logger: settings.logger,
            count: { await cockpit.note(pictures: $0) },
            generation: { cockpit.telemetry.snapshot.identity?.generation },
            look: { await cockpit.see($0) }
        )
        group.addTask { await video.run { await cockpit.report($0) } }
        let recorder = RecorderConnection(
            address: address,
            darkroom: darkroom,
            logger: settings.logger,
            configure: { try await cockpit.configure($0) }
        )
        group.addTask { await recorder.run { await cockpit.report($0) } }
    }

    private nonisolated(nonsending) func attempt<Success>(
        _ body: (Drone) async throws -> Success
    ) async -> Result<Success, any Error> {
        do {
            try await cockpit.connected(at: address)
            return .success(try await body(Drone(cockpit: cockpit, darkroom: darkroom, errands: errands)))
        } catch {
            return .failure(error)
        }
    }

    /// Lands, completes the film, and ends the tasks; in this order, so that the film has the landing.
    private nonisolated(nonsending) func finish<Success>(
        after outcome: Result<Success, any Error>
    ) async -> Result<Success, any Error> {
        var outcome = outcome
        do {
            try await cockpit.leave(patience: settings.unheardLanding)
        } catch {
            // What went wrong first is what the caller has to know.
            if case .success = outcome { outcome = .failure(error) }
        }
        errands.close()
        for event in await darkroom.close() { await cockpit.report(event) }
        await cockpit.close()
        return outcome
    }
}
