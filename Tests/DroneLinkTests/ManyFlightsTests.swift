import DroneLink
import Glibc
import SimulatorHost
import Testing

/// Flights one after the other in one process, which must be as the first one after the last one.
@Suite(.timeLimit(.minutes(60)))
struct ManyFlightsTests {
    /// A hundred with COPTER_TEST_LONG, else as many as show a descriptor that stays.
    private static var rounds: Int { unsafe getenv("COPTER_TEST_LONG") == nil ? 2 : 100 }

    private static var openDescriptors: Int {
        var count = 0
        for descriptor in 0..<Int32(1024) where fcntl(descriptor, F_GETFD) >= 0 { count += 1 }
        return count
    }

    /// Resident memory in megabytes.
    private static var megabytes: Int {
        guard let file = unsafe fopen("/proc/self/statm", "r") else { return 0 }
        defer { unsafe fclose(file) }
        var line = [CChar](repeating: 0, count: 128)
        guard unsafe fgets(&line, 128, file) != nil else { return 0 }
        let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return (Int(words.split(separator: " ")[1]) ?? 0) * Int(getpagesize()) / 1_048_576
    }

    @Test func `opening, flying and closing again and again leaves no descriptor and no memory behind`() async {
        // In a process of its own: the other tests open and close as well.
        await #expect(processExitsWith: .success) {
            var before: (descriptors: Int, megabytes: Int)?
            for _ in 0...ManyFlightsTests.rounds {
                // With a battery of its own for each flight.
                try await withSimulatedDrone { simulated in
                    try await withDrone(at: .host(simulated.address)) { drone in
                        try await drone.takeOff()
                        try await drone.land()
                    }
                }
                // The first flight opens what stays for all.
                before = before ?? (ManyFlightsTests.openDescriptors, ManyFlightsTests.megabytes)
            }
            // The thread of the last link may still be on its way out.
            let giveUp = ContinuousClock.now + .seconds(30)
            var after = ManyFlightsTests.openDescriptors
            while after > before?.descriptors ?? 0, ContinuousClock.now < giveUp {
                await Task.yield()
                after = ManyFlightsTests.openDescriptors
            }
            // The code is all of it that is told: 2 for descriptors, 3 for memory.
            if after > before?.descriptors ?? 0 { exit(2) }
            let grown = ManyFlightsTests.megabytes - (before?.megabytes ?? 0)
            if grown >= 16 { exit(3) }
        }
    }
}
