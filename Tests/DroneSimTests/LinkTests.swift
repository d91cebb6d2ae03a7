import DroneWire
import Testing

@testable import DroneSim

@Suite struct LinkTests {
    private func isFlying(_ cockpit: Cockpit) -> Bool { cockpit.drone.state.contains(.flying) }

    @Test func `before anybody writes navdata_demo there are status packets without options at 15 Hz`() throws {
        var cockpit = Cockpit()
        cockpit.beSilent(.seconds(1))
        #expect(cockpit.navdata.isEmpty)
        cockpit.wake()
        cockpit.pass(.seconds(1))
        #expect((15...16).contains(cockpit.navdata.count))
        #expect(cockpit.navdata.allSatisfy { $0.options.isEmpty && $0.state.contains(.navdataBootstrap) })
        #expect(cockpit.navdata.map(\.sequence) == Array(1...UInt32(cockpit.navdata.count)))
        #expect(cockpit.navdata[0].encoded.count == 24)

        cockpit.configure(.navdataDemo(true))
        cockpit.pass(.milliseconds(200))
        let newest = try #require(cockpit.newest)
        #expect(!newest.state.contains(.navdataBootstrap))
        #expect(newest.state.contains(.navdataDemo))
    }

    @Test func `an idle healthy drone shows the state word of the captures`() throws {
        var cockpit = Cockpit.connected()
        cockpit.pass(.seconds(1))
        #expect(try #require(cockpit.newest).state.rawValue == 0x0F80_0490)
        var full = Cockpit.connected(Cockpit.clear, .full)
        full.send([.config(.outdoor(false))])
        #expect(full.drone.state.rawValue == 0x0F80_00D0)
    }

    @Test func `stale numbers are ignored, number 1 begins anew`() {
        var cockpit = Cockpit()
        cockpit.send(text: "AT*REF=50,290718208\r")
        #expect(isFlying(cockpit))
        cockpit.send(text: "AT*REF=50,290717696\rAT*REF=49,290717696\r")
        #expect(isFlying(cockpit))
        cockpit.send(text: "AT*REF=51,290717696\r")
        #expect(!isFlying(cockpit))
        cockpit.send(text: "AT*REF=1,290718208\r")
        #expect(isFlying(cockpit))
        cockpit.send(text: "AT*REF=2,290717696\r")
        #expect(!isFlying(cockpit))
    }

    @Test(arguments: [
        "AT*REF=2,290718208", "AT*REF=2,290718208\n", "AT*REF=2,290718208,1\r", "AT*FER=2,290718208\r",
        "AT*REF=2,\"x\"\r", "garbage\r", "AT*REF=290718208\r", "\u{0}\u{1}\r",
    ])
    func `malformed commands do nothing, and what follows them is obeyed`(text: String) {
        var cockpit = Cockpit()
        cockpit.send(text: text)
        #expect(!isFlying(cockpit))
        #expect(cockpit.drone.state.contains(.communicationWatchdog))
        cockpit.send(text: "AT*REF=3,290718208\r")
        #expect(isFlying(cockpit))
    }

    @Test func `commands of one datagram are obeyed in their order`() {
        var cockpit = Cockpit()
        cockpit.send(text: "AT*REF=1,290718208\rAT*REF=2,290717696\r")
        #expect(!isFlying(cockpit))
        cockpit.send(text: "AT*REF=3,290717696\rAT*REF=4,290718208\r")
        #expect(isFlying(cockpit))
    }

    @Test func `50 ms of silence set the watchdog bit and let the drone hover, any command clears it`() {
        var cockpit = Cockpit.hovering()
        cockpit.sticks = Piloting(pitch: -1)
        cockpit.pass(.seconds(1))
        #expect(cockpit.truth.state.major == .flying)
        #expect(!cockpit.drone.state.contains(.communicationWatchdog))
        cockpit.beSilent(.milliseconds(60))
        #expect(cockpit.drone.state.contains(.communicationWatchdog))
        cockpit.beSilent(.milliseconds(300))
        #expect(cockpit.truth.state == ControlState(.flying, minor: 5))
        #expect(cockpit.truth.attitude.pitch > 0)
        cockpit.send([.resetWatchdog])
        #expect(!cockpit.drone.state.contains(.communicationWatchdog))
        cockpit.beSilent(.milliseconds(60))
        cockpit.send([.pcmd(.hover)])
        #expect(!cockpit.drone.state.contains(.communicationWatchdog))
    }

    @Test func `two seconds of silence lose the link, and the drone lands by itself`() {
        var cockpit = Cockpit.hovering()
        cockpit.beSilent(.milliseconds(1900))
        #expect(cockpit.truth.state.major == .hovering)
        #expect(!cockpit.drone.state.contains(.communicationLost))
        cockpit.beSilent(.milliseconds(200))
        #expect(cockpit.drone.state.isSuperset(of: [.communicationLost, .communicationWatchdog, .flying]))
        #expect(cockpit.truth.state == ControlState(.hovering, minor: 8))
        cockpit.beSilent(.seconds(1))
        #expect(cockpit.truth.state.major == .landing)
        cockpit.beSilent(.seconds(5))
        #expect(cockpit.truth.state.major == .landed)
        #expect(!isFlying(cockpit))
    }

