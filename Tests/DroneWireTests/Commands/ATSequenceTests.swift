import DroneWire
import Testing

@Suite struct `The sequence of commands` {
    private let flying: [ATCommand] = [.ref(.takeOff), .pcmd(Piloting(roll: 0.1, pitch: -0.2, gaz: 0.3, yaw: -0.4))]
    private let ids = ConfigurationIDs(session: .default, user: .user("MyUser"), application: .application("MyApp"))

    @Test func `numbers begin at 1, rise by 1 and go on across datagrams`() throws {
        var sequence = ATSequence()
        let datagrams = sequence.encode(flying) + sequence.encode(flying)
        let firsts = try datagrams.map { try $0.commands().first }
        #expect(firsts == [1, 3])
        #expect(sequence.next == 5)
        sequence.restart()
        #expect(sequence.next == 1)
    }

    @Test func `after the last 31-bit number comes 1 again`() {
        var sequence = ATSequence(next: 0x7FFF_FFFF)
        var buffer: [UInt8] = []
        sequence.append(.resetWatchdog, to: &buffer)
        sequence.append(.resetWatchdog, to: &buffer)
        #expect(buffer == Array("AT*COMWDG=2147483647\rAT*COMWDG=1\r".utf8))
    }

    @Test func `no commands are no datagram`() {
        var sequence = ATSequence()
        #expect(sequence.encode([]).isEmpty)
    }

    @Test(arguments: [1, 2, 10, 40, 200])
    func `datagrams hold whole commands and never more than 1024 bytes`(count: Int) throws {
        var sequence = ATSequence(next: 1_000_000)
        let commands = Array(repeating: flying, count: count).flatMap(\.self)
        let datagrams = sequence.encode(commands)
        #expect(datagrams.allSatisfy { $0.count <= 1024 })
        let read = try datagrams.map { try $0.commands() }
        #expect(read.flatMap(\.commands) == commands)
        #expect(read.map(\.first).isSorted)
    }

    @Test(arguments: 0..<60)
    func `an author is never separated from its setting`(before: Int) throws {
        var sequence = ATSequence()
        let pair: [ATCommand] = [.configIDs(ids), .config(try ConfigurationSetting(.droneName, "A drone"))]
        let commands = Array(repeating: ATCommand.resetWatchdog, count: before) + pair + pair + pair + flying
        let datagrams = try sequence.encode(commands).map { try $0.commands().commands }
        #expect(datagrams.flatMap(\.self) == commands)
        for datagram in datagrams {
            #expect(datagram.count { $0.name == "CONFIG_IDS" } == datagram.count { $0.name == "CONFIG" })
        }
    }

    @Test func `a reused buffer keeps its storage`() {
        var sequence = ATSequence()
        var buffer: [UInt8] = []
        buffer.reserveCapacity(2048)
        let capacity = buffer.capacity
        for _ in 0..<100 {
            buffer.removeAll(keepingCapacity: true)
            for command in flying {
                sequence.append(command, to: &buffer)
            }
        }
        #expect(buffer.capacity == capacity)
        #expect(sequence.next == 201)
    }

    @Test func `sequence number 0 and numbers of 32 bits are refused`() async {
        await #expect(processExitsWith: .failure) { _ = ATSequence(next: 0) }
        await #expect(processExitsWith: .failure) { _ = ATSequence(next: 0x8000_0000) }
    }
}

extension [UInt32] {
    fileprivate var isSorted: Bool { zip(self, dropFirst()).allSatisfy { $0 < $1 } }
}
