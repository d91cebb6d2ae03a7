import DroneWire
import Testing

@testable import FlightCore

struct ListingTests {
    private let setting = ConfigurationSetting.videoChannel(.bottom)

    @Test func `a listing is asked for with CTRL 4 when the bit is down, and acknowledged until it falls again`() {
        var queue = ConfigurationQueue()
        queue.appendRead(at: .zero)
        queue.append(setting, at: .zero)
        _ = queue.hear([], at: .zero)
        #expect(queue.commands(at: .zero) == [.control(.sendConfiguration)])
        #expect(queue.commands(at: .milliseconds(200)) == [], "it is not asked for on suspicion")
        queue.hearListing()
        _ = queue.hear(.commandMask, at: .milliseconds(210))
        #expect(queue.commands(at: .milliseconds(240)) == [.control(.acknowledge)])
        _ = queue.hear([], at: .milliseconds(300))
        #expect(queue.commands(at: .milliseconds(330)) == [.config(setting)], "and then the next one goes")
        #expect(!queue.hasReads)
    }

    @Test func `the setting behind a listing waits for the listing's own bit, and is not confirmed by it`() {
        var queue = ConfigurationQueue()
        queue.appendRead(at: .zero)
        queue.append(setting, at: .zero)
        _ = queue.hear([], at: .zero)
        _ = queue.commands(at: .zero)
        queue.hearListing()
        #expect(queue.commands(at: .milliseconds(30)) == [])
        #expect(queue.hear(.commandMask, at: .milliseconds(66)) == [])
        #expect(queue.acknowledged == 0)
    }

    @Test func `a listing that does not come is asked for twice and then given up, and the settings go on`() {
        var queue = ConfigurationQueue()
        queue.appendRead(at: .zero)
        queue.append(setting, at: .zero)
        var asked = 0
        var confirmed = false
        var bit = false
        for tick in 0...200 where !confirmed {
            let now = Duration.milliseconds(30 * tick)
            for event in queue.hear(bit ? .commandMask : [], at: now) { confirmed = event == .configured(setting) }
            for command in queue.commands(at: now) {
                if command == .control(.sendConfiguration) { asked += 1 }
                bit = command != .control(.acknowledge)
            }
        }
        #expect(asked == 2)
        #expect(queue.unreadListings == 1)
        #expect(confirmed)
    }

    @Test func `whoever asks for the configuration of a drone that cannot be read is told at once`() throws {
        var drone = try ScriptedDrone.connected()
        drone.readConfiguration()
        #expect(drone.listings == [nil])
    }

    @Test func `whoever asks for the configuration gets it`() throws {
        var drone = try ScriptedDrone.connected()
        drone.setReadable()
        drone.readConfiguration()
        drone.run(for: .milliseconds(200))
        drone.send(ConfigurationListing(lines: [.init(section: "general", name: "num_version_soft", value: "2.4.8")]))
        #expect(drone.listings.count == 1)
        #expect(drone.listings.first??.lines.count == 1)
        #expect(drone.machine.identity == DroneIdentity(firmware: FirmwareVersion(2, 4, 8), evidence: .configuration))
    }

    @Test func `a stream that was acknowledged and does not show is asked for again`() throws {
        var drone = try ScriptedDrone.connected()
        drone.word.remove(.navdataDemo)
        drone.run(for: .seconds(2))
        #expect(drone.settings.contains(.navdataDemo(true)))
    }

    @Test func `the gaps between our datagrams are counted by how far they are from 30 ms`() {
        var cadence = CommandCadence()
        for time in [0, 30_000, 60_400, 90_000, 130_000] { cadence.note(at: .microseconds(time)) }
        #expect(cadence.gaps == 4)
        #expect(cadence.mean == .microseconds(32_500))
        #expect(cadence.longest == .milliseconds(40))
        #expect(cadence.share(within: .microseconds(500)) == 0.75)
        #expect(cadence.share(within: .milliseconds(10)) == 1)
    }
}
