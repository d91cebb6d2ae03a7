import DroneWire
import Testing

@testable import DroneSim

/// Every fault shows on the wire.
@Suite struct FaultTests {
    // MARK: Words

    @Test(arguments: [
        ("loss 30%", Fault(.air(.loss(0.3), Fault.AirPath()))),
        ("loss 30% for 5s", Fault(.air(.loss(0.3), Fault.AirPath()), for: .seconds(5))),
        (
            "loss 100% in on at and navdata after 1min for 500ms",
            Fault(
                .air(.loss(1), Fault.AirPath(outgoing: false, channels: [.at, .navdata])),
                after: .seconds(60),
                for: .milliseconds(500)
            )
        ),
        ("jitter 100ms out", Fault(.air(.jitter(0.1), Fault.AirPath(incoming: false)))),
        ("video cut", Fault(.videoCut)), ("navdata frozen for 4s", Fault(.frozenNavdata, for: .seconds(4))),
        ("gust 5m/s from 90deg", Fault(.gust(speed: 5, fromDegrees: 90))),
        ("battery 18%", Fault(.battery(percent: 18))),
        ("sensor sonar", Fault(.sensor(.sonar))), ("emergency after 3s", Fault(.emergency(.user), after: .seconds(3))),
        ("emergency cutout", Fault(.emergency(.cutout))), ("lost-acknowledgements", Fault(.lostAcknowledgements)),
        ("second-pilot for 3s", Fault(.secondPilot, for: .seconds(3))), ("reboot", Fault(.reboot)),
    ])
    func `a fault is read as a person writes it`(text: String, fault: Fault) throws {
        #expect(try Fault(parsing: text) == fault)
    }

    @Test(arguments: [
        ("", 1, "the line ends where a fault: loss, delay, jitter"),
        ("los 30%", 1, "found \"los\", wanted a fault: loss"),
        ("loss 30", 6, "found \"30\", wanted a percentage from 0% to 100%"),
        ("loss 130%", 6, "found \"130%\", wanted a percentage from 0% to 100%"),
        ("delay 2m", 7, "found \"2m\", wanted a time from 0s to 10s"),
        ("loss 30% on radio", 13, "found \"radio\", wanted a channel: at, navdata, video, configuration"),
        ("reboot now", 8, "found \"now\", wanted \"for\", \"after\", or the end"),
        ("loss 3% for 1s for 2s", 16, "found \"for\", wanted"),
        ("sensor nose", 8, "found \"nose\", wanted a sensor: sonar"),
    ])
    func `what is no fault is told with its column`(text: String, column: Int, message: String) {
        do throws(WorldError) {
            _ = try Fault(parsing: text)
            Issue.record("\(text) was read")
        } catch {
            #expect(error.column == column)
            #expect(error.description.hasPrefix(message), "\(error)")
        }
    }

    // MARK: In the air

    /// A drone in demo mode with a client that sends something every 30 ms.
    private struct Pilot {
        var drone: SimulatedDrone
        var sequence = ATSequence()
        var time = Duration.zero
        var navdata: [(time: Duration, datagram: NavdataDatagram)] = []
        var damaged = 0
        var outputs: [SimulatorOutput] = []

        init(_ faults: [String] = [], configure: (inout SimulatorSettings) -> Void = { _ in }) throws {
            var settings = SimulatorSettings(seed: 7)
            settings.faults = try faults.map { try Fault(parsing: $0) }
            configure(&settings)
            drone = SimulatedDrone(settings: settings)
            drone.receiveNavdataWake([1].rawSpan, from: 1, at: .zero)
            send([.config(.navdataDemo(true))])
        }

        mutating func send(_ commands: [ATCommand]) {
            for datagram in sequence.encode(commands) { drone.receiveCommands(datagram.rawSpan, at: time) }
        }