    @Test func `a client that comes back counts from 1 and finds its drone, but a begun landing goes on`() throws {
        var cockpit = Cockpit.hovering()
        cockpit.beSilent(.milliseconds(2200))
        cockpit.restartCounting()
        cockpit.pass(.seconds(1))
        #expect(cockpit.drone.state.isDisjoint(with: [.communicationLost, .communicationWatchdog]))
        #expect(cockpit.truth.state.major == .hovering)

        cockpit.beSilent(.seconds(3))
        #expect(cockpit.truth.state.major == .landing)
        cockpit.restartCounting()
        try cockpit.pass(until: .landed, within: .seconds(5))
        // The start bit that is still pressed does not start it again.
        cockpit.pass(.seconds(2))
        #expect(cockpit.truth.state.major == .landed)
        cockpit.reference = .land
        cockpit.pass(.milliseconds(100))
        cockpit.reference = .takeOff
        cockpit.pass(.milliseconds(100))
        #expect(isFlying(cockpit))
    }

    @Test func `a client that finds a drone left on the ground takes off with its first command`() {
        var cockpit = Cockpit.connected()
        cockpit.pass(.seconds(1))
        cockpit.beSilent(.seconds(5))
        #expect(cockpit.drone.state.contains(.communicationLost))
        cockpit.restartCounting()
        cockpit.reference = .takeOff
        cockpit.pass(.milliseconds(30))
        #expect(isFlying(cockpit))
    }

    @Test func `navdata to a silent client stops, and a new wake-up starts it again`() {
        var cockpit = Cockpit.connected()
        cockpit.pass(.seconds(3))
        cockpit.beSilent(.seconds(3))
        let count = cockpit.navdata.count
        cockpit.beSilent(.seconds(2))
        #expect(cockpit.navdata.count == count)
        cockpit.wake()
        cockpit.beSilent(.seconds(1))
        #expect(cockpit.navdata.count > count + 10)
    }

    @Test func `the client that asked last gets the navdata`() {
        var cockpit = Cockpit.connected()
        cockpit.pass(.seconds(1))
        cockpit.wake(from: 99)
        let before = cockpit.receivers.count
        cockpit.pass(.seconds(1))
        #expect(Set(cockpit.receivers[..<before]) == [Cockpit.client])
        #expect(Set(cockpit.receivers[before...]) == [99])
    }

    @Test func `the answer to CONFIG is one bit that several CTRL 5 clear`() {
        var cockpit = Cockpit.connected()
        cockpit.send([.config(.outdoor(true))])
        var tries = 0
        while cockpit.drone.state.contains(.commandMask) {
            cockpit.pass(.milliseconds(30))
            cockpit.send([.control(.acknowledge)])
            tries += 1
        }
        #expect((3...5).contains(tries))
        cockpit.pass(.seconds(1))
        #expect(!cockpit.drone.state.contains(.commandMask))
    }

    @Test func `one CTRL 5 clears the bit as well, some datagrams later`() {
        var cockpit = Cockpit.connected()
        cockpit.send([.config(.outdoor(true))])
        cockpit.pass(.seconds(1))
        #expect(cockpit.drone.state.contains(.commandMask))
        cockpit.send([.control(.acknowledge)])
        #expect(cockpit.drone.state.contains(.commandMask))
        let before = cockpit.navdata.count
        cockpit.pass(.seconds(1))
        let shown = cockpit.navdata[before...].filter { $0.state.contains(.commandMask) }
        #expect((1...5).contains(shown.count))
        #expect(!cockpit.drone.state.contains(.commandMask))
    }

    @Test func `a flood of commands fills nothing, and the last stick acts`() {
        var cockpit = Cockpit.hovering()
        var queue = StickQueue()
        for count in 0..<100_000 {
            var sticks = Sticks(areApplied: true)
            sticks.pitch = Double(count)
            queue.append(sticks, at: Double(count) * 1e-6)
        }
        #expect(queue.count <= 21)
        queue.advance(to: 1, step: 0.005)
        #expect(queue.acting.pitch == 99_999)
        let listing = ATSequence(next: 100_000).ask(.sendConfiguration, times: 5000)
        for datagram in listing { cockpit.send(bytes: datagram) }
        cockpit.beSilent(.milliseconds(5))
        #expect(cockpit.listings.count == 1)
    }

    @Test func `whatever bytes come, the drone goes on`() throws {
        var cockpit = Cockpit.hovering()
        var draws = Random(seed: 77, stream: 0)
        let samples = [
            "AT*REF=1,290718208\r", "AT*PCMD=2,1,-1090519040,0,1065353216,0\r", "AT*CTRL=3,4,0\r", "AT*COMWDG=4\r",
            "AT*CONFIG_IDS=5,\"00000001\",\"00000002\",\"00000003\"\rAT*CONFIG=6,\"custom:session_id\",\"00000001\"\r",
            "AT*CONFIG=7,\"control:flight_anim\",\"18,15\"\r", "AT*CONFIG=8,\"general:com_watchdog\",\"0\"\r",
            "AT*CONFIG=9,\"general:navdata_options\",\"-1\"\r", "AT*LED=10,20,1073741824,-5\r", "AT*CALIB=11,0\r",
        ].map { Array($0.utf8) }
        for _ in 0..<1500 {
            var bytes = samples[Int(draws.next() % UInt64(samples.count))]
            for _ in 0..<Int(draws.next() % 4) {
                bytes[Int(draws.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: draws.next())
            }
            cockpit.send(bytes: bytes)
            if draws.fraction() < 0.1 { cockpit.beSilent(.milliseconds(Int(draws.next() % 200))) }
        }
        cockpit.wake()
        cockpit.restartCounting()
        cockpit.pass(.seconds(1))
        #expect(try #require(cockpit.newest).state.isSuperset(of: [.navdataThreadOn, .acquisitionThreadOn]))
        #expect(cockpit.truth.position.z.isFinite && cockpit.truth.velocity.length < 30)
    }
}

extension ATSequence {
    /// Datagrams that ask the same thing so many times.
    fileprivate func ask(_ mode: ControlMode, times: Int) -> [[UInt8]] {
        var sequence = self
        return sequence.encode(Array(repeating: .control(mode), count: times))
    }
}
