import DroneWire
import Testing

/// The samples of `DroneWire.docc/DroneWire.md`, as they stand there.
struct LandingPageTests {
    @Test func `commands are numbered and written into datagrams`() throws {
        var sequence = ATSequence()
        let datagrams = sequence.encode([.ref(.takeOff), .pcmd(.hover)])
        #expect(datagrams == [Array("AT*REF=1,290718208\rAT*PCMD=2,0,0,0,0,0\r".utf8)])
    }

    @Test func `a navdata datagram is read as a whole`() throws {
        var flown = NavdataDemo()
        flown.batteryPercent = 71
        flown.altitudeMillimeters = 1420
        let bytes = NavdataDatagram(state: [], sequence: 1, options: [.demo(flown)]).encoded
        let datagram = try NavdataDatagram(parsing: unsafe bytes.span.bytes)
        #expect(datagram.options.count == 1)
        for case .demo(let demo) in datagram.options {
            #expect(demo.batteryPercent == 71)
            #expect(demo.altitudeMillimeters == 1420)
        }
    }

    @Test func `video comes in pieces of any size`() {
        let bytes = TestPacket.bytes(frame: 7, type: .refresh, payload: [1, 2, 3])
        var assembler = PaVEAssembler()
        assembler.append(unsafe bytes.span.bytes)
        var frames: [PaVEFrame] = []
        while let frame = assembler.next() { frames.append(frame) }
        #expect(frames.map(\.frameNumber) == [7])
        #expect(frames.map(\.isKeyFrame) == [true])
        #expect(frames.map(\.payload.count) == [3])
    }
}
