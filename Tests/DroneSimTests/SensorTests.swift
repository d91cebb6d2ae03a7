import DroneWire
import Testing

@testable import DroneSim

/// The errors of the sensors have the sizes that are written down for them.
@Suite struct SensorTests {
    private static let step = 0.005

    /// The readings of a body at rest, or moved as told, once a step.
    private func measure(
        seed: UInt64,
        seconds: Double,
        motorsStart: Bool = false,
        _ move: (inout Airframe) -> Void = { _ in }
    ) -> [Readings] {
        var sensors = Sensors(errors: .typical, seed: seed, step: Self.step, demoInterval: 13)
        var airframe = Airframe(step: Self.step)
        if motorsStart { sensors.motorsStarted() }
        airframe.position.z = 1
        move(&airframe)
        // In the air; a grounded sensor is quieter.
        airframe.advance(MotorCommand(motors: .flying), in: .field)
        return (0..<Int(seconds / Self.step)).map { _ in
            sensors.measure(airframe, over: .field)
            return sensors.readings
        }
    }

    private func deviation(_ values: [Double]) -> (mean: Double, sigma: Double) {
        let mean = values.reduce(0, +) / Double(values.count)
        let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
        return (mean, square.squareRoot())
    }

    @Test func `optical flow is as noisy over a second at 15 Hz as at 200 Hz`() {
        let readings = measure(seed: 1, seconds: 60)
        let demo = stride(from: 12, to: readings.count, by: 13).map { readings[$0].smoothAhead }
        #expect(abs(deviation(demo).sigma - 0.05) < 0.005)
        let full = readings.map(\.ahead)
        #expect(abs(deviation(full).sigma - 0.05 * 13.0.squareRoot()) < 0.01)
        let drift = full.reduce(0, +) / Double(full.count) - demo.reduce(0, +) / Double(demo.count)
        #expect(abs(drift) < 0.001)
    }

    @Test func `scale and bias of the flow differ from flight to flight`() {
        let flights = (0..<60).map { seed in
            measure(seed: UInt64(seed), seconds: 4) { $0.velocity.x = 2 }.map(\.smoothAhead).reduce(0, +) / 800
        }
        // 2 percent of 2 m/s, the bias beside it, and what is left of the noise in four seconds.
        let sigma = deviation(flights).sigma
        #expect((0.03...0.055).contains(sigma))
    }

    @Test func `the sonar has a centimetre of noise, one outlier in a hundred, and 25 echoes a second`() {
        let readings = measure(seed: 3, seconds: 120)
        let echoes = stride(from: 0, to: readings.count, by: 8).map { readings[$0].sonar - 1 }
        #expect(zip(readings, readings.dropFirst()).count { $0.sonar != $1.sonar } <= echoes.count)
        let outliers = echoes.filter { abs($0) > 0.1 }
        #expect((10...60).contains(outliers.count))
        #expect(outliers.allSatisfy { (0.3...2.001).contains(abs($0)) || $0 == Sensors.sonarNearest - 1 })
        #expect(abs(deviation(echoes.filter { abs($0) <= 0.1 }).sigma - 0.01) < 0.001)
        // The fused height does not follow outliers.
        #expect(readings.dropFirst(10).allSatisfy { abs($0.height - 1) < 0.05 })
    }

    @Test func `the compass jumps in a third of the flights when the motors start`() {
        let jumps = (0..<150).map { seed in
            measure(seed: UInt64(seed), seconds: 0.05, motorsStart: true)[0].heading.inDegrees
        }
        let large = jumps.filter { abs($0) > 2 }
        #expect((30...70).contains(large.count))
        #expect(large.allSatisfy { abs($0) < 161 })
    }

    @Test func `the heading drifts by half a degree a minute`() {
        let drifts = (0..<100).map { seed in
            let headings = measure(seed: UInt64(seed), seconds: 12).map(\.heading)
            // The mean of a second, to be rid of the noise; ten seconds lie between the two.
            let drift = headings[2200...].prefix(200).reduce(0, +) - headings[200..<400].reduce(0, +)
            return drift.inDegrees / 200 * 6
        }
        #expect((0.4...0.6).contains(deviation(drifts).sigma))
    }

    @Test func `velocity is 40 ms late`() {
        var sensors = Sensors(errors: .typical, seed: 1, step: Self.step, demoInterval: 13)
        var airframe = Airframe(step: Self.step)
        airframe.position.z = 1
        airframe.velocity.x = 5
        var ahead: [Double] = []
        for _ in 0..<20 {
            sensors.measure(airframe, over: .field)
            ahead.append(sensors.readings.ahead)
        }
        #expect(ahead[..<8].allSatisfy { abs($0) < 2 })
        #expect(ahead[8...].allSatisfy { $0 > 3 })
    }

    @Test func `above five metres the flow fades and the minor state says so`() throws {
        var cockpit = Cockpit.hovering(SimulatorSettings(world: .field))
        cockpit.configure(try ConfigurationSetting(.altitudeMax, 100_000))
        cockpit.sticks = Piloting(pitch: -0.3, gaz: 1)
        cockpit.pass(.seconds(10))
        #expect(cockpit.truth.position.z > 5.5)
        let newest = try #require(cockpit.newest?.demo)
        #expect(newest.controlState == ControlState(.flying, minor: 6))
        #expect(abs(newest.vxMillimetersPerSecond) < 50)
        #expect(cockpit.truth.velocity.x > 0.8)
    }

    @Test func `a minute of hovering wanders 14 cm about its middle`() {
        let distances = (1...12).map { seed in
            var cockpit = Cockpit.hovering(SimulatorSettings(seed: UInt64(seed)))
            var places: [Vector] = []
            for _ in 0..<60 {
                cockpit.pass(.seconds(1))
                places.append(cockpit.truth.position)
            }
            let (north, east) = (deviation(places.map(\.x)).sigma, deviation(places.map(\.y)).sigma)
            return (north * north + east * east).squareRoot()
        }.sorted()
        #expect((0.10...0.19).contains(distances[6]))
        #expect(distances[11] < 0.5)
    }
}
