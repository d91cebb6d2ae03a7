import DroneWire
package import FlightCore
package import Sockets

/// The guardian's process: runs a ``/FlightCore/GuardianMachine`` on sockets and a real clock, until there is nothing left
/// to watch over.
///
/// - Parameters:
///   - channel: the conversation with the program that flies.
///   - note: writes into the log; must not wait.
/// - Throws: `SocketError` when the drone's ports cannot be opened.
package func watchOver(_ channel: MessageChannel, note: @escaping @Sendable (GuardianNote) -> Void) async throws {
    let loop = try SocketLoop()
    loop.takePrecedence()
    let watch = GuardianWatch(channel: channel, loop: loop, note: note)
    guard let drone = await watch.untilSpokenTo() else { return }
    let address = DroneAddress.host(drone)
    try await withDatagramPort(remote: address.navdata, on: loop) { navdata in
        try await withDatagramPort(remote: address.commands, on: loop) { commands in
            await withTaskGroup(of: Void.self) { group in
                group.addTask(executorPreference: loop) { await watch.listen(navdata) }
                // The network's complaints about commands change nothing: they are sent again.
                group.addTask { for await _ in commands.incoming.untilFinished {} }
                await watch.beat(navdata: navdata, commands: commands)
                navdata.incoming.finish()
                commands.incoming.finish()
            }
        }
    }
}

/// The one owner of a guardian machine.
private actor GuardianWatch {
    private nonisolated let loop: SocketLoop

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe loop.asUnownedSerialExecutor() }

    private let channel: MessageChannel
    private let note: @Sendable (GuardianNote) -> Void
    private var machine = GuardianMachine()
    // It counts through the sleep of the computer: a program that slept was silent.
    private let clock = ContinuousClock()
    private let began: ContinuousClock.Instant
    private var hasEnded = false
    private var ports: (navdata: DatagramPort, commands: DatagramPort)?
    /// What is said before there are ports: that the guardian is ready is only true with them.
    private var heldBack: [GuardianMachine.Action] = []

    init(channel: MessageChannel, loop: SocketLoop, note: @escaping @Sendable (GuardianNote) -> Void) {
        self.channel = channel
        self.loop = loop
        self.note = note
        began = clock.now
    }

    private var now: Duration { clock.now - began }

    /// Waits for the program's first word; returns the drone's host, or nil when the program has gone before.
    func untilSpokenTo() async -> String? {
        await loop.withBeat(every: GuardianMachine.tickInterval) { beats in
            for await _ in beats {
                let (messages, isClosed) = channel.receiveAll()
                for message in messages { heldBack += machine.receive(message.rawSpan, at: now) }
                if isClosed { heldBack += machine.hearProgramEnd(at: now) }
                if let drone = machine.drone { return drone }
                if isClosed { return nil }
            }
            return nil
        }
    }

    /// Watches, and where it must be flies, until there is nothing left to do.
    func beat(navdata: DatagramPort, commands: DatagramPort) async {
        ports = (navdata, commands)
        perform(heldBack)
        await loop.withBeat(every: GuardianMachine.tickInterval) { beats in
            for await _ in beats {
                if hasEnded { return }
                // Everything that was said first: a guardian that was kept waiting itself judges by that.
                let (messages, isClosed) = channel.receiveAll()
                for message in messages { perform(machine.receive(message.rawSpan, at: now)) }
                if isClosed { perform(machine.hearProgramEnd(at: now)) }
                perform(machine.tick(at: now))
            }
        }
    }

    /// Hears the drone, until the port is closed.
    func listen(_ navdata: DatagramPort) async {
        for await case .success(let datagram) in navdata.incoming.untilFinished {
            perform(machine.receiveNavdata(datagram.bytes.rawSpan, at: now))
        }
    }

    private func perform(_ actions: [GuardianMachine.Action]) {
        for action in actions {
            switch action {
            case .sendNavdata(let bytes): ports?.navdata.send(bytes)
            case .sendCommands(let bytes): ports?.commands.send(bytes)
            case .answer(let answer): channel.send(answer.encoded)
            case .note(let happened): note(happened)
            case .end: hasEnded = true
            }
        }
    }
}
