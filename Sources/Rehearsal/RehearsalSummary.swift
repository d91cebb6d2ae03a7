package import FlightCore
package import MissionLanguage
package import MissionRuntime

/// What many flights of one mission have in common.
package struct RehearsalSummary: Sendable {
    /// One way in which flights failed.
    package struct Failure: Sendable {
        /// The line that failed; nil when none was being flown.
        package var line: Int?
        /// How that step is written.
        package var text: String
        /// Why, in the first of these flights.
        package var reason: FlightFailure
        /// Whether the step moves the drone, to somewhere that the mission knows.
        package var isOfMove: Bool
        /// The flights that failed so.
        package var seeds: [UInt64]
    }

    /// How many flights there were.
    package let count: Int
    /// How many went as they should.
    package let succeeded: Int
    /// The ways in which others failed, the most frequent first.
    package let failures: [Failure]
    /// The shortest and the longest of the flights that went well; nil when none did.
    package let time: ClosedRange<Duration>?
    /// The least charge that any flight came to, in percent.
    package let leastBattery: Int?
    /// The least and the most charge that a flight used, in percent; nil when none took off.
    package let chargeUsed: ClosedRange<Int>?
    /// How far from where it was meant to be the drone came down: in the middle, in 95 of 100 flights, and at worst.
    package let endError: (middle: Length, most: Length, worst: Length)?
    /// A tolerance that was tighter than the place was known.
    package struct Tightness: Sendable {
        /// The line of the mission.
        package var line: Int
        /// How the step is written.
        package var text: String
        /// What was asked for.
        package var wanted: Measure
        /// The least that any flight had to use instead.
        package var possible: Measure
    }

    /// The tolerances that were too tight in every flight, in the order of the lines.
    package let tight: [Tightness]
    /// The limits that were to be wider than what holds, in the first flight.
    package let heldLimits: [(line: MissionReport.Line, note: MissionReport.Note)]
    /// How far the belief of the place may be off after two minutes in the air; nil for shorter flights.
    package let lateError: Length?
    /// The smallest margins of each step in all flights, in the order of the lines.
    package let margins: [RehearsedFlight.Margin]
    /// What the first flight that went well was made of; nil when none did.
    package let extent: (commands: Int, photos: Int, films: Int)?
    /// The widest spread of the track ahead, to the side and up, in all flights.
    package let box: (ahead: ClosedRange<Length>, right: ClosedRange<Length>, highest: Length)?

    /// Sums flights up.
    package init(_ flights: [RehearsedFlight]) {
        count = flights.count
        let good = flights.filter(\.hasSucceeded)
        succeeded = good.count
        failures = Self.failures(flights)
        let times = good.map(\.report.took)
        time = times.min().flatMap { least in times.max().map { least...$0 } }
        leastBattery = flights.compactMap(\.leastBattery).min()
        let used = flights.compactMap(\.chargeUsed)
        chargeUsed = used.min().flatMap { least in used.max().map { least...$0 } }
        let errors = flights.compactMap(\.endError).sorted()
        endError =
            errors.isEmpty
            ? nil : (errors[errors.count / 2], errors[(errors.count * 95 - 1) / 100], errors[errors.count - 1])
        extent = good.first.map { flight in
            let report = flight.report
            return (report.lines.count + report.omitted, report.photos.count, report.films.count)
        }
        tight = Self.tight(flights)
        heldLimits = flights.first?.heldLimits ?? []
        lateError = flights.compactMap(\.lateError).max()
        margins = RehearsedFlight.Margin.smallest(of: flights.flatMap(\.margins))
        box = Self.box(flights)
    }

    /// Whether it may be flown: every flight went well, inside the limits, and charge was left.
    package var isSound: Bool { succeeded == count && hasCharge && isInside }

    /// Whether enough charge was left in every flight.
    package var hasCharge: Bool { leastBattery.map { $0 >= RehearsedFlight.leastCharge } ?? true }

    /// Whether every flight stayed inside its limits.
    package var isInside: Bool { margins.allSatisfy { $0.radius >= .zero && $0.ceiling >= .zero } }

    /// A tolerance that one of many flights could keep is not told.
    private static func tight(_ flights: [RehearsedFlight]) -> [Tightness] {
        var found: [(tightness: Tightness, flights: Int)] = []
        for flight in flights {
            var seen: Set<Int> = []
            for (line, from, to) in flight.widened {
                guard let known = found.firstIndex(where: { $0.tightness.line == line.number }) else {
                    seen.insert(line.number)
                    found.append((Tightness(line: line.number, text: line.text, wanted: from, possible: to), 1))
                    continue
                }
                if seen.insert(line.number).inserted { found[known].flights += 1 }
                if to.amount < found[known].tightness.possible.amount { found[known].tightness.possible = to }
            }
        }
        return found.filter { $0.flights == flights.count }.map(\.tightness).sorted { $0.line < $1.line }
    }

    private static func failures(_ flights: [RehearsedFlight]) -> [Failure] {
        var failures: [Failure] = []
        for flight in flights where !flight.hasSucceeded {
            let line = flight.failedLine
            let reason: FlightFailure =
                if case .failed(let failure) = flight.outcome {
                    failure
                } else {
                    .landingNotConfirmed(after: LandingPilot.deadline)
                }
            let known = failures.firstIndex { $0.line == line?.number && $0.reason.briefly == reason.briefly }
            if let known {
                failures[known].seeds.append(flight.seed)
            } else {
                failures.append(
                    Failure(
                        line: line?.number,
                        text: line?.text ?? "",
                        reason: reason,
                        isOfMove: line.map { $0.isFlown && !$0.needsTag } ?? true,
                        seeds: [flight.seed]
                    )
                )
            }
        }
        return failures.sorted { $0.seeds.count > $1.seeds.count }
    }

    private static func box(
        _ flights: [RehearsedFlight]
    ) -> (ahead: ClosedRange<Length>, right: ClosedRange<Length>, highest: Length)? {
        let boxes = flights.compactMap(\.box)
        guard let first = boxes.first else { return nil }
        return boxes.dropFirst().reduce(first) { all, one in
            (
                min(all.ahead.lowerBound, one.ahead.lowerBound)...max(all.ahead.upperBound, one.ahead.upperBound),
                min(all.right.lowerBound, one.right.lowerBound)...max(all.right.upperBound, one.right.upperBound),
                max(all.highest, one.highest)
            )
        }
    }
}
