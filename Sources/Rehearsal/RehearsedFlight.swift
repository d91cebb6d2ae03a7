package import DroneSim
package import DroneWire
package import FlightCore
package import MissionLanguage
package import MissionRuntime

/// What a mission is rehearsed in: which drone, how it is flown, and how hard the wind may blow.
package struct RehearsalConditions: Sendable {
    /// The drone and the place; the seed of each flight is its own.
    package var simulator: SimulatorSettings
    /// The limits of the flights.
    package var settings: FlightSettings
    /// What is taken for what the mission does not say.
    package var defaults: MissionDefaults
    /// The wind: each flight draws its own mean speed from here, and its own direction and gusts.
    package var wind: ClosedRange<Speed>
    /// The air between the drone and its client.
    package var radio: Radio
    /// What earlier lines at the prompt have left behind.
    package var memory = MissionMemory()

    /// Makes conditions; without arguments a full battery in a room without wind.
    package init(
        simulator: SimulatorSettings = SimulatorSettings(),
        settings: FlightSettings = FlightSettings(),
        defaults: MissionDefaults = .indoor,
        wind: ClosedRange<Speed> = .zero ... .zero,
        radio: Radio = Radio(down: .init(jitter: .milliseconds(5), loss: 0.01), up: .init(loss: 0.01))
    ) {
        self.simulator = simulator
        self.settings = settings
        self.defaults = defaults
        self.wind = wind
        self.radio = radio
    }

    /// What a plan is drawn from: sensors without an error, and nothing that disturbs.
    package var ideal: RehearsalConditions {
        var ideal = self
        ideal.simulator.sensors = .perfect
        ideal.wind = .zero ... .zero
        ideal.radio = Radio()
        return ideal
    }
}

