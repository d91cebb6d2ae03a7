public import DroneLink
import FlightCore
public import MissionLanguage
public import MissionRuntime

/// A text that cannot be flown; nothing of it was.
public struct MissionRejected: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text.
    public let source: SourceText

    /// What is wrong with it, in the order of the text.
    public let diagnostics: [Diagnostic]

    /// What is wrong with it, each with its place.
    public var description: String {
        diagnostics.map { DiagnosticRenderer.render($0, in: source) }.joined(separator: "\n")
    }
}

extension Drone {
    /// Flies a whole mission, as `copter fly` does.
    ///
    /// A mission that fails hovers, flies its `on abort` and lands by itself. Whoever wants the report of one that failed gives
    /// a `MissionMachine` to ``/DroneLink/Drone/attempt(_:)``.
    ///
    /// - Parameters:
    ///   - mission: what to fly.
    ///   - defaults: the speeds of moves that name none; nil for those that fit the drone's limits, indoors or outdoors.
    /// - Returns: what was planned and what was flown, line by line.
    /// - Throws: `FlightFailure` when it was not flown to its end, ``/DroneLink/LinkError/ended``, and `CancellationError`.
    @discardableResult
    public func fly(_ mission: CheckedMission, defaults: MissionDefaults? = nil) async throws -> MissionReport {
        try await fly(MissionMachine(mission, defaults: (defaults ?? limits.defaults).within(limits))).report
    }

    /// Flies a whole mission from its text.
    ///
    /// - Parameters:
    ///   - text: the mission, in the language of `.fly` files.
    ///   - arguments: values for its parameters, as they are written: `["side": "3m"]`.
    /// - Returns: what was planned and what was flown, line by line.
    /// - Throws: ``MissionRejected`` when it cannot be flown, and then nothing was; else as ``fly(_:defaults:)-(CheckedMission,_)``.
    @discardableResult
    public func fly(mission text: String, arguments: [String: String] = [:]) async throws -> MissionReport {
        let source = SourceText(name: "mission", text: text)
        let checked = MissionCheck.check(source, arguments: arguments)
        guard let mission = checked.mission else {
            throw MissionRejected(source: source, diagnostics: checked.diagnostics)
        }
        return try await fly(mission)
    }

    /// Does what a line at the prompt would: afterwards, and after a failure, the drone hovers.
    ///
    /// Orders in a row chain from where the drone was meant to be, so that errors do not add up.
    ///
    /// - Parameter line: the order, in the language of `.fly` files: `forward 2m at 0.5m/s`.
    /// - Returns: what was planned and what was flown.
    /// - Throws: ``MissionRejected`` when it cannot be flown, and then nothing was; else as ``fly(_:defaults:)-(CheckedMission,_)``.
    @discardableResult
    public func order(_ line: String) async throws -> MissionReport {
        let memory = handover(as: MissionMemory.self) ?? MissionMemory()
        let source = SourceText(name: "order", text: line)
        // Whether the drone flies is seen when the order is flown: it may not be known yet.
        let checked = MissionCheck.check(source, context: .prompt, knowing: memory.names(flying: true))
        guard let mission = checked.mission else {
            throw MissionRejected(source: source, diagnostics: checked.diagnostics)
        }
        let flown = try await fly(MissionMachine(mission, carrying: memory, defaults: limits.defaults))
        handOver(flown.memory)
        return flown.report
    }
}
