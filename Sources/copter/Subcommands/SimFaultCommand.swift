import ArgumentParser
import FlightCore
import SimulatorHost

/// `copter sim fault`: lets something go wrong with a simulated drone that runs in another terminal.
struct SimFaultCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fault",
        abstract: "Let something go wrong with a simulated drone that runs already.",
        discussion: """
            What, then where, then "after" and "for" with a time; without "for" it lasts until "clear".

              loss 30% for 5s             a share of all datagrams is lost
              loss 100% in on at for 3s   commands (at), navdata, video or configuration; in, out or both
              delay 100ms   jitter 100ms  everything late; everything late by chance
              duplicate 10%   reorder 20%   corrupt 1%
              lost-acknowledgements       settings are taken and never acknowledged
              navdata frozen for 4s       navdata that says the same again and again
              video stall for 3s          or: video cut, video garbage
              battery 18%                 the charge is suddenly this
              gust 5m/s from 90deg        from the right of where it was switched on
              sensor sonar for 10s        or: flow, gyro, barometer, compass
              emergency cutout            or: user, angles, motors, battery
              second-pilot for 3s         another program's commands
              reboot                      the drone's computer restarts
              clear                       ends all of them

              copter sim fault loss 30% for 5s                 the one at 127.0.0.1
              copter sim fault --host 127.0.0.11 reboot
            """
    )

    /// It has the option that says where: one of the same name here would never be given a value.
    @ParentCommand var simulator: SimCommand

    @Argument(help: ArgumentHelp("What goes wrong.", valueName: "fault"))
    var words: [String]

    /// A simulated drone answers within a blink.
    private static let patience = Duration.seconds(5)

    func run() async throws {
        let text = words.joined(separator: " ")
        do {
            try await send(text)
            print("\(text): told to the drone at \(simulator.host)")
        } catch let error as FaultError {
            switch error {
            case .refused(""):
                throw CommandFailure(
                    .noConnection,
                    "what listens on \(simulator.host) closed the connection without an answer",
                    advice:
                        "Does it serve too many at once, or is it no simulated drone? Try again, or start one: copter sim"
                )
            case .nobodyThere:
                throw CommandFailure(.noConnection, "\(error)", advice: "Start one in another terminal: copter sim")
            case .refused:
                throw CommandFailure(
                    .usage,
                    "\"\(text)\", \(error)",
                    advice: "copter sim fault --help lists what can go wrong."
                )
            }
        }
    }

    private func send(_ text: String) async throws {
        let host = simulator.host
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await sendFault(text, to: host) }
            group.addTask {
                try await Task.sleep(for: Self.patience)
                throw CommandFailure(
                    .noConnection,
                    "what listens on \(host) did not answer for \(Self.patience.inSeconds)",
                    advice: "Is it stopped, or no simulated drone? Start one in another terminal: copter sim"
                )
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }
}
