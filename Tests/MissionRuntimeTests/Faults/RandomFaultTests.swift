import DroneSim
import DroneWire
import FlightCore
import Foundation
import MissionRuntime
import Rehearsal
import TestSupport
import Testing

/// Whole flights in which chance decides what goes wrong, what is flown and how; each is repeatable by its seed.
@Suite(.timeLimit(.minutes(60))) struct RandomFaultTests {
    /// All thousand with `COPTER_TEST_LONG`, those from one to another with `COPTER_TEST_SEEDS=202-250`, else a sample of them.
    private static let seeds: ClosedRange<UInt64> = {
        let environment = ProcessInfo.processInfo.environment
        let wanted = environment["COPTER_TEST_SEEDS"]?.split(separator: "-").compactMap { UInt64($0) } ?? []
        if let first = wanted.first, let last = wanted.last, first <= last { return first...last }
        return environment["COPTER_TEST_LONG"] == nil ? 1...24 : 1...1000
    }()

    /// The flight lasts so long until it is landed; every fault is over by then.
    private static let flightTime = Duration.seconds(30)
    private static let radius = Length.meters(4)

    /// How far a drone may come beyond its limits by the error of the estimate and of the prediction of where it stops, in metres.
    private static let margin = 0.75

    /// What a drone at 1.35 m/s flies on while it falls 1.5 m without motors: nobody brakes it any more.
    private static let fall = 0.75

    /// The steady speed of two full sticks with the indoor tilt of 0.2 rad each, in m/s: 17.8 m/s times the sine, times the root of 2.
    private static let topSpeed = 5.0

    /// The climb rate of a full stick, in m/s.
    private static let climbRate = 0.7

    /// How far the drone may come beyond its limits with these faults, in metres: over ground and in height.
    ///
    /// Each follows from what the fault hides. Late navdata add nothing: how late they are is known, and the fence is as much nearer.
    private static func margins(_ faults: [Fault]) -> (aside: Double, up: Double) {
        var (aside, up) = (margin, margin)
        var falls = false
        for fault in faults {
            let seconds = fault.length.map { $0 / .seconds(1) } ?? 0
            switch fault.effect {
            case .emergency, .reboot: falls = true
            case .air(.delay(let late), let path) where path.incoming,
                .air(.jitter(let late), let path) where path.incoming:
                // So much later the hover at the fence arrives, and nothing tells how late the drone hears it.
                aside += late * topSpeed
                up += late * climbRate
            case .gust(let speed, _):
                // What leans against the wind is carried no farther than the air itself goes: it swells and fades, and is half
                // as fast as its peak in the mean.
                aside += speed * seconds / 2
            case .sensor(.flow):
                // What is flown while the floor shows nothing is missing from the place.
                aside += topSpeed * seconds
            case .sensor(.gyro):
                // What is flown while the heading runs away is entered in a wrong direction, at worst in the opposite one.
                aside += topSpeed * seconds * 2
            default: break
            }
        }
        return (falls ? aside + fall : aside, up)
    }

    /// The flights from one home to the next: each begins with its first hover, and ends with what makes another home possible.
    private static func flights(of flight: Flight) -> [(begin: Duration, end: Duration)] {
        var flights: [(begin: Duration, end: Duration)] = []
        var begin: Duration?
        for entry in flight.log {
            switch entry.event {
            case .reachedHover: begin = entry.at
            case .landed, .rebooted, .tookOff:
                if let begin { flights.append((begin, entry.at)) }
                begin = nil
            default: break
            }
        }
        if let begin { flights.append((begin, flight.now)) }
        return flights
    }

    @Test(arguments: seeds)
    func `whatever goes wrong, the drone ends on the ground, and inside its fence`(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        var limits = FlightLimits.indoor
        limits.radius = Self.radius
        let simulator = SimulatorSettings(
            seed: seed,
            batteryPercent: Double.random(in: 31...100, using: &chance),
            sensors: .typical,
            world: .field,
            wind: .calm,
            linkLoss: .hover
        )
        var flight = try Flight(simulator: simulator, settings: FlightSettings(limits: limits))
        flight.virtual.track = FlightTrack()
        flight.takeOff()
        let texts = (0..<Int.random(in: 1...6, using: &chance)).map { _ in Self.fault(&chance) }
        let faults = try texts.map { try Fault(parsing: $0) }
        for fault in faults { flight.virtual.inject(fault) }
        let end = flight.now + Self.flightTime
        while flight.now < end { Self.fly(&flight, &chance) }

        // Whoever leaves tells it to land until it is seen on the ground; a fresh link as after any other end.
        for _ in 0..<3 where flight.isFlying { flight.land() }
        flight.run(for: .seconds(3))
        let what = "seed \(seed): \(texts)"
        let truth = flight.truth
        #expect(truth.state.major != .flying && truth.position.z < 0.05, "\(what)")
        let isBelievedFlying = flight.isFlying
        #expect(!isBelievedFlying, "\(what)")

        let margins = Self.margins(faults)
        let points = flight.track?.points ?? []
        for (number, flown) in Self.flights(of: flight).enumerated() {
            let way = points.drop { $0.at < flown.begin }.prefix { $0.at <= flown.end }.map(\.place)
            guard let home = way.first else { continue }
            let farthest = way.map { home.horizontalDistance(to: $0).meters }.max() ?? 0
            let highest = way.map(\.up.meters).max() ?? 0
            #expect(farthest < Self.radius.meters + margins.aside, "flight \(number + 1), \(what)")
            #expect(highest < limits.ceiling.meters + margins.up, "flight \(number + 1), \(what)")
        }
    }

    private static func fault(_ chance: inout Chance) -> String {
        func number(_ range: ClosedRange<Double>) -> Double {
            (Double.random(in: range, using: &chance) * 10).rounded() / 10
        }
        func share() -> Int { Int.random(in: 5...100, using: &chance) }
        let way = ["in", "out", "both"].randomElement(using: &chance) ?? "both"
        let channel = ["at", "navdata", "at and navdata"].randomElement(using: &chance) ?? "at"
        let kinds = [
            "loss \(share())% \(way) on \(channel)", "loss 100% \(way) on \(channel)",
            "delay \(number(0...1))s \(way)", "jitter \(number(0...0.5))s \(way)",
            "duplicate \(share())% \(way)", "reorder \(share())% \(way)", "corrupt \(share())% \(way)",
            "lost-acknowledgements", "navdata frozen", "battery \(share())%",
            "gust \(number(1...9))m/s from \(Int(number(0...359)))deg", "sensor sonar", "sensor flow", "sensor gyro",
            "sensor barometer", "emergency cutout", "emergency angles", "reboot", "second-pilot",
        ]
        let kind = kinds.randomElement(using: &chance) ?? kinds[0]
        // Everything is over before the landing: a drone that hears nothing for good cannot be landed.
        let begin = number(0...15)
        return "\(kind) after \(begin)s for \(number(0.2...12))s"
    }

    private static func fly(_ flight: inout Flight, _ chance: inout Chance) {
        let time = Duration.seconds(Double.random(in: 0.1...4, using: &chance))
        func some(_ most: Double) -> Double { Double.random(in: -most...most, using: &chance) }
        switch Int.random(in: 0...9, using: &chance) {
        case 0...3:
            let sticks = Sticks(forward: some(1), right: some(1), up: some(1), turn: some(1))
            flight.want(.move(.sticks(sticks)), for: time)
        case 4...6:
            let place = Position(forward: .meters(some(4)), right: .meters(some(4)), up: .meters(1.5 + some(1.5)))
            let pose = Pose(position: place, heading: .degrees(some(180)))
            flight.want(.move(.pose(pose, speed: .metersPerSecond(1), turn: .degreesPerSecond(90))), for: time)
        case 7: flight.run(for: time)
        case 8: flight.virtual.sleepClient(for: time)
        default: flight.want(.takeOff, for: time)
        }
    }
}
