import DroneSim
package import DroneWire
package import FlightCore
package import MissionLanguage
import MissionRuntime

/// What a mission looks like when nothing goes wrong: where it leads, and how high, over time.
///
/// It is not calculated from the text but flown once in the simulated drone, without wind and with sensors without an error: so
/// it holds what conditions, loops and the drone's own inertia make of the text.
package struct FlightPlan: Sendable {
    /// A step of the plan and where it ends.
    package struct Stop: Sendable {
        /// The letter that marks it in the drawings; a blank behind the last letter.
        package var mark: Character
        /// The line of the mission.
        package var line: Int
        /// How it is written.
        package var text: String
        /// When it begins, since the mission began.
        package var began: Duration
        /// How long it takes.
        package var took: Duration
        /// Where it ends.
        package var place: Position
    }

    static let letters = Array("abcdefghijklmnopqrstuvwxyz")

    /// The mission's name.
    package let name: String
    /// The steps that move the drone, in the order in which they are flown.
    package let stops: [Stop]
    /// The way: the time since the mission began, and the place.
    package let points: [(at: Duration, place: Position)]
    /// The greatest distance from home that is allowed.
    package let radius: Length
    /// The greatest height that is allowed.
    package let ceiling: Length
    /// How long it takes.
    package let took: Duration
    /// How it ended.
    package let outcome: PilotOutcome
    /// The length of the way.
    package let way: Length

    /// Plans a mission by flying it.
    /// - Throws: `ConfigurationError` for a limit that the drone cannot have.
    package init(_ mission: CheckedMission, in conditions: RehearsalConditions) throws(ConfigurationError) {
        let flight = try RehearsedFlight(mission, seed: conditions.simulator.seed, in: conditions.ideal)
        name = mission.source.name
        outcome = flight.outcome
        took = flight.report.took
        radius = flight.limits.radius
        ceiling = flight.limits.ceiling
        points = flight.track.points.filter { $0.at >= flight.began }.map { ($0.at - flight.began, $0.place) }
        var letters = Self.letters.makeIterator()
        var stops: [Stop] = []
        for line in flight.report.lines where line.isFlown {
            let end = line.began + line.took
            guard let place = points.last(where: { $0.at <= end })?.place ?? points.first?.place else { continue }
            stops.append(
                Stop(
                    mark: letters.next() ?? " ",
                    line: line.number,
                    text: line.text,
                    began: line.began,
                    took: line.took,
                    place: place
                )
            )
        }
        self.stops = stops
        way = zip(points, points.dropFirst()).reduce(.zero) { way, pair in
            way + pair.0.place.horizontalDistance(to: pair.1.place)
        }
    }

    /// The space in the drawing: what is flown and home, with a little room around.
    var frame: (ahead: ClosedRange<Double>, right: ClosedRange<Double>, up: Double) {
        let ahead = points.map(\.place.forward.meters) + [0]
        let right = points.map(\.place.right.meters) + [0]
        let up = points.map(\.place.up.meters).max() ?? 0
        func widened(_ values: [Double]) -> ClosedRange<Double> {
            let (least, most) = (values.min() ?? 0, values.max() ?? 0)
            let room = max(0.25, (1 - (most - least)) / 2)
            return (least - room)...(most + room)
        }
        return (widened(ahead), widened(right), max(up * 1.1, 1))
    }
}
