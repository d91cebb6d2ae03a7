import Glibc
import TestSupport
import Testing

/// `copter sim fault`: a second terminal lets something go wrong with a simulated drone.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct FaultCommandTests {
    @Test
    func `a fault goes to the simulated drone that is named, wherever its name stands`() async throws {
        let drone = LoopbackHost.reserve()
        try await withSimulator(at: drone) { _ in
            for words in [["--host", drone, "loss", "30%"], ["loss 30% for 5s", "--host", drone]] {
                let result = try await Program.run(["sim", "fault"] + words)
                #expect(result.status == 0, "\(result)")
            }
            let wrong = try await Program.run(["sim", "fault", "--host", drone, "lose", "30%"])
            #expect(wrong.errors.contains("\"lose 30%\""), "\(wrong)")
            #expect(wrong.status == 2)
        }
    }

    @Test
    func `a fault for nobody says where nobody is`() async throws {
        let nobody = LoopbackHost.reserve()
        let result = try await Program.run(["sim", "fault", "--host", nobody, "reboot"])
        #expect(result.errors.hasPrefix("copter: no simulated drone answers on \(nobody), "), "\(result)")
        #expect(result.status == 3)
    }

    @Test
    func `a simulated drone that is too busy, or stopped, is waited for no longer than it takes to say so`()
        async throws
    {
        let drone = LoopbackHost.reserve()
        try await withSimulator(at: drone) { simulator in
            let others = (0..<8).compactMap { _ in connectedSocket(to: drone, port: 5549) }
            let refused = try await Program.run(["sim", "fault", "--host", drone, "reboot"])
            for other in others { close(other) }
            #expect(refused.errors.contains("closed the connection without an answer"), "\(refused)")
            #expect(refused.status == 3)

            simulator.signal(SIGSTOP)
            let unheard = try await Program.run(["sim", "fault", "--host", drone, "reboot"])
            #expect(unheard.errors.contains("did not answer for 5.0 s"), "\(unheard)")
            #expect(unheard.status == 3)
        }
    }
}