        mutating func fly(_ seconds: Double, _ commands: [ATCommand] = [.ref(.land), .pcmd(.hover)]) {
            let end = time + .seconds(seconds)
            while time < end {
                send(commands)
                if Int(time / .milliseconds(30)) % 30 == 0 {
                    drone.receiveNavdataWake([1].rawSpan, from: 1, at: time)
                }
                time += .milliseconds(30)
                for output in drone.advance(to: time) {
                    outputs.append(output)
                    guard case .navdata(let bytes, _) = output else { continue }
                    if let datagram = try? NavdataDatagram(parsing: bytes.rawSpan) {
                        navdata.append((time, datagram))
                    } else {
                        damaged += 1
                    }
                }
            }
        }

        mutating func takeOff() { fly(8, [.ref(.takeOff), .pcmd(.hover)]) }

        func last(_ count: Int) -> [NavdataDatagram] { navdata.suffix(count).map(\.datagram) }

        var isFlying: Bool { drone.state.contains(.flying) }
    }

    private static func sequences(_ pilot: Pilot) -> [UInt32] { pilot.navdata.map(\.datagram.sequence) }

    @Test func `loss takes its share of navdata, and nothing when it is over`() throws {
        var pilot = try Pilot(["loss 50% out on navdata for 20s"])
        pilot.fly(20)
        let lossy = pilot.navdata.count
        pilot.fly(20)
        let whole = pilot.navdata.count - lossy
        #expect((295...315).contains(whole))
        #expect(Double(lossy) / Double(whole) > 0.4 && Double(lossy) / Double(whole) < 0.6)
    }

    @Test func `commands that are all lost let the watchdog bark and the drone land`() throws {
        var pilot = try Pilot()
        pilot.takeOff()
        #expect(pilot.isFlying)
        pilot.drone.inject(try Fault(parsing: "loss 100% in on at"))
        pilot.fly(1, [.ref(.takeOff), .pcmd(.hover)])
        #expect(pilot.drone.state.contains(.communicationWatchdog))
        pilot.fly(9, [.ref(.takeOff), .pcmd(.hover)])
        #expect(!pilot.isFlying)
    }

    @Test func `a drone that hovers on link loss hovers on, and hears who comes back`() throws {
        var pilot = try Pilot { $0.linkLoss = .hover }
        pilot.takeOff()
        pilot.drone.inject(try Fault(parsing: "loss 100% in on at for 30s"))
        pilot.fly(29, [.ref(.takeOff), .pcmd(.hover)])
        #expect(pilot.isFlying)
        pilot.sequence.restart()
        pilot.fly(10)
        #expect(!pilot.isFlying)
    }

    @Test func `delay makes everything late by as much`() throws {
        var pilot = try Pilot(["delay 500ms out on navdata after 3s"])
        pilot.fly(6)
        let gaps = zip(pilot.navdata, pilot.navdata.dropFirst()).map { $1.time - $0.time }
        let longest = try #require(gaps.max())
        #expect(longest >= .milliseconds(480) && longest <= .milliseconds(620))
        #expect(Self.sequences(pilot) == Self.sequences(pilot).sorted())
    }

    @Test func `jitter and reordering let a later datagram come first`() throws {
        for fault in ["jitter 300ms", "reorder 30%"] {
            var pilot = try Pilot([fault])
            pilot.fly(10)
            #expect(Self.sequences(pilot) != Self.sequences(pilot).sorted(), "\(fault)")
        }
    }

    @Test func `duplication delivers twice`() throws {
        var pilot = try Pilot(["duplicate 100% out on navdata"])
        pilot.fly(3)
        let numbers = Self.sequences(pilot)
        #expect(numbers.count == 2 * Set(numbers).count)
    }

    @Test func `corruption changes a byte, and the checksum finds it`() throws {
        var pilot = try Pilot(["corrupt 100% out on navdata"])
        pilot.fly(3)
        #expect(pilot.damaged > 30)
    }

