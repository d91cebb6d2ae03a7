import DroneWire
import Testing

@testable import DroneSim

@Suite struct NavdataTests {
    @Test func `demo navdata comes every 65 ms with the options of the mask`() throws {
        var cockpit = Cockpit.connected()
        cockpit.pass(.milliseconds(500))
        let before = cockpit.navdata.count
        cockpit.pass(.seconds(13))
        #expect(cockpit.navdata.count - before == 200)
        let newest = try #require(cockpit.newest)
        #expect(newest.demo != nil && newest.visionDetect != nil && newest.options.count == 2)

        cockpit.configure(.navdataOptions(NavdataOptionsMask(tags: [0, 1, 10, 22, 26])))
        cockpit.pass(.milliseconds(200))
        let chosen = try #require(cockpit.newest)
        #expect(chosen.options.count == 5)
        #expect(chosen.demo != nil && chosen.time != nil && chosen.altitude != nil)
        #expect(chosen.magneto != nil && chosen.wifi != nil)
    }

    @Test func `full navdata comes 200 times a second with all 28 options in the sizes of firmware 2`() throws {
        var cockpit = Cockpit.connected(Cockpit.clear, .full)
        cockpit.pass(.milliseconds(500))
        let before = cockpit.navdata.count
        cockpit.pass(.seconds(2))
        #expect(cockpit.navdata.count - before == 400)
        let newest = try #require(cockpit.newest)
        #expect(newest.options.count == 28)
        #expect(newest.encoded.count == 2120)
        #expect(!newest.state.contains(.navdataDemo))
        let sequences = cockpit.navdata.map(\.sequence)
        #expect(zip(sequences, sequences.dropFirst()).allSatisfy { $0 + 1 == $1 })
    }

    @Test func `the options tell the same story`() throws {
        var cockpit = Cockpit.hovering(Cockpit.clear, .everything)
        cockpit.sticks = Piloting(roll: 0.3, pitch: -0.4, yaw: 0.2)
        cockpit.pass(.seconds(2))
        let truth = cockpit.truth
        let datagram = try #require(cockpit.newest)
        let (demo, vision) = (try #require(datagram.demo), try #require(datagram.vision))
        let altitude = try #require(datagram.altitude)
        let (magneto, time) = (try #require(datagram.magneto), try #require(datagram.time))
        #expect(abs(Double(demo.altitudeMillimeters) / 1000 - truth.position.z) < 0.002)
        #expect(altitude.altitudeVisionMillimeters == demo.altitudeMillimeters)
        // The sonar pings only 25 times a second.
        #expect(abs(altitude.altitudeRawMillimeters - demo.altitudeMillimeters) <= 3)
        #expect(abs(Double(demo.thetaMillidegrees) / 1000 - truth.attitude.pitch.inDegrees) < 0.001)
        #expect(abs(vision.thetaCaptureRadians - Float(truth.attitude.pitch)) < 1e-4)
        #expect(vision.bodyVMillimetersPerSecond[0] == demo.vxMillimetersPerSecond)
        #expect(abs(magneto.headingFusionUnwrappedDegrees - demo.psiMillidegrees / 1000) < 0.001)
        #expect(vision.timeCaptureMilliseconds == time.seconds * 1000 + time.microseconds / 1000)
        #expect(truth.time == .milliseconds(Int(vision.timeCaptureMilliseconds)))
        let raw = try #require(datagram.rawMeasures)
        #expect((9000...12600).contains(raw.vbatRawMillivolts))
        #expect(demo.controlState == truth.state)
        #expect(demo.droneCameraTransMillimeters[2] == -Float(altitude.altitudeRawMillimeters))
        #expect(try #require(datagram.references).uiSeq > 0)
    }

    @Test func `on the ground the sonar reads 240 mm, the height 0, and the motors stand`() throws {
        var cockpit = Cockpit.connected(Cockpit.clear, .everything)
        cockpit.pass(.seconds(1))
        let datagram = try #require(cockpit.newest)
        #expect(try #require(datagram.altitude).altitudeRawMillimeters == 240)
        #expect(try #require(datagram.demo).altitudeMillimeters == 0)
        #expect(try #require(datagram.pwm).motor1 == 0)
        var flying = Cockpit.hovering(Cockpit.clear, .everything)
        flying.pass(.milliseconds(100))
        #expect(try #require(flying.newest?.pwm).motor1 > 100)
    }

    @Test func `pictures are due 30 times a second and numbered without a gap`() {
        var cockpit = Cockpit.connected()
        let before = cockpit.frames.count
        cockpit.pass(.seconds(10))
        #expect((299...301).contains(cockpit.frames.count - before))
        let numbers = cockpit.frames.map(\.picture.number)
        #expect(numbers == Array(numbers[0]..<numbers[0] + UInt32(numbers.count)))
        let times = cockpit.frames.map(\.picture.timestampMilliseconds)
        #expect(zip(times, times.dropFirst()).allSatisfy { (30...40).contains($1 - $0) })
    }
}
