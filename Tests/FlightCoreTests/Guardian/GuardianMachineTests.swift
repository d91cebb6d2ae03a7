import DroneWire
import FlightCore
import Rehearsal
import Testing

/// The guardian's rules, against words and times alone.
struct GuardianMachineTests {
    private var machine = GuardianMachine()
    private var now = Duration.zero
    private var sent: [(at: Duration, commands: [ATCommand])] = []
    private var wakeUps = 0
    private var notes: [GuardianNote] = []
    private var answers: [GuardianAnswer] = []
    private var hasEnded = false
    private var sequence: UInt32 = 0

    /// A datagram that is not all commands.
    private struct Unreadable: Error {
        var bytes: [UInt8]
    }

    // MARK: The world around it

    private mutating func perform(_ actions: [GuardianMachine.Action]) throws {
        for action in actions {
            switch action {
            case .sendNavdata: wakeUps += 1
            case .sendCommands(let bytes):
                let commands = try ATParser.parse(bytes.rawSpan).map { result in
                    guard case .command(_, let command) = result else { throw Unreadable(bytes: bytes) }
                    return command
                }
                sent.append((now, commands))
            case .answer(let answer): answers.append(answer)
            case .note(let note): notes.append(note)
            case .end: hasEnded = true
            }
        }
    }

    private mutating func say(_ watch: GuardianHeartbeat.Watch, _ handover: GuardianHeartbeat.Handover = .none) throws {
        let heartbeat = GuardianHeartbeat(drone: "drone", lastCommand: 77, watch: watch, handover: handover)
        try perform(machine.receive(.heartbeat(heartbeat), at: now))
    }

    private mutating func ask(_ number: UInt32) throws { try perform(machine.receive(.question(number), at: now)) }

    private mutating func run(for time: Duration, hearing word: StateWord? = nil) throws {
        let end = now + time
        while now < end {
            now += GuardianMachine.tickInterval
            if let word { try hear(word) }
            try perform(machine.tick(at: now))
        }
    }

    private mutating func hear(_ word: StateWord) throws {
        sequence += 1
        let datagram = NavdataDatagram(state: word, sequence: sequence, visionDefined: 0, options: [])
        try perform(machine.receiveNavdata(datagram.encoded.rawSpan, at: now))
    }

    private var references: [(at: Duration, reference: Reference)] {
        sent.flatMap { datagram in
            datagram.commands.compactMap { command in
                if case .ref(let reference) = command { (datagram.at, reference) } else { nil }
            }
        }
    }

    // MARK: Laws

    @Test(arguments: GuardianHeartbeat.Watch.allCases)
    mutating func `in normal flight it sends nothing`(watch: GuardianHeartbeat.Watch) throws {
        for _ in 0..<1200 {
            try say(watch)
            try run(for: .milliseconds(50))
        }
        #expect(sent.isEmpty)
        #expect(wakeUps == 0)
        #expect(answers == [.ready])
    }

