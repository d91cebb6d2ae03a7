import DroneSim
import DroneWire
import Foundation

/// How much faster than real time a simulated drone flies in virtual time, without video, on one core.
struct SimulatorContest {
    /// What the project promises.
    let target = 200.0

    /// How long it flies.
    private let flight = Duration.seconds(60)

    /// Flies a few times and takes the median.
    func run(rounds: Int = 7) -> SimulatorVerdict {
        let ratios = (0..<rounds).map { _ in flight / ContinuousClock().measure { fly() } }
        return SimulatorVerdict(contest: self, ratio: ratios.sorted()[rounds / 2])
    }

    /// Takes off and moves about, with commands every 30 ms and demo navdata.
    private func fly() {
        var drone = SimulatedDrone()
        var numbers = ATSequence()
        var now = Duration.zero
        let wakeUp: [UInt8] = [1, 0, 0, 0]
        drone.receiveNavdataWake(wakeUp.span.bytes, from: 1, at: now)
        var bytes = 0
        while now < flight {
            var commands: [ATCommand] = [.ref(.takeOff), .pcmd(Piloting(roll: 0.1, yaw: 0.2))]
            if now == .zero { commands.append(.config(.navdataDemo(true))) }
            for datagram in numbers.encode(commands) { drone.receiveCommands(datagram.span.bytes, at: now) }
            now += .milliseconds(30)
            for case .navdata(let datagram, _) in drone.advance(to: now) { bytes += datagram.count }
        }
        precondition(bytes > 0 && drone.truth.position.z > 0.3, "it did not fly")
    }
}

/// What it came to.
struct SimulatorVerdict {
    let contest: SimulatorContest
    let ratio: Double

    var isReached: Bool { ratio >= contest.target }

    /// Seconds of flight in a second.
    var row: [String] {
        [
            "fly a simulated drone, no video", "real time", String(format: "%.0f s/s", ratio), "1 s/s",
            String(format: "%.0f", ratio), String(format: "≥ %.0f", contest.target), isReached ? "ok" : "MISSED",
        ]
    }
}