    @Test func `lost acknowledgements keep the bit down, and the setting is carried out`() throws {
        var pilot = try Pilot(["lost-acknowledgements"])
        pilot.send([.config(.navdataDemo(false))])
        pilot.fly(1)
        #expect(!pilot.last(20).contains { $0.state.contains(.commandMask) })
        #expect(pilot.last(1).allSatisfy { !$0.state.contains(.navdataDemo) })
    }

    @Test func `frozen navdata goes on to count and says the same`() throws {
        var pilot = try Pilot()
        pilot.drone.inject(try Fault(parsing: "navdata frozen for 6s"))
        pilot.fly(5, [.ref(.takeOff), .pcmd(.hover)])
        let frozen = pilot.last(40)
        #expect(Set(frozen.map(\.options)).count == 1)
        #expect(Set(frozen.map(\.sequence)).count == frozen.count)
        pilot.fly(3, [.ref(.takeOff), .pcmd(.hover)])
        #expect(pilot.last(1).allSatisfy { $0.state.contains(.flying) })
    }

    @Test func `a reboot stops the motors, is silent, and counts anew`() throws {
        var pilot = try Pilot()
        pilot.takeOff()
        let before = try #require(Self.sequences(pilot).last)
        pilot.drone.inject(Fault(.reboot))
        pilot.fly(4)
        #expect(!pilot.isFlying)
        #expect(Self.sequences(pilot).last == before)
        #expect(pilot.outputs.contains(.cut(.video)))
        pilot.sequence.restart()
        pilot.fly(3)
        let after = try #require(pilot.navdata.last)
        #expect(after.datagram.sequence < before)
        #expect(after.datagram.state.contains(.navdataBootstrap))
    }

    @Test func `a battery that jumps is reported, and lands the drone when it is too low`() throws {
        var pilot = try Pilot()
        pilot.takeOff()
        pilot.drone.inject(try Fault(parsing: "battery 10%"))
        pilot.fly(8, [.ref(.takeOff), .pcmd(.hover)])
        #expect(!pilot.isFlying)
        #expect(pilot.drone.state.contains(.vbatLow))
    }

    @Test func `a gust pushes the drone away from where it comes from`() throws {
        var pilot = try Pilot()
        pilot.takeOff()
        let before = pilot.drone.truth.position
        pilot.drone.inject(try Fault(parsing: "gust 8m/s from 90deg for 2s"))
        pilot.fly(1.5, [.ref(.takeOff), .pcmd(.hover)])
        #expect(pilot.drone.truth.position.y < before.y - 0.05)
    }

    @Test(arguments: Fault.Sensor.allCases) func `a failed sensor shows in navdata`(sensor: Fault.Sensor) throws {
        var pilot = try Pilot()
        pilot.send([.config(.navdataDemo(false))])
        pilot.takeOff()
        let before = try #require(pilot.last(1).first)
        pilot.drone.inject(Fault(.sensor(sensor)))
        pilot.fly(2, [.ref(.takeOff), .pcmd(.hover)])
        let after = try #require(pilot.last(1).first)
        func height(_ datagram: NavdataDatagram) -> Int32 { datagram.demo?.altitudeMillimeters ?? 0 }
        func heading(_ datagram: NavdataDatagram) -> Float { datagram.demo?.psiMillidegrees ?? 0 }
        func pressure(_ datagram: NavdataDatagram) throws -> Int32 {
            try #require(datagram.pressureRaw).pressionMeasPascals
        }
        switch sensor {
        case .gyro: #expect(abs(heading(after) - heading(before)) > 15_000)
        case .flow: #expect(after.visionDefined == 0 && before.visionDefined == 1)
        case .sonar: #expect(after.state.contains(.ultrasoundDeaf) && !before.state.contains(.ultrasoundDeaf))
        // Two metres more of height are 24 Pa less.
        case .barometer: #expect(try pressure(before) - 20 > pressure(after))
        case .compass: #expect(after.state.contains(.magnetoNeedsCalibration))
        }
    }

