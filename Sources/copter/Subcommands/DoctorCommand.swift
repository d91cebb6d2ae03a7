import ArgumentParser
import DroneLink
import DroneVideo
import DroneWire
import FlightCore
import SimulatorHost
import Sockets

/// `copter doctor`: finds out in some seconds what is in the way of a flight.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Find out what is in the way of a flight, in at most 15 seconds.",
        discussion: """
            It looks at this computer, at what answers at the drone's address, and, while the drone stands on the ground, at \
            the drone itself. It never takes off, writes no settings that stay, and tells a drone in the air nothing at all.

              copter doctor                        the drone in whose network this computer is
              copter doctor --sim                  a simulated one: is this computer fit to fly?
              copter doctor --drone 127.0.0.11 --json

            Each line is: ok, note (no obstacle), look (gets in the way) or bad (no flying with it); what was looked at; what \
            was found; and in brackets a short name that never changes.

            Exit codes: 0 fit to fly, 1 something to look at, 2 usage, 3 no drone that can be flown.
            """
    )

    @Flag(name: .customLong("json"), help: "Write the findings as JSON, one object a line.")
    var isJSON = false

    @OptionGroup var drone: DroneOptions

    func run() async throws {
        switch try drone.choice() {
        case .address(let host, _):
            try await examine(host)
        case .simulated(let simulation):
            try await withSimulatedDrone(simulation.host) { simulated in try await examine(simulated.address) }
        }
    }

    private func examine(_ host: String) async throws {
        var findings: [Finding] = []
        func tell(_ found: Finding...) {
            for finding in found {
                findings.append(finding)
                print(isJSON ? finding.record.text : finding.text)
            }
        }
        // Before there are sockets of our own.
        let address = try? await numericAddress(of: host)
        if let address {
            tell(Diagnosis.route(LocalComputer.route(to: address), to: address))
            tell(Diagnosis.programs(LocalComputer.conversations(with: address)))
        } else {
            tell(
                Finding(
                    "host-unknown",
                    .bad,
                    "way",
                    "no address is known for \(host)",
                    advice: "Is the name right? A drone in its own network is 192.168.1.1"
                )
            )
        }
        tell(Diagnosis.disk(LocalComputer.freeBytes(in: ".")), Diagnosis.ffmpeg(FFmpegVersion.release))
        let openFiles = Diagnosis.openFiles()
        if let openFiles { tell(openFiles) }
        // Without sockets every port would seem to be closed.
        if let address, openFiles == nil {
            let check = DronePortCheck(host: address)
            async let doors = check.doors()
            let voice = (try? await check.voice()) ?? DronePortCheck.Voice()
            tell(Diagnosis.navdata(voice))
            let opened = await doors
            if let word = voice.state {
                if word.contains(.flying) {
                    tell(Diagnosis.inTheAir())
                    for door in opened { tell(Diagnosis.door(door, generation: nil)) }
                } else {
                    for finding in await visit(address, opened) { tell(finding) }
                }
            } else {
                for door in opened { tell(Diagnosis.door(door, generation: nil)) }
            }
        }
        let worst = findings.map(\.grade).max() ?? .ok
        if !isJSON { print(Self.summary(findings, worst)) }
        switch worst {
        case .ok, .note: break
        case .look: throw CommandFailure(toldAlready: .missionFailed)
        case .bad: throw CommandFailure(toldAlready: .noConnection)
        }
    }

    private func visit(_ host: String, _ doors: [DronePortCheck.Door]) async -> [Finding] {
        let measurement: LinkCheck.Measurement
        do {
            measurement = try await withDrone(at: .host(host), settings: LinkCheck.settings) {
                await LinkCheck.measure($0)
            }
        } catch {
            let failure = Advice.failure(for: error) ?? CommandFailure(.internalError, "\(error)")
            return doors.map { Diagnosis.door($0, generation: nil) } + [Diagnosis.noLink(failure)]
        }
        var findings = doors.map { Diagnosis.door($0, generation: measurement.identity?.generation) }
        findings.append(Diagnosis.identity(measurement.identity))
        findings.append(Diagnosis.controller(measurement.signs))
        findings += Diagnosis.commands(measurement.statistics) + Diagnosis.stream(measurement)
        findings += [Diagnosis.settings(measurement.canRead), Diagnosis.video(measurement)]
        findings += [Diagnosis.battery(measurement.state.batteryPercent), Diagnosis.trim(measurement.state.attitude)]
        if let emergency = Diagnosis.emergency(measurement.state.word) { findings.append(emergency) }
        return findings
    }

    private static func summary(_ findings: [Finding], _ worst: Finding.Grade) -> String {
        let matters = findings.count { $0.grade >= .look }
        switch worst {
        case .ok, .note: return "fit to fly"
        case .look: return matters == 1 ? "one thing to look at" : "\(matters) things to look at"
        case .bad: return "no flying with this"
        }
    }
}
