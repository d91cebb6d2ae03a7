public import DroneLink
public import MissionLanguage
public import MissionRuntime

/// A mission that is written in Swift: the same tree as a `.fly` file, proved the same way before anything moves.
///
/// ```swift
/// let square = Mission("square") {
///     Takeoff()
///     Repeat(4) {
///         Forward(2.m)
///         Turn(.right, 90.deg)
///     }
///     Land()
/// }
/// print(square.check(limits: .indoor))
/// try await drone.fly(square)
/// ```
///
/// Its ``text`` is what `copter` flies from a file, and every message about it names lines of that text.
public struct Mission: Hashable, Sendable, CustomStringConvertible {
    /// The mission in the language of `.fly` files, in its canonical layout.
    public let source: SourceText

    /// Makes a mission from what is flown, in order.
    public init(_ name: String = "mission", @MissionBuilder _ lines: () -> [MissionLine]) {
        source = SourceText(name: name, text: lines().map { $0.written() }.joined())
    }

    /// The mission in the language of `.fly` files: what is saved, read and flown anywhere else.
    public var text: String { source.text }

    /// The mission as the language understands it, the same as of the file.
    public var tree: MissionTree { MissionCheck.tree(of: source).0 }

    /// The text.
    public var description: String { text }
}

extension Drone {
    /// Flies a mission.
    ///
    /// - Parameters:
    ///   - mission: what to fly.
    ///   - defaults: the speeds of moves that name none; nil for those that fit the drone's limits, indoors or outdoors.
    /// - Returns: what was planned and what was flown, line by line.
    /// - Throws: ``MissionRejected`` when it cannot be flown, and then nothing was; else as
    ///   ``fly(_:defaults:)-(CheckedMission,_)``.
    @discardableResult
    public func fly(_ mission: Mission, defaults: MissionDefaults? = nil) async throws -> MissionReport {
        let checked = MissionCheck.check(mission.source)
        guard let flown = checked.mission else {
            throw MissionRejected(source: mission.source, diagnostics: checked.diagnostics)
        }
        return try await fly(flown, defaults: defaults)
    }
}
