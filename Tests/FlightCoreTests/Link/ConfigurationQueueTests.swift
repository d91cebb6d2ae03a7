import DroneWire
import Rehearsal
import Testing

@testable import FlightCore

struct ConfigurationQueueTests {
    private let setting = ConfigurationSetting.videoChannel(.bottom)
    private let other = ConfigurationSetting.videoChannel(.front)
    private let identifiers = FlightSettings.identifiers()
    private let flip = ConfigurationSetting.flightAnimation(.flipLeft)
    private var sending: [ATCommand] { [.configIDs(identifiers), .config(setting)] }
    private var flipping: [ATCommand] { [.configIDs(identifiers), .config(flip)] }

    private func queue(_ settings: ConfigurationSetting...) -> ConfigurationQueue {
        var queue = ConfigurationQueue(identifiers: identifiers)
        for setting in settings { queue.append(setting, at: .zero) }
        return queue
    }

    @Test func `a setting goes from sending over the bit's rise to its fall`() {
        var queue = queue(setting)
        #expect(queue.commands(at: .zero) == [], "nothing was heard yet")
        #expect(queue.hear([], at: .milliseconds(10)) == [])
        #expect(queue.commands(at: .milliseconds(30)) == sending)
        #expect(queue.commands(at: .milliseconds(60)) == [])
        #expect(queue.hear(.commandMask, at: .milliseconds(70)) == [.configured(setting)])
        #expect(queue.commands(at: .milliseconds(90)) == [.control(.acknowledge)])
        #expect(queue.hear(.commandMask, at: .milliseconds(100)) == [])
        #expect(queue.commands(at: .milliseconds(120)) == [.control(.acknowledge)])
        #expect(queue.hear([], at: .milliseconds(130)) == [])
        #expect(queue.commands(at: .milliseconds(150)) == [])
        #expect(queue.isEmpty)
    }

    @Test func `the next setting waits until the bit has fallen`() {
        var queue = queue(setting, other)
        _ = queue.hear([], at: .zero)
        #expect(queue.commands(at: .zero) == sending)
        _ = queue.hear(.commandMask, at: .milliseconds(70))
        #expect(queue.commands(at: .milliseconds(90)) == [.control(.acknowledge)])
        _ = queue.hear([], at: .milliseconds(140))
        #expect(queue.commands(at: .milliseconds(150)) == [.configIDs(identifiers), .config(other)])
    }

    @Test func `a bit left over from somebody else is cleared first`() {
        var queue = queue(setting)
        _ = queue.hear(.commandMask, at: .zero)
        #expect(queue.commands(at: .zero) == [.control(.acknowledge)])
        _ = queue.hear([], at: .milliseconds(66))
        #expect(queue.commands(at: .milliseconds(90)) == sending)
    }

    @Test func `a value is said again every 100 ms until its bit rises`() {
        var queue = queue(setting)
        _ = queue.hear([], at: .zero)
        let sent = (0...10).map { queue.commands(at: .milliseconds(30 * $0)) == sending }
        #expect(sent == [true, false, false, false, true, false, false, false, true, false, false])
        _ = queue.hear(.commandMask, at: .milliseconds(330))
        #expect(queue.commands(at: .milliseconds(420)) == [.control(.acknowledge)])
    }

    @Test func `silence never repeats an order`() {
        var queue = queue(flip)
        _ = queue.hear([], at: .zero)
        #expect(queue.commands(at: .zero) == flipping)
        for tick in 1...200 { #expect(queue.commands(at: .milliseconds(30 * tick)) == []) }
    }

    @Test func `an order that did not arrive is sent three times and then reported`() {
        var queue = queue(flip)
        var events: [FlightEvent] = []
        var sent = 0
        for tick in 0...100 {
            let now = Duration.milliseconds(30 * tick)
            events += queue.hear([], at: now)
            if queue.commands(at: now) == flipping { sent += 1 }
        }
        #expect(sent == 3)
        #expect(events == [.configurationFailed(flip, .notAcknowledged(tries: 3))])
        #expect(queue.isEmpty)
    }

    @Test func `a value that does not arrive is given up after as long`() {
        var queue = queue(setting)
        var events: [FlightEvent] = []
        for tick in 0...60 {
            let now = Duration.milliseconds(30 * tick)
            events += queue.hear([], at: now)
            _ = queue.commands(at: now)
        }
        #expect(events == [.configurationFailed(setting, .notAcknowledged(tries: 3))])
    }

    @Test func `a bit that never falls is reported and not waited for`() {
        var queue = queue(setting)
        var events: [FlightEvent] = []
        for tick in 0...200 {
            let now = Duration.milliseconds(30 * tick)
            events += queue.hear(.commandMask, at: now)
            #expect(queue.commands(at: now) == [.control(.acknowledge)])
        }
        #expect(events == [.configurationFailed(setting, .notAcknowledged(tries: 0))])
    }

    @Test func `what the link loses is reported as disconnected`() {
        var queue = queue(setting, other)
        #expect(
            queue.abandon(at: .zero) == [
                .configurationFailed(setting, .disconnected), .configurationFailed(other, .disconnected),
            ]
        )
        #expect(queue.isEmpty)
    }

    @Test(arguments: 1...50)
    func `under loss both ways every order ends confirmed or reported, and happens once`(seed: UInt64) {
        var chance = Chance(seed: seed)
        let settings = (0..<10).map { ConfigurationSetting.flightAnimation(.flipLeft, milliseconds: 15 + $0) }
        var queue = ConfigurationQueue()
        for setting in settings { queue.append(setting, at: .zero) }
        var arrived: [ConfigurationSetting] = []
        var bit = false
        var confirmed: [ConfigurationSetting] = []
        var failed: [ConfigurationSetting] = []
        var now = Duration.zero
        while !queue.isEmpty, now < .seconds(60) {
            now += .milliseconds(30)
            for command in queue.commands(at: now) where chance.share() >= 0.3 {
                if case .config(let setting) = command {
                    arrived.append(setting)
                    bit = true
                } else {
                    bit = false
                }
            }
            guard chance.share() >= 0.3 else { continue }
            for event in queue.hear(bit ? .commandMask : [], at: now) {
                switch event {
                case .configured(let setting): confirmed.append(setting)
                case .configurationFailed(let setting, _): failed.append(setting)
                default: Issue.record("\(event)")
                }
            }
        }
        #expect(confirmed.count + failed.count == settings.count)
        #expect(arrived == confirmed, "what was confirmed happened, and nothing twice")
    }
}