/// One flight of a mission in the simulated drone, and what came of it.
package struct RehearsedFlight: Sendable {
    /// How near a step came to the limits.
    package struct Margin: Hashable, Sendable {
        /// The line of the mission.
        package var line: Int
        /// How the step is written.
        package var text: String
        /// How much farther from home it could have flown; negative when it was outside.
        package var radius: Length
        /// How much higher it could have flown; negative when it was above.
        package var ceiling: Length
    }

    /// How long a flight may take: longer than the longest mission with its abort and landing.
    static let longest = Duration.seconds(720)
    /// A charge below which a mission should not come, in percent.
    package static let leastCharge = 25

    /// A flight this long without a landmark is told how well it still knows its place.
    package static let longWithoutLandmark = Duration.seconds(120)

    /// How far gusts depart from the mean wind, as a share of it: one standard deviation near the ground, chosen.
    static let gustShare = 0.15

    /// What decided every chance of it.
    package let seed: UInt64
    /// The wind that blew.
    package let wind: Speed
    /// What was planned and what was flown.
    package let report: MissionReport
    /// How it ended.
    package let outcome: PilotOutcome
    /// Whether the drone stood on the ground in the end.
    package let hasLanded: Bool
    /// The least charge that the drone reported.
    package let leastBattery: Int?
    /// How much of the charge it used, in percent; nil when the drone never told.
    package var chargeUsed: Int? {
        leastBattery.flatMap { least in report.batteryBefore.map { max(0, $0 - least) } }
    }

    /// How far from where it was last meant to be the drone really came down; nil when it never flew.
    package let endError: Length?
    /// How far the client's belief of its place could be off, at most and in 95 of 100 flights, when it had flown for
    /// ``longWithoutLandmark``; nil for a shorter flight.
    package var lateError: Length? {
        let flown = track.points.drop { $0.error == .zero }
        guard let start = flown.first?.at else { return nil }
        return flown.first { $0.at >= start + Self.longWithoutLandmark && $0.error > .zero }?.error
    }

    /// The tolerances that are tighter than the place was known, each with what was used instead.
    package var widened: [(line: MissionReport.Line, from: Measure, to: Measure)] {
        report.lines.flatMap { line in
            line.notes.compactMap { note in
                guard case .widened(let from, let to) = note else { return nil }
                return (line, from, to)
            }
        }
    }

    /// The limits that were to be wider than what holds, each with what holds.
    package var heldLimits: [(line: MissionReport.Line, note: MissionReport.Note)] {
        report.lines.flatMap { line in
            line.notes.compactMap { note in
                guard case .limitHolds = note else { return nil }
                return (line, note)
            }
        }
    }

    /// How near each step came to the limits, in the order of the lines.
    package let margins: [Margin]
    /// The way that was flown.
    package let track: FlightTrack

    /// Whether everything went as it should.
    package var hasSucceeded: Bool { outcome == .completed && hasLanded }

    /// The step that failed; nil when none did.
    package var failedLine: MissionReport.Line? {
        report.lines.first(where: \.isBrokenOff)
            ?? report.lines.first { if case .failed = $0.result { true } else { false } }
    }

    /// The space that the drone was in while it was off the ground; nil when it never was.
    package var box: (ahead: ClosedRange<Length>, right: ClosedRange<Length>, highest: Length)? {
        let places = track.points.map(\.place).filter { $0.up > .meters(0.1) }
        guard let ahead = Self.range(places.map(\.forward)), let right = Self.range(places.map(\.right)),
            let highest = places.map(\.up).max()
        else { return nil }
        return (ahead, right, highest)
    }

    private static func range(_ lengths: [Length]) -> ClosedRange<Length>? {
        lengths.min().flatMap { least in lengths.max().map { least...$0 } }
    }

    /// Flies a mission once, in virtual time.
    ///
    /// The same conditions and the same seed give the same flight.
    /// - Throws: `ConfigurationError` for a limit that the drone cannot have.
    package init(
        _ mission: CheckedMission,
        seed: UInt64,
        in conditions: RehearsalConditions,
        keepingCommands: Bool = false
    ) throws(ConfigurationError) {
        var chance = Chance(seed: seed)
        let range = conditions.wind
        let wind = range.lowerBound + (range.upperBound - range.lowerBound) * chance.share()
        let from = 360 * chance.share()
        var simulator = conditions.simulator
        simulator.seed = seed
        simulator.wind = Wind(speed: wind.si, fromDegrees: from, gust: wind.si * Self.gustShare)
        var flight = try VirtualFlight(
            simulator: simulator,
            settings: conditions.settings,
            radio: conditions.radio
        )
        flight.track = FlightTrack()
        if keepingCommands { flight.commands = [] }
        _ = flight.run(until: { $0.isConfigured && $0.state.batteryPercent != nil }, limit: .seconds(10))
        let began = flight.now
        let flown = flight.fly(
            MissionMachine(
                mission,
                carrying: conditions.memory,
                defaults: conditions.defaults.within(conditions.settings.limits)
            ),
            limit: Self.longest
        )
        // Whoever leaves a flight, however it ended, leaves the drone on the ground.
        if flight.isFlying { _ = flight.fly(LandingPilot(), limit: LandingPilot.deadline + .seconds(1)) }

        self.seed = seed
        self.wind = wind
        report = flown.pilot.report
        outcome = flown.outcome
        hasLanded = flight.state.isLanded
        let track = flight.track ?? FlightTrack()
        let points = track.points
        self.track = track
        leastBattery = points.compactMap(\.battery).min()
        endError = report.target.flatMap { target in
            points.last.map { $0.place.horizontalDistance(to: target) }
        }
        let (own, operators) = (flown.pilot.memory.limits, conditions.settings.limits)
        limits = (
            own.altitude.map { min($0, operators.ceiling) } ?? operators.ceiling,
            own.radius.map { min($0, operators.radius) } ?? operators.radius
        )
        margins = Self.margins(of: report, began: began, points, limits)
        commands = flight.commands ?? []
        self.began = began
    }

    /// How high and how far it was allowed to fly: the operator's limits, tightened by the mission's own.
    package let limits: (ceiling: Length, radius: Length)

    /// The datagrams of commands that were sent; empty unless they were asked for.
    package let commands: [(at: Duration, bytes: [UInt8])]

    /// When the mission began, since the drone was switched on.
    package let began: Duration

    /// The smallest margins during each step that moved the drone, in the order of the lines.
    private static func margins(
        of report: MissionReport,
        began: Duration,
        _ points: [FlightTrack.Point],
        _ limits: (ceiling: Length, radius: Length)
    ) -> [Margin] {
        var margins: [Margin] = []
        // Steps begin in the order of time, and so do the points.
        var first = points.startIndex
        for line in report.lines where line.isFlown {
            let start = began + line.began
            let end = line.isBrokenOff ? points.last?.at ?? start : start + line.took
            while first < points.endIndex, points[first].at < start { first += 1 }
            for point in points[first...].prefix(while: { $0.at <= end }) {
                margins.append(
                    Margin(
                        line: line.number,
                        text: line.text,
                        radius: limits.radius - Position().horizontalDistance(to: point.place),
                        ceiling: limits.ceiling - point.place.up
                    )
                )
            }
        }
        return Margin.smallest(of: margins)
    }
}

extension RehearsedFlight.Margin {
    /// The smallest of each step, in the order of the lines; several steps may share one.
    static func smallest(of margins: [Self]) -> [Self] {
        struct Key: Hashable {
            let line: Int
            let text: String
        }
        var smallest: [Self] = []
        var places: [Key: Int] = [:]
        for margin in margins {
            let key = Key(line: margin.line, text: margin.text)
            guard let place = places[key] else {
                places[key] = smallest.count
                smallest.append(margin)
                continue
            }
            smallest[place].radius = min(smallest[place].radius, margin.radius)
            smallest[place].ceiling = min(smallest[place].ceiling, margin.ceiling)
        }
        // Stable: steps that share a line stay in the order in which they were first flown.
        return smallest.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
    }
}
