import FlightCore
import Testing

struct GuardianClientTests {
    private static func heartbeat(_ watch: GuardianHeartbeat.Watch) -> GuardianHeartbeat {
        GuardianHeartbeat(drone: "drone", lastCommand: 1, watch: watch)
    }

    @Test
    func `ticks of 30 ms give 20 heartbeats a second`() {
        var client = GuardianClient()
        var count = 0
        for tick in 0..<1000 where client.beat(Self.heartbeat(.flying), at: .milliseconds(30 * tick)) != nil {
            count += 1
        }
        #expect((599...601).contains(count))
    }

    @Test
    func `what is new is told at once`() {
        var client = GuardianClient()
        _ = client.beat(Self.heartbeat(.grounded), at: .zero)
        #expect(client.beat(Self.heartbeat(.grounded), at: .milliseconds(1)) == nil)
        #expect(client.beat(Self.heartbeat(.flying), at: .milliseconds(2)) == .heartbeat(Self.heartbeat(.flying)))
    }

    @Test
    func `a gap up to 400 ms asks nothing, a longer one asks before anything is sent`() {
        var client = GuardianClient()
        #expect(client.mayFly(at: .seconds(100)) == (true, nil))
        #expect(client.mayFly(at: .milliseconds(100_400)) == (true, nil))
        #expect(client.mayFly(at: .milliseconds(100_801)) == (false, .question(1)))
        #expect(client.mayFly(at: .milliseconds(100_831)) == (false, nil))
        client.hear(.clear(1))
        #expect(client.mayFly(at: .milliseconds(100_861)) == (true, nil))
    }

    @Test
    func `an answer to an older question does not count`() {
        var client = GuardianClient()
        _ = client.mayFly(at: .zero)
        #expect(client.mayFly(at: .seconds(1)) == (false, .question(1)))
        // Stopped again, before the answer was read.
        #expect(client.mayFly(at: .seconds(11)) == (false, .question(2)))
        client.hear(.clear(1))
        #expect(client.mayFly(at: .milliseconds(11_030)) == (false, nil))
        client.hear(.clear(2))
        #expect(client.mayFly(at: .milliseconds(11_060)) == (true, nil))
    }

    @Test
    func `who has lost the drone sends nothing any more, whatever is said later`() {
        var client = GuardianClient()
        _ = client.mayFly(at: .zero)
        client.hear(.taken(0))
        client.hear(.clear(1))
        client.hearGuardianEnd()
        for second in 0..<100 { #expect(client.mayFly(at: .seconds(second)) == (false, nil)) }
        #expect(client.beat(Self.heartbeat(.flying), at: .seconds(100)) == nil)
        #expect(client.standing == .tookOver)
    }

    @Test
    func `while it asks it sends no heartbeat, for that would be taken for a sign of life`() {
        var client = GuardianClient()
        _ = client.mayFly(at: .zero)
        _ = client.mayFly(at: .seconds(1))
        #expect(client.beat(Self.heartbeat(.flying), at: .seconds(1)) == nil)
    }

    @Test
    func `a guardian that is gone, or silent for a second, keeps nobody from flying`() {
        var client = GuardianClient()
        _ = client.mayFly(at: .zero)
        _ = client.mayFly(at: .seconds(1))
        client.hearGuardianEnd()
        #expect(client.mayFly(at: .milliseconds(1030)) == (true, nil))
        #expect(client.standing == .gone)

        var other = GuardianClient()
        _ = other.mayFly(at: .zero)
        var now = Duration.seconds(1)
        while other.mayFly(at: now) != (true, nil), now < .seconds(5) { now += .milliseconds(30) }
        #expect(now == .milliseconds(2020))
        #expect(other.standing == .gone)
    }

    /// A client whose guardian did not answer its first question.
    private static func unanswered() -> GuardianClient {
        var client = GuardianClient()
        _ = client.mayFly(at: .zero)
        for tick in 0...40 { _ = client.mayFly(at: .seconds(1) + .milliseconds(30 * tick)) }
        return client
    }

    @Test
    func `a guardian that did not answer is told on that the program lives, and watches again when it answers`() {
        var client = Self.unanswered()
        #expect(client.standing == .gone)
        #expect(client.beat(Self.heartbeat(.flying), at: .milliseconds(2230)) == .heartbeat(Self.heartbeat(.flying)))
        client.hear(.clear(1))
        #expect(client.standing == .watching)
        #expect(client.mayFly(at: .milliseconds(2240)) == (true, nil))
    }

    @Test
    func `a guardian that did not answer is asked again after the next gap, and believed when it has the drone`() {
        var client = Self.unanswered()
        #expect(client.mayFly(at: .seconds(4)) == (false, .question(2)))
        client.hear(.taken(2))
        #expect(client.mayFly(at: .milliseconds(4030)) == (false, nil))
        #expect(client.standing == .tookOver)
    }

    @Test
    func `a guardian that has ended is told and asked nothing`() {
        var client = GuardianClient()
        client.hearGuardianEnd()
        #expect(client.beat(Self.heartbeat(.flying), at: .zero) == nil)
        #expect(client.mayFly(at: .zero) == (true, nil))
        #expect(client.mayFly(at: .seconds(10)) == (true, nil))
    }
}
