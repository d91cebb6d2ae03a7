import DroneSim
import FlightConsole
import FlightCore
import MissionLanguage
import MissionRuntime
import Rehearsal

extension MissionForecast {
    /// What the flights say, for people, one line a fact.
    var lines: [String] {
        var lines: [String] = []
        if let time = summary.time { lines.append("  time     \(Self.range(time))" + charge) }
        if let box = summary.box {
            let ahead = box.ahead.upperBound - box.ahead.lowerBound
            let aside = box.right.upperBound - box.right.lowerBound
            lines.append(
                "  box      \(Self.meters(ahead, 1)) × \(Self.meters(aside, 1)), highest \(Self.meters(box.highest, 1))"
                    + "      \(summary.isInside ? "inside" : "not inside") altitude \(Self.meters(limits.ceiling, 1)), "
                    + "radius \(Self.meters(limits.radius, 1))"
            )
        }
        if let error = summary.endError {
            let most = (summary.count * 95 + 99) / 100
            lines.append(
                "  drift    ≤ \(Self.meters(error.most, 1)) at the end in \(most) of \(summary.count) simulated "
                    + "flights, \(conditions.windWords)"
            )
        }
        if let late = summary.lateError {
            lines.append(
                "  place    known to ± \(Self.meters(late, 1)) after 2 min in the air without a landmark"
            )
        }
        lines += summary.fenceLines
        lines += summary.toleranceLines
        lines += summary.limitLines
        lines += summary.failureLines
        if summary.failures.isEmpty, let sufficientCharge, sufficientCharge > needed, sufficientCharge <= 100 {
            lines.append(
                "  note     start with \(sufficientCharge) % or more, so that \(RehearsedFlight.leastCharge) % are left"
            )
        }
        if conditions.simulator.world == .field, !conditions.settings.limits.outdoor {
            lines.append("  note     it needs more room than the simulated room has; flown over open ground")
        }
        return lines
    }

    private var charge: String {
        guard let used = summary.chargeUsed else { return "" }
        let range = used.lowerBound == used.upperBound ? "\(used.upperBound)" : "\(used.lowerBound)–\(used.upperBound)"
        return "        battery  \(range) % of charge, needs \(needed) %, leaves ≥ \(needed - used.upperBound) %"
    }

    /// The worst flaw as the end of a program that does not find a mission good; nil when it has none.
    var refusal: CommandFailure? { flaws.first.map(Self.refusal) }

    /// The same for a program that flies: a tolerance that is too tight is widened in flight.
    var refusalOfFlight: CommandFailure? { flaws.first { $0.flaw != .tolerance }.map(Self.refusal) }

    /// What speaks against a mission that may be flown, but has failed in all its flights; nil where there is nothing.
    var doubt: String? {
        guard summary.succeeded == 0, let failure = summary.failures.first else { return nil }
        let place = failure.line.map { "line \($0), \"\(failure.text)\": " } ?? ""
        return "warning: it failed in all \(summary.count) simulated flights: \(place)\(failure.reason.words)"
    }

    private static func refusal(of flaw: Flaw, _ failure: RehearsalSummary.Failure?) -> CommandFailure {
        let place = failure?.line.map { "line \($0), \"\(failure?.text ?? "")\": " } ?? ""
        let words = failure.map { place + $0.reason.words }
        switch flaw {
        case .limit:
            return CommandFailure(.limit, "not flown: " + (words ?? "it leaves its limits"))
        case .battery:
            return CommandFailure(.battery, "not flown: " + (words ?? "no battery carries it and leaves 25 %"))
        case .timing:
            return CommandFailure(.usage, "not flown: " + (words ?? "a step has too little time"))
        case .tolerance:
            return CommandFailure(.usage, "a tolerance is tighter than the place will be known")
        }
    }

    // MARK: For a script

    /// What the flights say.
    var record: JSON {
        .object([
            ("flights", summary.record), ("needsPercent", .integer(Int64(needed))),
            ("sufficientPercent", sufficientCharge.map { .integer(Int64($0)) } ?? .null),
            ("ceilingMeters", .number(limits.ceiling.meters)), ("radiusMeters", .number(limits.radius.meters)),
            ("flaws", .list(flaws.map { .text("\($0.flaw)") })),
        ])
    }

