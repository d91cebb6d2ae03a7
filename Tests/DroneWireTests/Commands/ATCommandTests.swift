import DroneWire
import Testing

@Suite struct `Commands` {
    @Test(arguments: Self.samples)
    func `what is written is read back`(command: ATCommand) throws {
        #expect(command.encoded(sequence: 77).parsed == [.command(sequence: 77, command)])
    }

    @Test func `every command of the catalogue has a sample here`() {
        let names = Set(Self.samples.map(\.name))
        #expect(names == Set(Self.catalogue))
    }

    @Test(arguments: zip(Self.samples, Self.samples.dropFirst()))
    func `commands in one datagram are read in their order`(first: ATCommand, second: ATCommand) throws {
        let bytes = first.encoded(sequence: 5) + second.encoded(sequence: 6)
        #expect(bytes.parsed == [.command(sequence: 5, first), .command(sequence: 6, second)])
    }

    @Test(arguments: [Float.nan, .infinity, -.infinity, -0.0, .signalingNaN])
    func `what is no finite number is never written`(number: Float) {
        let commands: [ATCommand] = [
            .led(.fire, frequencyHertz: number, seconds: 0), .cad(.none, tagSize: number),
            .manualTrim(pitch: number, roll: number, yaw: number),
            .pol(ExternalPosition(x: number, y: number, psi: number, defined: 0, timeMicroseconds: 0)),
            .pcmdMag(Piloting(), PilotHeading(psi: number)),
        ]
        let bits = Int32(bitPattern: number.bitPattern)
        for command in commands {
            #expect(!command.text(sequence: 1).contains("\(bits)"))
        }
    }

    @Test func `every number is written as the decimal that it is`() {
        var generator = SeededGenerator(seed: 1)
        let powers = (0...9).map { (0..<$0).reduce(1 as Int32) { power, _ in power * 10 } }
        let edges = powers.flatMap { [$0 - 1, $0, $0 + 1] } + [.max, .min]
        let random = (0..<20_000).map { _ in
            Int32.random(in: .min ... .max, using: &generator) >> Int32.random(in: 0..<31, using: &generator)
        }
        let negative = edges.map { 0 &- $0 }
        for number in edges + negative + random {
            let text = ATCommand.misc(number, 0, number, 1).text(sequence: number.magnitude >> 1 | 1)
            #expect(text == "AT*MISC=\(number.magnitude >> 1 | 1),\(number),0,\(number),1\r")
        }
    }

