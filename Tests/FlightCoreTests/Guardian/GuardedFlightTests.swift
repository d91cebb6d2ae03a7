import DroneSim
import DroneWire
import FlightCore
import Rehearsal
import TestSupport
import Testing

/// A program that flies, its guardian and a simulated drone in lockstep: what becomes of the drone when the program does not
/// go on.
struct GuardedFlight {
    /// What the program does.
    enum Program {
        case flying
        /// It stands still and may go on (SIGSTOP, a laptop that sleeps).
        case stopped
        /// It is gone (SIGKILL).
        case dead
    }

    var program = Program.flying {
        didSet { if program == .dead { note(guardian?.hearProgramEnd(at: now)) } }
    }

    /// Whether the guardian stands still; what it is told waits.
    var guardianStands = false

    private(set) var now = Duration.zero
    private var drone: SimulatedDrone
    private var machine: FlightMachine
    private var client = GuardianClient()
    private var guardian: GuardianMachine?
    private(set) var notes: [GuardianNote] = []
    /// How many datagrams came from the guardian.
    private(set) var guardianDatagrams = 0
    /// How many datagrams the program has sent.
    private(set) var programDatagrams = 0
    /// Whether the program has noticed that it lost the drone.
    var wasTold: Bool { client.standing == .tookOver }

    // The drone's numbers for the two who listen.
    private static let program: UInt64 = 1
    private static let guardianListener: UInt64 = 2
    private var outbox: [GuardianMessage] = []

    init(hasGuardian: Bool, loss: LinkLoss = .hover) throws {
        var settings = SimulatorSettings(sensors: .perfect)
        settings.linkLoss = loss
        drone = SimulatedDrone(settings: settings)
        machine = try FlightMachine(settings: FlightSettings())
        guardian = hasGuardian ? GuardianMachine() : nil
        perform(machine.start(at: now))
    }

    var truth: Truth { drone.truth }
    var height: Double { drone.truth.position.z }
    var isFlying: Bool { drone.state.contains(.flying) }

    mutating func run(for time: Duration, until condition: (GuardedFlight) -> Bool = { _ in false }) {
        let end = now + time
        while now < end, !condition(self) {
            now += .milliseconds(10)
            for case .navdata(let bytes, let listener) in drone.advance(to: now) {
                if listener == Self.program {
                    if program == .flying { perform(machine.receiveNavdata(bytes.rawSpan, at: now)) }
                } else {
                    note(guardian?.receiveNavdata(bytes.rawSpan, at: now))
                }
            }
            guard now.components.attoseconds / 1_000_000_000_000_000 % 30 == 0 else { continue }
            if program == .flying { tickProgram() }
            guard !guardianStands else { continue }
            for message in outbox { note(guardian?.receive(message, at: now)) }
            outbox = []
            note(guardian?.tick(at: now))
        }
    }

    mutating func fly(_ pilot: some Pilot, for time: Duration, until condition: (GuardedFlight) -> Bool) {
        perform(machine.take(seat: pilot, at: now))
        run(for: time, until: condition)
    }

    /// Takes off to the first hover.
    mutating func takeOff() {
        fly(TakeOffPilot(), for: .seconds(20)) { $0.machine.state.control?.major == .hovering }
    }

    private mutating func tickProgram() {
        guard mayFly() else { return }
        let actions = machine.tick(at: now)
        if guardian != nil, let message = client.beat(machine.heartbeat(drone: "drone"), at: now) {
            outbox.append(message)
        }
        perform(actions)
    }

    private mutating func mayFly() -> Bool {
        guard guardian != nil else { return true }
        let (mayFly, question) = client.mayFly(at: now)
        if let question { outbox.append(question) }
        return mayFly
    }

    private mutating func perform(_ actions: [FlightAction]) {
        for action in actions {
            switch action {
            case .sendNavdata(let bytes) where mayFly():
                programDatagrams += 1
                drone.receiveNavdataWake(bytes.rawSpan, from: Self.program, at: now)
            case .sendCommands(let bytes) where mayFly():
                programDatagrams += 1
                drone.receiveCommands(bytes.rawSpan, at: now)
            default: break
            }
        }
    }

    /// Hands the drone a datagram that was on its way when the program stopped.
    mutating func deliverLate(_ bytes: [UInt8]) { drone.receiveCommands(bytes.rawSpan, at: now) }

    private mutating func note(_ actions: [GuardianMachine.Action]?) {
        for action in actions ?? [] {
            switch action {
            case .sendNavdata(let bytes): drone.receiveNavdataWake(bytes.rawSpan, from: Self.guardianListener, at: now)
            case .sendCommands(let bytes):
                guardianDatagrams += 1
                drone.receiveCommands(bytes.rawSpan, at: now)
            case .answer(let answer): client.hear(answer)
            case .note(let note): notes.append(note)
            case .end: guardian = nil
            }
        }
    }
}

