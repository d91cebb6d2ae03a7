import DroneSim
package import DroneWire
package import FlightCore
package import MissionLanguage
import MissionRuntime

/// What is known of a mission before it is flown: some flights of it in the simulated drone, and what they say of fence, time
/// and charge.
package struct MissionForecast: Sendable {
    /// What forbids to fly a mission.
    package enum Flaw: Hashable, Sendable {
        /// A step leads through a limit; by how much, when it was flown.
        case limit
        /// The charge that is needed at the take-off does not leave enough at the end.
        case battery
        /// A step cannot end in the time that it has.
        case timing
        /// A step wants to come nearer to its target than the place is known. In flight the tolerance would be widened.
        case tolerance
    }

    /// The flights, summed up.
    package let summary: RehearsalSummary
    /// In what they were flown.
    package let conditions: RehearsalConditions
    /// The charge that the mission asks for before it takes off, in percent.
    package let needed: Int
    /// How high and how far it may fly.
    package let limits: (ceiling: Length, radius: Length)

    /// Judges a mission by flights of it.
    ///
    /// - Parameters:
    ///   - mission: what was flown.
    ///   - flights: at least one flight of it.
    ///   - conditions: in what they were flown.
    package init(of mission: CheckedMission, _ flights: [RehearsedFlight], in conditions: RehearsalConditions) {
        self.conditions = conditions
        summary = RehearsalSummary(flights)
        let flight = conditions.settings
        needed = max(flight.leastTakeOffPercent, mission.requiredCharge ?? 0)
        limits = flights.first?.limits ?? (flight.limits.ceiling, flight.limits.radius)
    }

    /// The charge that must be there at the take-off so that enough is left at the end, in percent; nil when nothing was flown.
    package var sufficientCharge: Int? {
        summary.chargeUsed.map { max(needed, $0.upperBound + RehearsedFlight.leastCharge) }
    }

    /// What forbids to fly it, each kind once, with the failure it showed in; empty for a mission that may be flown.
    ///
    /// What may have to do with the simulated place alone is no flaw: a tag that is not there, a door that does not open.
    package var flaws: [(flaw: Flaw, failure: RehearsalSummary.Failure?)] {
        var flaws: [(Flaw, RehearsalSummary.Failure?)] = []
        func add(_ flaw: Flaw, _ failure: RehearsalSummary.Failure?) {
            if !flaws.contains(where: { $0.0 == flaw }) { flaws.append((flaw, failure)) }
        }
        for failure in summary.failures {
            switch failure.reason {
            case .refused(.ceiling), .refused(.floor), .refused(.fence): add(.limit, failure)
            case .failsafe(.battery), .failsafe(.batteryFlag), .failsafe(.batteryEnding), .failsafe(.batterySag),
                .refused(.battery):
                add(.battery, failure)
            case .timeout, .stalled:
                // A mission that is always too slow is; one that is so now and then may be flown.
                if failure.isOfMove, failure.seeds.count == summary.count { add(.timing, failure) }
            default: break
            }
        }
        if !summary.isInside { add(.limit, nil) }
        if let sufficientCharge, sufficientCharge > 100 { add(.battery, nil) }
        if !summary.tight.isEmpty { add(.tolerance, nil) }
        return flaws
    }
}

extension RehearsalConditions {
    /// Flown once without errors, to find out how long a mission is and how much room it needs.
    ///
    /// A mission that comes up against the walls of the simulated room needs a larger place, not another mission; then the
    /// conditions change to open ground, with the same limits.
    /// - Returns: the flight, and how many further ones are worth their time.
    /// - Throws: `ConfigurationError` for a limit that the drone cannot have.
    package mutating func scout(
        _ mission: CheckedMission
    ) throws(ConfigurationError) -> (flight: RehearsedFlight, worth: Int) {
        var flight = try RehearsedFlight(mission, seed: simulator.seed, in: ideal)
        if case .failed(.stalled) = flight.outcome, simulator.world != .field {
            simulator.world = .field
            flight = try RehearsedFlight(mission, seed: simulator.seed, in: ideal)
        }
        return (flight, min(max(Int(Self.worthwhile / max(flight.report.took.seconds, 1)), 2), 20))
    }

    /// So many seconds of flight tell enough of a mission.
    private static let worthwhile = 1200.0
}

extension CheckedMission {
    /// The charge that its own `require battery >= …` asks for before the take-off, in percent; nil when none does.
    package var requiredCharge: Int? {
        steps.compactMap { step -> Int? in
            guard case .require(let condition, _) = step.action else { return nil }
            return condition.leastBattery.map { Int($0.rounded(.up)) }
        }.max()
    }
}

extension Formula {
    /// The least battery with which a condition of the form `battery >= 40%` holds.
    fileprivate var leastBattery: Double? {
        switch self {
        case .comparison(.atLeast, .reading(.battery), let least), .comparison(.greater, .reading(.battery), let least):
            guard case .constant(.measure(let measure)) = least else { return nil }
            return measure.amount
        case .and(let left, let right): return [left.leastBattery, right.leastBattery].compactMap(\.self).max()
        default: return nil
        }
    }
}
