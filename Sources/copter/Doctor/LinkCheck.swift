import DroneLink
import DroneWire
import FlightCore

/// What a short visit to a drone on the ground shows: nothing is written but what it takes to be heard, and it never takes off.
struct LinkCheck: Sendable {
    /// What was measured.
    struct Measurement: Sendable {
        var identity: DroneIdentity?
        var state = DroneState()
        var statistics: LinkStatistics
        /// When each datagram came.
        var arrivals: [Duration] = []
        var signs: [SecondController] = []
        var canRead = false
        /// How long the first picture took; nil where none came.
        var firstFrame: Duration?
        /// When each frame came after the first.
        var frames: [Duration] = []
    }

    /// How long the drone is looked at.
    static let length = Duration.seconds(3)
    /// How long the first picture may take.
    static let longestVideoStart = Duration.seconds(3)

    /// Settings of a visit.
    static var settings: LinkSettings {
        var flight = LinkSettings.newSession()
        flight.isVisit = true
        return LinkSettings(flight: flight, unheardLanding: .zero, guardian: .none)
    }

    /// Looks at a drone for some seconds.
    static func measure(_ drone: Drone) async -> Measurement {
        var measurement = Measurement(statistics: drone.statistics)
        async let video = frames(of: drone)
        async let arrivals = states(of: drone)
        async let signs = others(of: drone)
        measurement.canRead = (try? await drone.configuration()) != nil
        (measurement.firstFrame, measurement.frames) = await video
        measurement.arrivals = await arrivals
        measurement.signs = await signs
        measurement.identity = drone.identity
        measurement.state = drone.state
        measurement.statistics = drone.statistics
        return measurement
    }

    private static func states(of drone: Drone) async -> [Duration] {
        await collect(drone.states, for: length) { $0.heardAt }
    }

    private static func others(of drone: Drone) async -> [SecondController] {
        await collect(drone.events, for: length) { if case .secondController(let sign) = $0 { sign } else { nil } }
    }

    private static func frames(of drone: Drone) async -> (first: Duration?, times: [Duration]) {
        let clock = ContinuousClock()
        let began = clock.now
        let times = await collect(drone.frames, for: longestVideoStart + .seconds(2)) { _ in clock.now - began }
        return (times.first, Array(times.dropFirst()))
    }

    private static func collect<Element: Sendable, Found: Sendable>(
        _ updates: Updates<Element>,
        for time: Duration,
        _ look: @escaping @Sendable (Element) -> Found?
    ) async -> [Found] {
        await withTaskGroup(of: [Found]?.self) { group in
            group.addTask {
                var found: [Found] = []
                for await element in updates {
                    if let one = look(element) { found.append(one) }
                }
                return found
            }
            group.addTask {
                try? await Task.sleep(for: time)
                return nil
            }
            // Whichever ends first: the time, or the stream.
            var found = (await group.next() ?? nil) ?? []
            group.cancelAll()
            for await rest in group { found += rest ?? [] }
            return found
        }
    }
}