struct GuardedFlightTests {
    /// A drone that lost its client far from the ground needs this long to come down; 2 s are the guardian's.
    private static let longest = Duration.seconds(12)

    @Test(arguments: [GuardedFlight.Program.dead, .stopped])
    func `a drone whose program dies or stops is landed within seconds, from a hover and from a fast move`(
        end: GuardedFlight.Program
    ) throws {
        for moves in [false, true] {
            var flight = try GuardedFlight(hasGuardian: true)
            flight.takeOff()
            let pilot = WishingPilot(moves ? [.move(.sticks(Sticks(forward: 0.5)))] : [])
            flight.fly(pilot, for: .seconds(1)) { _ in false }
            let before = flight.guardianDatagrams
            #expect(before == 0)
            flight.program = end
            flight.run(for: Self.longest) { !$0.isFlying }
            #expect(!flight.isFlying)
            flight.run(for: .seconds(2))
            #expect(flight.notes.contains { if case .landed = $0 { true } else { false } })
        }
    }

    @Test(arguments: [GuardedFlight.Program.dead, .stopped])
    func `without a guardian the same drone hangs in the air until its battery is empty`(
        end: GuardedFlight.Program
    ) throws {
        var flight = try GuardedFlight(hasGuardian: false)
        flight.takeOff()
        flight.program = end
        flight.run(for: .seconds(60))
        #expect(flight.isFlying)
        #expect(flight.height > 0.3)
    }

    @Test
    func `a program that dies during the take-off leaves a drone that lands`() throws {
        for moment in [100, 500, 1500, 3000] {
            var flight = try GuardedFlight(hasGuardian: true)
            flight.run(for: .seconds(3))
            flight.fly(TakeOffPilot(), for: .milliseconds(moment)) { _ in false }
            flight.program = .dead
            flight.run(for: Self.longest + .seconds(5))
            #expect(!flight.isFlying)
            #expect(flight.height < 0.05)
        }
    }

    @Test
    func `a program that goes on after the landing is told and sends nothing more`() throws {
        var flight = try GuardedFlight(hasGuardian: true)
        flight.takeOff()
        flight.program = .stopped
        flight.run(for: .seconds(10))
        #expect(!flight.isFlying)
        let sent = flight.programDatagrams
        flight.program = .flying
        flight.run(for: .seconds(5))
        #expect(flight.wasTold)
        #expect(flight.programDatagrams == sent)
        #expect(!flight.isFlying)
    }

    @Test(arguments: [1200, 1600, 5000])
    func `program and guardian never fly both, however late the guardian's answer comes`(milliseconds: Int) throws {
        var flight = try GuardedFlight(hasGuardian: true)
        flight.takeOff()
        flight.guardianStands = true
        flight.program = .stopped
        flight.run(for: .milliseconds(600))
        flight.program = .flying
        flight.run(for: .milliseconds(milliseconds - 600))
        flight.guardianStands = false
        flight.run(for: .milliseconds(60))
        let sent = flight.programDatagrams
        flight.run(for: .seconds(5))
        #expect(flight.guardianDatagrams == 0 || flight.programDatagrams == sent)
        #expect(flight.wasTold == (flight.guardianDatagrams > 0))
    }

    @Test
    func `a pause of up to 450 ms changes nothing`() throws {
        var flight = try GuardedFlight(hasGuardian: true)
        flight.takeOff()
        for _ in 0..<5 {
            flight.program = .stopped
            flight.run(for: .milliseconds(450))
            flight.program = .flying
            flight.run(for: .seconds(1))
        }
        #expect(!flight.wasTold)
        #expect(flight.guardianDatagrams == 0)
        #expect(flight.isFlying)
    }

    @Test
    func `a datagram of the program that comes late, with its high number and its fly bit, lifts nothing again`() throws
    {
        for delay in [0, 400, 1200, 2500, 3500] {
            var flight = try GuardedFlight(hasGuardian: true)
            flight.takeOff()
            flight.program = .dead
            flight.run(for: .milliseconds(600 + delay))
            var numbers = ATSequence(next: 100_000)
            for bytes in numbers.encode([.ref(.takeOff), .pcmd(Piloting(pitch: -1))]) { flight.deliverLate(bytes) }
            flight.run(for: .seconds(20)) { !$0.isFlying }
            #expect(!flight.isFlying)
        }
    }

    @Test
    func `a landing in good order is never disturbed`() throws {
        var flight = try GuardedFlight(hasGuardian: true)
        flight.takeOff()
        flight.fly(LandingPilot(), for: .seconds(20)) { !$0.isFlying }
        flight.run(for: .seconds(2))
        flight.program = .dead
        flight.run(for: .seconds(30))
        #expect(flight.guardianDatagrams == 0)
        #expect(flight.notes.last == .programLeft(inGoodOrder: true))
    }
}
