import DroneWire
import Testing

@testable import DroneSim

@Suite struct OptionTests {
    @Test func `references show the piloting command as it came, and what the loops make of it`() throws {
        var cockpit = Cockpit.hovering(Cockpit.clear, .everything)
        cockpit.sticks = Piloting(roll: 0.2, pitch: -0.5)
        let pilot = PilotHeading(psi: 0.5, accuracy: 0.1)
        cockpit.pass(.seconds(1))
        cockpit.send([.pcmdMag(Piloting(roll: 0.25, pitch: -0.75), pilot)])
        cockpit.beSilent(.milliseconds(40))
        cockpit.beSilent(.milliseconds(40))
        let references = try #require(cockpit.newest?.references)
        #expect(references.uiTheta == -0.75 && references.uiPhi == 0.25)
        #expect(references.uiPsi == 0.5 && references.uiPsiAccuracy == 0.1)
        #expect(references.uiSeq > 250)
        #expect(Double(references.uiTimeSeconds) > cockpit.now.inSeconds - 0.2)
        // 12 degrees of tilt at full stick.
        #expect(abs(references.refThetaMillidegrees + 6000) < 3100)
        #expect(references.vxRefMillimetersPerSecond > 1000 && references.vyRefMillimetersPerSecond > 500)
    }

    @Test func `the heading reference stays while the drone hovers and follows while it turns`() throws {
        var cockpit = Cockpit.hovering(Cockpit.clear, .everything)
        cockpit.sticks = Piloting(yaw: 0.5)
        cockpit.pass(.seconds(1))
        let turning = try #require(cockpit.newest)
        let shown = Float(try #require(turning.references).refPsiMillidegrees)
        #expect(abs(shown - (try #require(turning.demo).psiMillidegrees)) < 500)
        cockpit.sticks = .hover
        cockpit.pass(.seconds(2))
        let first = try #require(cockpit.newest?.references).refPsiMillidegrees
        cockpit.pass(.seconds(2))
        #expect(try #require(cockpit.newest?.references).refPsiMillidegrees == first)
    }

    @Test func `video_stream tells how often commands come`() throws {
        var cockpit = Cockpit.hovering(Cockpit.clear, .everything)
        cockpit.pass(.seconds(2))
        let stream = try #require(cockpit.newest?.videoStream)
        #expect(stream.atcmdMeanRefGapMilliseconds == 30)
        #expect(stream.atcmdVarRefGap < 1 && stream.atcmdRefSeq > 0)
    }

    @Test func `outdoors the drone finds out the wind, and indoors it does not look for it`() throws {
        let windy = SimulatorSettings(sensors: .perfect, world: .field, wind: Wind(speed: 3, fromDegrees: 270))
        var cockpit = Cockpit.hovering(windy, .everything)
        cockpit.pass(.seconds(10))
        #expect(try #require(cockpit.newest?.windSpeed).windSpeedMetersPerSecond == 0)
        cockpit.configure(.outdoor(true))
        cockpit.pass(.seconds(25))
        let wind = try #require(cockpit.newest?.windSpeed)
        #expect(abs(wind.windSpeedMetersPerSecond - 3) < 0.4)
        // From the west it blows toward the east.
        #expect(abs(Double(wind.windAngleRadians) - .pi / 2) < 0.15)
        // The drone leans into it: the left side down.
        #expect(abs(Double(wind.windCompensationPhiRadians) + 3 / 17.8) < 0.03)
        #expect(!cockpit.drone.state.contains(.tooMuchWind))
    }

    @Test func `a lossy link shows in the wifi option`() throws {
        var cockpit = Cockpit.connected(Cockpit.clear, .everything)
        cockpit.pass(.milliseconds(500))
        #expect(try #require(cockpit.newest?.wifi).linkQuality == 1)
        cockpit.drone.inject(try Fault(parsing: "loss 30%"))
        cockpit.pass(.seconds(2))
        #expect(abs(try #require(cockpit.newest?.wifi).linkQuality - 0.7) < 0.001)
    }

    @Test func `a sonar that hears nothing is told, and costs only the first drone its height`() throws {
        for generation in DroneGeneration.allCases {
            var settings = Cockpit.clear
            settings.generation = generation
            var cockpit = Cockpit.hovering(settings)
            cockpit.drone.inject(try Fault(parsing: "sensor sonar"))
            cockpit.pass(.seconds(1))
            #expect(cockpit.drone.state.contains(.ultrasoundDeaf))
            #expect(cockpit.truth.state == ControlState(.hovering, minor: generation == .one ? 6 : 0))
        }
    }

    @Test func `a flat trim counts on the ground only`() throws {
        var cockpit = Cockpit.connected(SimulatorSettings(world: .field, wind: .calm), .everything)
        func trims() throws -> [Float] {
            cockpit.pass(.milliseconds(200))
            let trims = try #require(cockpit.newest?.trims)
            return [trims.eulerAnglesTrimThetaMillidegrees, trims.eulerAnglesTrimPhiMillidegrees]
        }
        #expect(try trims() == [0, 0])
        cockpit.send([.flatTrim])
        // The sensors' own error of this flight, as the drone stands level.
        let trimmed = try trims()
        #expect(trimmed.allSatisfy { $0 != 0 && abs($0) < 2000 })
        cockpit.reference = .takeOff
        cockpit.pass(.seconds(8))
        cockpit.send([.flatTrim])
        #expect(try trims() == trimmed)
    }

    @Test func `control states tell of combined yaw and of a height that is not allowed`() {
        var cockpit = Cockpit.hovering()
        cockpit.configure(ConfigurationSetting.known(.controlLevel, .combinedYaw))
        cockpit.sticks = Piloting(roll: 0.3, flags: [.progressive, .combinedYaw])
        cockpit.pass(.seconds(1))
        #expect(cockpit.truth.state == ControlState(.flying, minor: 4))
        cockpit.sticks = Piloting(gaz: 1)
        cockpit.pass(.seconds(3))
        cockpit.configure(ConfigurationSetting.known(.altitudeMax, 1000))
        cockpit.sticks = .hover
        cockpit.pass(.milliseconds(300))
        #expect(cockpit.truth.position.z > 1.5)
        #expect([3, 4, 5].contains(cockpit.truth.state.minor))
    }
}

extension ConfigurationSetting {
    /// A setting whose value is known to be taken.
    fileprivate static func known<Value>(_ key: ConfigurationKey<Value>, _ value: Value) -> Self {
        do {
            return try ConfigurationSetting(key, value)
        } catch {
            preconditionFailure("\(key.name): \(error)")
        }
    }
}
