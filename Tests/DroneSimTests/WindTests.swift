import DroneWire
import Testing

@testable import DroneSim

@Suite struct WindTests {
    @Test(arguments: [
        ("calm", Wind.calm), ("2m/s", Wind(speed: 2)), ("2m/s from 90deg", Wind(speed: 2, fromDegrees: 90)),
        ("0.5m/s from -45deg gust 1.5m/s", Wind(speed: 0.5, fromDegrees: -45, gust: 1.5)),
        ("  3m/s   gust 1m/s  # a breeze", Wind(speed: 3, gust: 1)),
    ])
    func `a wind is read from its text`(text: String, wind: Wind) throws {
        #expect(try Wind(parsing: text) == wind)
    }

    @Test(arguments: [
        ("", 1), ("storm", 1), ("2", 1), ("2mph", 1), ("31m/s", 1), ("-1m/s", 1), ("infm/s", 1), ("nanm/s", 1),
        ("2m/s 90deg", 6), ("2m/s from", 10), ("2m/s from east", 11), ("2m/s gust 1", 11), ("calm gust 1m/s", 6),
        ("2m/s from 90deg from 90deg", 17),
    ])
    func `what is no wind is refused at the column where it goes wrong`(text: String, column: Int) {
        #expect { try Wind(parsing: text) } throws: { ($0 as? WorldError)?.column == column }
    }

    @Test func `a wind from the east carries a level drone to the west, with the time constant of drag`() throws {
        var cockpit = Cockpit.hovering(
            SimulatorSettings(sensors: .perfect, world: .field, wind: Wind(speed: 2, fromDegrees: 90))
        )
        // Level sticks, so that nothing holds the place.
        cockpit.sticks = Piloting()
        cockpit.pass(.seconds(10))
        #expect(abs(cockpit.truth.velocity.y + 2) < 0.05)
        #expect(abs(cockpit.truth.velocity.x) < 0.05)
        #expect(abs(cockpit.truth.wind.y + 2) < 1e-9)
    }

    @Test func `a hover leans into the wind and keeps its place`() {
        var cockpit = Cockpit.hovering(
            SimulatorSettings(sensors: .perfect, world: .field, wind: Wind(speed: 2, fromDegrees: 0))
        )
        cockpit.pass(.seconds(20))
        #expect(cockpit.truth.velocity.length < 0.05)
        // Nose down against a wind from ahead: sin(tilt) = 2 / 17.8.
        #expect(abs(cockpit.truth.attitude.pitch.inDegrees + 6.4) < 0.5)
    }

    @Test func `wind does not move a drone that stands on the ground`() {
        var cockpit = Cockpit.connected(SimulatorSettings(sensors: .perfect, world: .field, wind: Wind(speed: 10)))
        cockpit.pass(.seconds(5))
        #expect(cockpit.truth.position == .zero)
    }

    @Test func `gusts have the size given, differ with the seed, and forget themselves in seconds`() {
        func speeds(seed: UInt64) -> [Double] {
            var air = AirMotion(Wind(speed: 3, gust: 0.8), seed: seed, step: 0.02)
            return (0..<50_000).map { _ in
                air.advance()
                return air.velocity.x + 3
            }
        }
        let values = speeds(seed: 1)
        let square = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
        #expect(abs(square.squareRoot() - 0.8) < 0.1)
        let lag = Int(AirMotion.gustTime / 0.02)
        let related = zip(values, values.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 } / Double(values.count - lag)
        #expect(abs(related / square - exponential(-1)) < 0.15)
        #expect(speeds(seed: 2) != values)
        #expect(speeds(seed: 1) == values)
    }

    @Test func `a blow swells to its peak, fades, and is over in time`() {
        var drone = SimulatedDrone(settings: SimulatorSettings(sensors: .perfect, world: .field, wind: .calm))
        drone.blow(speed: 4, fromDegrees: 180, for: .seconds(2))
        let speeds = (1...220).map { step in
            _ = drone.advance(to: .milliseconds(10) * step)
            return drone.truth.wind.x
        }
        #expect(abs(speeds[99] - 4) < 0.01)
        #expect(speeds[4] < 0.1 && speeds[190] < 0.5)
        #expect(speeds[200...].allSatisfy { abs($0) < 1e-9 })
    }
}