    @Test
    mutating func `a silence over 500 ms in the air is a hover, over 2 s a landing, each every 30 ms`() throws {
        try say(.flying)
        try run(for: .milliseconds(480))
        #expect(sent.isEmpty)
        try run(for: .seconds(10))
        let first = try #require(sent.first)
        #expect(first.at > .milliseconds(500) && first.at <= .milliseconds(530))
        for datagram in sent { #expect(datagram.commands.contains(.pcmd(.hover))) }
        for (one, next) in zip(sent, sent.dropFirst()) { #expect(next.at - one.at == .milliseconds(30)) }
        let firstLanding = try #require(references.first)
        #expect(firstLanding.at > .seconds(2) && firstLanding.at <= .milliseconds(2030))
        #expect(references.allSatisfy { $0.reference == .land })
        #expect(references.count == sent.count { $0.at >= firstLanding.at })
        #expect(wakeUps > 10)
    }

    @Test
    mutating func `its numbers begin at 1, whatever the program had sent`() throws {
        try say(.flying)
        var first: [UInt8]?
        for tick in 1...20 where first == nil {
            for case .sendCommands(let bytes) in machine.tick(at: .milliseconds(30 * tick)) { first = bytes }
        }
        #expect(try #require(first).starts(with: Array("AT*PCMD=1,0,".utf8)))
    }

    @Test
    mutating func `on the ground no silence and no death of the program makes it act`() throws {
        try say(.grounded)
        try run(for: .seconds(60))
        try perform(machine.hearProgramEnd(at: now))
        try run(for: .seconds(60))
        #expect(sent.isEmpty)
        #expect(wakeUps == 0)
        #expect(hasEnded)
    }

    @Test(arguments: GuardianHeartbeat.Watch.allCases)
    mutating func `after a farewell in good order it never acts`(watch: GuardianHeartbeat.Watch) throws {
        try say(.flying)
        try say(watch, .complete)
        try perform(machine.hearProgramEnd(at: now))
        try run(for: .seconds(60))
        #expect(sent.isEmpty)
        #expect(hasEnded)
        #expect(notes.last == .programLeft(inGoodOrder: true))
    }

    @Test
    mutating func `a program that dies in the air is a silence like any other`() throws {
        try say(.flying)
        try perform(machine.hearProgramEnd(at: now))
        #expect(!hasEnded)
        try run(for: .seconds(3), hearing: .flying)
        #expect(!references.isEmpty)
        try run(for: .milliseconds(450), hearing: [])
        #expect(!hasEnded)
        try run(for: .milliseconds(120), hearing: [])
        #expect(hasEnded)
    }

    @Test
    mutating func `a landing that is handed over begins at once`() throws {
        try say(.flying)
        try say(.flying, .landing)
        try run(for: .milliseconds(30))
        #expect(references.count == 1)
    }

    @Test
    mutating func `a program that falls silent while it lands is not held in a hover first`() throws {
        try say(.landing)
        try run(for: .milliseconds(540))
        #expect(!references.isEmpty)
        #expect(references.count == sent.count)
    }

    @Test
    mutating func `landed is believed when it was seen for half a second without a break`() throws {
        try say(.flying)
        try run(for: .seconds(3), hearing: .flying)
        for _ in 0..<10 {
            try run(for: .milliseconds(450), hearing: [])
            try run(for: .milliseconds(30), hearing: .flying)
        }
        let before = sent.count
        try run(for: .milliseconds(600), hearing: [])
        #expect(sent.count > before)
        let after = sent.count
        try run(for: .seconds(5), hearing: [])
        #expect(sent.count == after)
        #expect(notes.contains { if case .landed = $0 { true } else { false } })
        // The program is still there and may come back.
        #expect(!hasEnded)
        try perform(machine.hearProgramEnd(at: now))
        #expect(hasEnded)
    }

    @Test
    mutating func `what the drone said before it was told to land is no landing`() throws {
        try say(.flying)
        try run(for: .milliseconds(2010), hearing: [])
        try run(for: .milliseconds(480), hearing: [])
        #expect(!notes.contains { if case .landed = $0 { true } else { false } })
    }

    @Test
    mutating func `after 15 minutes without a word from the drone it gives up and says so`() throws {
        try say(.flying)
        try perform(machine.hearProgramEnd(at: now))
        try run(for: .seconds(10), hearing: .flying)
        try run(for: .seconds(14 * 60 + 59))
        #expect(!hasEnded)
        try run(for: .seconds(2))
        #expect(hasEnded)
        #expect(notes.contains { if case .gaveUp = $0 { true } else { false } })
        let count = sent.count
        try run(for: .seconds(60))
        #expect(sent.count == count)
    }

    @Test
    mutating func `a program that is back too late is told, and one that was only slow is not`() throws {
        try say(.flying)
        try run(for: .milliseconds(450))
        try ask(1)
        #expect(answers.last == .clear(1))
        try run(for: .milliseconds(450))
        #expect(sent.isEmpty)
        try run(for: .milliseconds(120))
        #expect(!sent.isEmpty)
        try ask(2)
        #expect(answers.last == .taken(2))
        try say(.flying)
        #expect(answers.last == .taken(0))
        try run(for: .seconds(3))
        #expect(!references.isEmpty)
    }

    @Test
    mutating func `after a sleep of the computer the drone lands, whoever of the two wakes first`() throws {
        try say(.flying)
        try run(for: .milliseconds(90))
        now += .seconds(30)
        try ask(1)
        #expect(answers.last == .taken(1))
        try run(for: .milliseconds(30))
        #expect(references.count == 1)
    }

    @Test
    mutating func `a guardian that was itself kept waiting reads first what was said meanwhile`() throws {
        try say(.flying)
        now += .seconds(30)
        try say(.flying)
        try run(for: .milliseconds(480))
        #expect(sent.isEmpty)
        #expect(answers == [.ready])
    }

    @Test
    mutating func `while the drone shows that commands do not count, their numbers begin again`() throws {
        try say(.flying)
        try run(for: .seconds(3), hearing: [.flying, .communicationWatchdog])
        let restarts = notes.count { $0 == .restarted }
        #expect((10...17).contains(restarts))
        #expect(sent.contains { $0.commands.contains(.resetWatchdog) })
    }

    @Test
    mutating func `a drone that obeys somebody else's fly bit is told again from number 1`() throws {
        try say(.flying)
        try run(for: .seconds(2), hearing: [.flying, .userFeedbackStart])
        #expect(!notes.contains(.restarted))
        try run(for: .milliseconds(300), hearing: [.flying, .userFeedbackStart])
        #expect(notes.contains(.restarted))
    }

    @Test
    mutating func `no bytes from the air or from the program make it trap or act`() throws {
        var chance = Chance(seed: 1)
        try say(.grounded)
        for length in 0..<200 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &chance) }
            try perform(machine.receive(bytes.rawSpan, at: now))
            try perform(machine.receiveNavdata(bytes.rawSpan, at: now))
        }
        try run(for: .seconds(5))
        #expect(sent.isEmpty)
    }
}
