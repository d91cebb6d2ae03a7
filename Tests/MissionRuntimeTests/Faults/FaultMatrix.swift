import DroneSim
import DroneWire
import FlightCore
import Rehearsal
import TestSupport
import Testing

/// What the flights share that go through the table of what happens by itself, row by row, in virtual time, judged by the truth.
///
/// The simulated drone never lands by itself when it loses its client: whatever comes down was brought down.
enum FaultMatrix {
    /// A way down from 3 m and the half second for which it must be seen.
    static let descent = Duration.seconds(8)

    /// A drone that hovers in a field as wide as is needed, after a take-off.
    static func hovering(
        battery: Double = 100,
        limits: FlightLimits = .indoor,
        sensors: SensorQuality = .perfect,
        endless: Bool = false
    ) throws -> Flight {
        let simulator = SimulatorSettings(
            batteryPercent: battery,
            batteryIsEndless: endless,
            sensors: sensors,
            world: .field,
            wind: .calm,
            linkLoss: .hover
        )
        var flight = try Flight(simulator: simulator, settings: FlightSettings(limits: limits))
        try #require(flight.takeOff() == .completed)
        return flight
    }

    /// How long after a moment something happened; nil when it did not.
    static func time(
        of happened: (FlightEvent) -> Bool,
        after moment: Duration,
        in flight: Flight
    ) -> Duration? {
        flight.log.first { $0.at >= moment && happened($0.event) }.map { $0.at - moment }
    }

    static func isLanding(_ reason: @escaping (LandingReason) -> Bool) -> (FlightEvent) -> Bool {
        { if case .landingBegan(let began) = $0 { reason(began) } else { false } }
    }

    /// Sees the drone on the ground within a time from now.
    static func expectLanding(_ flight: inout Flight, within time: Duration) {
        let hasLanded = flight.virtual.run(until: { $0.truth.isDown }, limit: time)
        #expect(hasLanded, "still \(flight.truth.state) at \(flight.truth.position.z) m")
    }
}

extension Truth {
    /// Whether the drone stands on the ground with its motors off.
    var isDown: Bool {
        (state.major == .landed || state.major == .default || state.major == .initializing) && position.z < 0.05
    }
}

extension FlightEvent {
    var isLeaving: Bool { if case .leftFence = self { true } else { false } }
}
