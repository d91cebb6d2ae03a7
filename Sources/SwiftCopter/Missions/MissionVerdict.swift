public import FlightCore
public import MissionLanguage
import MissionRuntime
import Rehearsal

/// What is known of a mission before it flies: what is wrong in its text, and what simulated flights of it came to.
public struct MissionVerdict: Sendable, CustomStringConvertible {
    /// What forbids to fly a mission.
    public enum Flaw: Hashable, Sendable {
        /// A line leads through a limit.
        case limit(line: Int?)
        /// No battery carries it and leaves enough.
        case battery
        /// A step cannot end in the time that it has.
        case timing(line: Int?)
        /// A tolerance is tighter than the position is known.
        case tolerance(line: Int?)
        /// The drone cannot have one of the operator's limits.
        case setting(String)
    }

    /// The mission's text.
    public let source: SourceText

    /// What is said of the text, in its order.
    public let diagnostics: [Diagnostic]

    /// The mission to fly; nil when its text is wrong.
    public let mission: CheckedMission?

    /// What the simulated flights found; empty for a mission that may be flown.
    public let flaws: [Flaw]

    /// How often it was flown, and how often that went well.
    public let flights: (count: Int, succeeded: Int)

    /// The shortest and the longest flight that went well.
    public let time: ClosedRange<Duration>?

    /// The least and the most charge that a flight used, in percent.
    public let chargeUsed: ClosedRange<Int>?

    /// The charge to start with, so that enough is left at the end, in percent.
    public let sufficientCharge: Int?

    /// The height that no flight went above.
    public let highest: Length?

    /// Whether it may be flown.
    public var isSound: Bool { mission != nil && flaws.isEmpty }

    /// The verdict for people, one line a fact.
    public var description: String {
        let told = diagnostics.map { DiagnosticRenderer.render($0, in: source) }
        guard let mission else { return told.joined(separator: "\n") }
        var facts = ["\(source.name)  \(isSound ? "ok" : "not fit to fly")"]
        if let time {
            let (least, most) = (time.lowerBound, time.upperBound)
            facts.append("  time     \(Self.spoken(least))–\(Self.spoken(most))")
        }
        if let chargeUsed, let sufficientCharge {
            facts.append("  battery  \(chargeUsed.upperBound) % of charge, start with \(sufficientCharge) %")
        }
        if let highest { facts.append("  height   \(Measure(highest.meters, .length).spoken)") }
        if flights.count > 0 { facts.append("  flights  \(flights.succeeded) of \(flights.count) went well") }
        facts += flaws.map { "  flaw     \(Self.words($0, mission))" }
        return (told + facts).joined(separator: "\n")
    }

    private static func spoken(_ time: Duration) -> String { Measure(time.seconds, .time).spoken }

    private static func words(_ flaw: Flaw, _ mission: CheckedMission) -> String {
        func place(_ line: Int?) -> String {
            line.map { "line \($0), \"\(mission.source.line($0).trimmed)\", " } ?? "the mission "
        }
        return switch flaw {
        case .limit(let line): place(line) + "leaves the limits"
        case .battery: "no battery carries it and leaves enough"
        case .timing(let line): place(line) + "has too little time"
        case .tolerance(let line): place(line) + "wants a tolerance tighter than the position is known"
        case .setting(let text): text
        }
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }) }
}

extension Mission {
    /// Checks the text, and flies it some times in the simulated drone, in virtual time: nothing moves.
    ///
    /// - Parameters:
    ///   - limits: how high and how far it may fly.
    ///   - flights: how many flights with a real drone's sensors; 0 for the text alone.
    /// - Returns: what is wrong in the text, and what the flights came to.
    public func check(limits: FlightLimits = .indoor, flights: Int = 3) -> MissionVerdict {
        let (mission, diagnostics) = MissionCheck.check(source)
        guard let mission, flights > 0, mission.takesOff else {
            return MissionVerdict(source, diagnostics, mission, nil, [])
        }
        var conditions = RehearsalConditions(
            settings: FlightSettings(limits: limits),
            defaults: limits.defaults
        )
        do {
            _ = try conditions.scout(mission)
            var flown: [RehearsedFlight] = []
            for seed in 1...UInt64(flights) {
                flown.append(try RehearsedFlight(mission, seed: seed, in: conditions))
            }
            let forecast = MissionForecast(of: mission, flown, in: conditions)
            return MissionVerdict(source, diagnostics, mission, forecast, [])
        } catch {
            return MissionVerdict(source, diagnostics, mission, nil, [.setting("\(error)")])
        }
    }
}

extension MissionVerdict {
    fileprivate init(
        _ source: SourceText,
        _ diagnostics: [Diagnostic],
        _ mission: CheckedMission?,
        _ forecast: MissionForecast?,
        _ flaws: [Flaw]
    ) {
        self.source = source
        self.diagnostics = diagnostics
        self.mission = mission
        let found = forecast?.flaws.map { flaw, failure -> Flaw in
            switch flaw {
            case .limit: .limit(line: failure?.line)
            case .battery: .battery
            case .timing: .timing(line: failure?.line)
            case .tolerance: .tolerance(line: forecast?.summary.tight.first?.line)
            }
        }
        self.flaws = flaws + (found ?? [])
        let summary = forecast?.summary
        flights = (summary?.count ?? 0, summary?.succeeded ?? 0)
        time = summary?.time
        chargeUsed = summary?.chargeUsed
        sufficientCharge = forecast?.sufficientCharge
        highest = summary?.box?.highest
    }
}