    @Test func `a compass that is lost is found again by calibrating it in flight`() throws {
        func isCalibrated(_ pilot: Pilot) throws -> Bool {
            let newest = try #require(pilot.last(1).first)
            let told = newest.state.contains(.magnetoNeedsCalibration)
            #expect(try #require(newest.magneto).magnetoCalibrationOk == (told ? 0 : 1))
            return !told
        }
        let fly: [ATCommand] = [.ref(.takeOff), .pcmd(.hover)]
        var pilot = try Pilot(["sensor compass after 1s for 1s"])
        pilot.send([.config(.navdataDemo(false))])
        pilot.takeOff()
        #expect(try !isCalibrated(pilot))
        // Away from the pilot, who looks south, is ahead for a drone that cannot know what south is.
        let start = pilot.drone.truth.position
        let ahead = Piloting(pitch: -0.5, flags: [.progressive, .absoluteControl])
        pilot.fly(1.5, [.ref(.takeOff), .pcmdMag(ahead, PilotHeading(psi: 1, accuracy: 0))])
        #expect(pilot.drone.truth.position.x > start.x + 0.2)
        pilot.fly(4, fly)
        pilot.send([.calibrate(.magnetometer)])
        pilot.fly(2, fly)
        #expect(try !isCalibrated(pilot))
        pilot.fly(4, fly)
        #expect(try isCalibrated(pilot))
    }

    @Test(arguments: Fault.EmergencyCause.allCases) func `an emergency cuts the motors and says why`(
        cause: Fault.EmergencyCause
    ) throws {
        var pilot = try Pilot()
        pilot.takeOff()
        pilot.drone.inject(Fault(.emergency(cause)))
        pilot.fly(2)
        #expect(!pilot.isFlying)
        #expect(pilot.drone.state.isSuperset(of: [.emergency, cause.word]))
    }

    @Test func `a second pilot's numbers make ours old`() throws {
        var pilot = try Pilot()
        pilot.takeOff()
        pilot.drone.inject(try Fault(parsing: "second-pilot for 3s"))
        // Our landing is not heard while somebody else flies.
        pilot.fly(2.5)
        #expect(pilot.isFlying)
        pilot.fly(1)
        pilot.sequence.restart()
        pilot.fly(8)
        #expect(!pilot.isFlying)
    }

    @Test func `video stalls, is cut, and carries garbage`() throws {
        func frames(_ pilot: Pilot) -> [LiveFrame] {
            pilot.outputs.compactMap { if case .frameDue(let frame) = $0 { frame } else { nil } }
        }
        var pilot = try Pilot(["video stall for 2s"])
        pilot.fly(1.9)
        #expect(frames(pilot).isEmpty)
        pilot.fly(1)
        #expect(!frames(pilot).isEmpty)
        pilot.drone.inject(Fault(.videoCut))
        pilot.drone.inject(Fault(.videoGarbage, for: .seconds(1)))
        pilot.fly(0.5)
        #expect(pilot.outputs.filter { $0 == .cut(.video) }.count == 1)
        #expect(frames(pilot).suffix(5).allSatisfy { !$0.garbage.isEmpty })
        pilot.drone.clearFaults()
        pilot.fly(0.5)
        #expect(frames(pilot).suffix(5).allSatisfy { $0.garbage.isEmpty })
    }

    @Test func `same seed and same faults give the same bytes`() throws {
        func outputs() throws -> [SimulatorOutput] {
            var pilot = try Pilot(["loss 30%", "jitter 100ms", "corrupt 5%", "duplicate 5%", "reorder 5%"])
            pilot.takeOff()
            return pilot.outputs
        }
        #expect(try outputs() == (try outputs()))
    }
}

extension NavdataDatagram {
    /// The demo option.
    fileprivate var demo: NavdataDemo? {
        for case .demo(let demo) in options { return demo }
        return nil
    }
}