    @Test func `light patterns last as long as their animation and name their lights`() {
        #expect(
            LEDAnimation.allCases.allSatisfy {
                !$0.steps.isEmpty && ($0.loops || $0.steps.allSatisfy { $0.milliseconds > 0 })
            }
        )
        #expect(LEDAnimation.red.steps.map(\.lights) == [[.frontLeftRed, .frontRightRed, .rearRightRed, .rearLeftRed]])
        #expect(LEDAnimation.blank.steps.map(\.lights) == [[]])
    }

    @Test func `flips are the last four animations and last 15 ms`() {
        #expect(FlightAnimation.allCases.filter(\.isFlip) == [.flipAhead, .flipBehind, .flipLeft, .flipRight])
        #expect(FlightAnimation.allCases.filter { $0.defaultMilliseconds == 15 }.allSatisfy { $0.isFlip })
    }

    static let catalogue = [
        "REF", "PCMD", "PCMD_MAG", "FTRIM", "CALIB", "CONFIG", "CONFIG_IDS", "CTRL", "COMWDG", "ANIM", "LED", "PMODE",
        "MISC", "ZAP", "CAD", "MTRIM", "CAP", "GAIN", "VISP", "VISO", "POL", "VICON", "PWM", "AFLIGHT",
    ]

    static let samples: [ATCommand] = [
        .ref(.takeOff), .ref(Reference(rawValue: 512)), .ref(Reference(rawValue: .min)), .pcmd(.hover),
        .pcmd(Piloting(roll: 1, pitch: -1, gaz: 0.001, yaw: -0.999, flags: PilotingFlags(rawValue: -1))),
        .pcmdMag(Piloting(roll: 0.5, flags: .absoluteControl), PilotHeading(psi: -1, accuracy: 1)),
        .flatTrim, .calibrate(.magnetometer), .config(.videoChannel(.front)), .configIDs(.default),
        .configIDs(ConfigurationIDs(session: ConfigurationID(rawValue: .max), user: .user(""), application: .default)),
        .control(.sendLogs), .resetWatchdog, .animation(.wave, milliseconds: .min),
        .led(.blinkStandard, frequencyHertz: -2.5, seconds: .max), .pmode(ControlSelection(rawValue: 9)),
        .misc(.min, 0, .max, -1), .zap(.next), .cad(.towerSide, tagSize: 1e30), .manualTrim(pitch: 1, roll: 2, yaw: -3),
        .capture(1, 2), .capture(7, nil), .gain(gains(long: true)), .gain(gains(long: false)), .visp(vision), .viso(3),
        .pol(ExternalPosition(x: 1, y: -2, psi: 3, defined: 1, timeMicroseconds: 99)),
        .vicon(
            MotionCapture(
                seconds: 1,
                microseconds: 2,
                frame: 3,
                latency: 0.5,
                translation: (1, 2, 3),
                rotation: (-1, -2, -3)
            )
        ),
        .vicon(MotionCapture(arguments: [])!), .vicon(MotionCapture(arguments: Array(repeating: .min, count: 22))!),
        .pwm(1, 2, 3, 4), .autonomousFlight(0),
    ]

    private static func gains(long: Bool) -> ControlGains {
        var gains = ControlGains()
        gains.pqKp = 1
        gains.rKp = -2
        gains.rKi = 3
        gains.eaKp = -4
        gains.eaKi = 5
        gains.altKp = -6
        gains.altKi = 7
        gains.vzKp = -8
        gains.vzKi = 9
        gains.hoveringKp = -10
        gains.hoveringKi = 11
        gains.hoveringBKp = -12
        gains.hoveringBKi = long ? 13 : nil
        return gains
    }

    private static var vision: VisionParameters {
        var vision = VisionParameters()
        vision.coarseScale = 1
        vision.nbPair = 2
        vision.lossPercent = 3
        vision.nbTrackerWidth = 4
        vision.nbTrackerHeight = 5
        vision.scale = 6
        vision.transMax = 7
        vision.maxPairDist = 8
        vision.noise = 9
        return vision
    }
}

@Suite struct `Sticks` {
    @Test(arguments: zip([1.7, -1.0001, .infinity, -.infinity, .nan], [1, -1, 1, -1, 0] as [Float]))
    func `what does not fit is limited and said`(asked: Float, got: Float) {
        let piloting = Piloting(roll: asked, pitch: asked, gaz: asked, yaw: asked)
        #expect([piloting.roll, piloting.pitch, piloting.gaz, piloting.yaw] == [got, got, got, got])
        #expect(piloting.wasLimited)
        #expect(PilotHeading(psi: asked).psi == got)
        #expect(PilotHeading(psi: asked).wasLimited)
    }

    @Test(arguments: [-1, -0.5, -0.0, 0, .leastNonzeroMagnitude, 1] as [Float])
    func `what fits is kept and nothing is said`(asked: Float) {
        #expect(Piloting(yaw: asked).yaw == asked)
        #expect(!Piloting(yaw: asked).wasLimited)
    }

    @Test func `an accuracy below 0 is limited`() {
        #expect(PilotHeading(psi: 0, accuracy: -0.1).accuracy == 0)
        #expect(PilotHeading(psi: 0, accuracy: -0.1).wasLimited)
    }

    @Test func `limited sticks equal the sticks that the drone gets`() {
        #expect(Piloting(roll: 2) == Piloting(roll: 1))
        #expect(Set([Piloting(roll: 2), Piloting(roll: 1)]).count == 1)
        #expect(Piloting(roll: 1) != Piloting(roll: 1, flags: []))
        #expect(Set([PilotHeading(psi: 2), PilotHeading(psi: 1)]).count == 1)
    }
}