    static func meters(_ length: Length, _ places: Int = 2) -> String {
        Decimals.fixed(length.meters, places: places) + " m"
    }

    private static func range(_ times: ClosedRange<Duration>) -> String {
        let least = Decimals.fixed(times.lowerBound.seconds, places: 0)
        let most = Decimals.fixed(times.upperBound.seconds, places: 0)
        return least == most ? "\(most) s" : "\(least)–\(most) s"
    }
}

extension RehearsalConditions {
    /// The wind of the flights.
    var windWords: String {
        if wind.upperBound == .zero { return "no wind" }
        let (least, most) = (
            Decimals.shortest(wind.lowerBound.si, places: 1), Decimals.shortest(wind.upperBound.si, places: 1)
        )
        return least == most ? "wind \(most) m/s" : "wind \(least)–\(most) m/s"
    }
}

extension RehearsalSummary {
    /// How near each step came to the limits.
    var fenceLines: [String] {
        Self.titled(
            "fence",
            margins.map { margin in
                let verdict = margin.radius < .zero || margin.ceiling < .zero ? ", outside" : ""
                return "line \(margin.line)  \(margin.text): \(MissionForecast.meters(margin.radius)) to the radius, "
                    + "\(MissionForecast.meters(margin.ceiling)) to the ceiling\(verdict)"
            }
        )
    }

    /// Which tolerances cannot be kept.
    var toleranceLines: [String] {
        Self.titled(
            "within",
            tight.map {
                "line \($0.line)  \($0.text): the place is known no better than to \($0.possible.spoken) then"
            }
        )
    }

    /// Which limits are not what they say.
    var limitLines: [String] {
        Self.titled("limit", heldLimits.map { "line \($0.line.number)  \($0.line.text): \($0.note.text)" })
    }

    /// Which steps failed.
    var failureLines: [String] {
        Self.titled(
            "fails",
            failures.map { failure in
                let place = failure.line.map { "line \($0)  \(failure.text): " } ?? ""
                let flights = failure.seeds.count == 1 ? "1 flight" : "\(failure.seeds.count) flights"
                return "\(place)\(failure.reason.words) (\(flights), the first with seed \(failure.seeds[0]))"
            }
        )
    }

    /// Facts below one another, the first with what they are about.
    private static func titled(_ title: String, _ facts: [String]) -> [String] {
        facts.enumerated().map { index, fact in
            let head = index == 0 ? title : ""
            return "  " + head + String(repeating: " ", count: 9 - head.count) + fact
        }
    }

    /// All of it for a script.
    var record: JSON {
        .object([
            ("count", .integer(Int64(count))), ("succeeded", .integer(Int64(succeeded))), ("sound", .truth(isSound)),
            ("seconds", time.map { .list([.number($0.lowerBound.seconds), .number($0.upperBound.seconds)]) } ?? .null),
            ("leastBattery", leastBattery.map { .integer(Int64($0)) } ?? .null),
            (
                "chargeUsed",
                chargeUsed.map { .list([.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))]) } ?? .null
            ),
            (
                "endErrorMeters",
                endError.map {
                    .object([
                        ("median", .number($0.middle.meters)), ("in95Of100", .number($0.most.meters)),
                        ("worst", .number($0.worst.meters)),
                    ])
                } ?? .null
            ),
            (
                "fence",
                .list(
                    margins.map {
                        .object([
                            ("line", .integer(Int64($0.line))), ("step", .text($0.text)),
                            ("radiusMeters", .number($0.radius.meters)), ("ceilingMeters", .number($0.ceiling.meters)),
                        ])
                    }
                )
            ),
            ("positionErrorAfter2MinMeters", lateError.map { .number($0.meters) } ?? .null),
            (
                "tolerances",
                .list(
                    tight.map {
                        .object([
                            ("line", .integer(Int64($0.line))), ("step", .text($0.text)),
                            ("wanted", .text($0.wanted.spoken)), ("possible", .text($0.possible.spoken)),
                        ])
                    }
                )
            ),
            (
                "failures",
                .list(
                    failures.map {
                        .object([
                            ("line", $0.line.map { .integer(Int64($0)) } ?? .null), ("step", .text($0.text)),
                            ("reason", .text($0.reason.words)), ("seeds", .list($0.seeds.map(JSON.unsigned))),
                        ])
                    }
                )
            ),
        ])
    }
}
