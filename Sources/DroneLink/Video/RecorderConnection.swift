import DroneWire
import FlightCore
import Logging
import Sockets

/// The connection to what an AR.Drone 2.0 records: there while a film of that is made.
struct RecorderConnection: Sendable {
    let address: DroneAddress
    let darkroom: Darkroom
    let logger: Logger

    /// Writes a setting and waits until the drone has it.
    let configure: @Sendable (ConfigurationSetting) async throws -> Void

    /// The rest of the recording did not come.
    private struct RestMissing: Error, CustomStringConvertible {
        var description: String { "the end of the recording did not come" }
    }

    /// How long the drone is given for what it has recorded and not sent yet (the SDK's own patience).
    private static let patience = Duration.seconds(10)
    private static let lookInterval = Duration.milliseconds(100)

    /// Fetches what is recorded whenever a film of it is begun, until the darkroom closes or the task is cancelled.
    func run(reporting report: @escaping @Sendable (FlightEvent) async -> Void) async {
        for await _ in darkroom.recorderDemand {
            var reason: String?
            do {
                try await record(reporting: report)
            } catch {
                logger.debug("recorder connection broke", metadata: ["error": "\(error)"])
                reason = "\(error)"
                try? await configure(.videoCodec(.h264Live360p))
            }
            for event in await darkroom.endRecorded(reason) { await report(event) }
        }
    }

    private func record(reporting report: @escaping @Sendable (FlightEvent) async -> Void) async throws {
        // Connected before the drone records, so that nothing of it is missing.
        try await withStreamPort(to: address.recorder) { port in
            try await configure(.videoCodec(.mpeg4Live360pH264Record720p))
            try await withThrowingTaskGroup(of: Void.self) { group in
                defer { group.cancelAll() }
                group.addTask { try await read(port, reporting: report) }
                group.addTask {
                    while await darkroom.isRecorderWanted { try await Task.sleep(for: Self.lookInterval) }
                    try await configure(.videoCodec(.h264Live360p))
                    try await Task.sleep(for: Self.patience)
                    throw RestMissing()
                }
                // The end of the recording, of the connection, or of all patience.
                try await group.next()
            }
        }
    }

    private func read(_ port: StreamPort, reporting report: @Sendable (FlightEvent) async -> Void) async throws {
        var assembler = PaVEAssembler()
        for try await bytes in port.incoming {
            assembler.append(bytes.rawSpan)
            var frames: [PaVEFrame] = []
            while let frame = assembler.next() { frames.append(frame) }
            for event in await darkroom.takeRecorded(frames) { await report(event) }
            // A recording that an earlier client left behind may end before this one begins.
            if frames.contains(where: \.endsStream), await !darkroom.isRecorderWanted { return }
        }
    }
}
