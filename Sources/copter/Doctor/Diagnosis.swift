import DroneWire
import FlightConsole
import FlightCore
import MissionRuntime
import Sockets

/// What the facts mean: every sentence that `copter doctor` says.
enum Diagnosis {
    private static let leastFreeBytes = 200 << 20

    // MARK: This computer

    static func route(_ route: LocalComputer.Route?, to host: String) -> Finding {
        guard let route else {
            return Finding(
                "route-none",
                .bad,
                "way",
                "none to \(host)",
                advice: "Join the drone's Wi-Fi network (ardrone2_…), then ask again"
            )
        }
        let way = "\(route.interface), from \(route.address) to \(host)"
        if route.isDirect { return Finding("route", .ok, "way", way) }
        return Finding(
            "route-gateway",
            .look,
            "way",
            way + ", through a gateway",
            advice: "This computer is in another network than the drone: join the drone's own (ardrone2_…)"
        )
    }

    static func programs(_ count: Int) -> Finding {
        if count == 0 { return Finding("ports-free", .ok, "this computer", "no other program talks to this drone") }
        return Finding(
            "ports-taken",
            .look,
            "this computer",
            "\(count) sockets of other programs talk to this drone already",
            advice: "End the other program; ss -uap names it"
        )
    }

    static func disk(_ bytes: Int?) -> Finding {
        guard let bytes else { return Finding("disk-unknown", .note, "disk", "the system does not say what is free") }
        let words = "\(bytes >> 20) MB free in this folder"
        if bytes >= leastFreeBytes { return Finding("disk", .ok, "disk", words) }
        return Finding("disk-full", .look, "disk", words, advice: "A minute of film takes about 15 MB: make room")
    }

    /// What the sockets of this look need; a flight asks for its own.
    private static let mostDescriptors = 16

    /// Nil where as many files and sockets can be opened as this look needs.
    static func openFiles() -> Finding? {
        do {
            try requireDescriptors(mostDescriptors)
            return nil
        } catch {
            return Finding(
                "open-files",
                .bad,
                "this computer",
                "\(error); the drone was not looked at",
                advice: Advice.allowMoreFiles
            )
        }
    }

    static func ffmpeg(_ release: String) -> Finding {
        guard let major = release.split(separator: ".").first.flatMap({ Int($0) }) else {
            return Finding("ffmpeg", .ok, "FFmpeg", release)
        }
        if major >= 5 { return Finding("ffmpeg", .ok, "FFmpeg", release) }
        return Finding("ffmpeg-old", .look, "FFmpeg", release, advice: "5.1 or newer is needed for films and pictures")
    }

    // MARK: What answers

    static func navdata(_ voice: DronePortCheck.Voice) -> Finding {
        if let first = voice.first {
            return Finding("port-5554", .ok, "UDP 5554", "navdata, the first after \(milliseconds(first))")
        }
        if voice.unreadable > 0 {
            return Finding(
                "navdata-garbage",
                .bad,
                "UDP 5554",
                "\(voice.unreadable) datagrams, none of them navdata",
                advice: "Something else answers there: is it the drone's address?"
            )
        }
        if voice.isRefused {
            return Finding(
                "navdata-refused",
                .bad,
                "UDP 5554",
                "refused, nothing listens there",
                advice: "Something is at this address, and it is no drone"
            )
        }
        return Finding(
            "navdata-silent",
            .bad,
            "UDP 5554",
            "silent",
            advice:
                "Is the drone on, and does no firewall block UDP 5554? Is it paired? The button under its hull unpairs it"
        )
    }

    static func door(_ door: DronePortCheck.Door, generation: DroneIdentity.Generation?) -> Finding {
        let subject = "TCP \(door.port)"
        if let opened = door.opened {
            return Finding("port-\(door.port)", .ok, subject, "\(door.name), open after \(milliseconds(opened))")
        }
        let found = "\(door.name): \(door.isRefused ? "refused" : "silent")"
        let code = "port-\(door.port)-closed"
        switch door.port {
        case 5555 where generation == .one:
            return Finding("port-5555-first", .ok, subject, "refused, as an AR.Drone 1 does: its video comes by UDP")
        case 5555:
            return Finding(code, .look, subject, found, advice: "No video: switch the drone off and on")
        case 5559:
            return Finding(
                code,
                .look,
                subject,
                found,
                advice: "Settings cannot be read back, nor put back afterwards"
            )
        default: return Finding(code, .note, subject, found, advice: "The firmware is told apart by other signs")
        }
    }

    static func inTheAir() -> Finding {
        Finding(
            "in-the-air",
            .look,
            "drone",
            "in the air: it is not told anything, so the rest was not looked at",
            advice: "Land it, then ask again"
        )
    }

    // MARK: The drone

    static func identity(_ identity: DroneIdentity?) -> Finding {
        guard let identity else {
            return Finding("identity-unknown", .note, "drone", "neither its firmware nor its ports tell which it is")
        }
        let source =
            switch identity.evidence {
            case .versionFile: "by its version.txt"
            case .configuration: "by its configuration"
            case .ports: "by its ports"
            }
        return Finding("identity", .ok, "drone", "\(identity), \(source)")
    }

    static func controller(_ signs: [SecondController]) -> Finding {
        guard let sign = signs.first else {
            return Finding("controller", .ok, "controllers", "only this one")
        }
        return Finding(
            "controller-second",
            .bad,
            "controllers",
            "somebody else commands this drone: \(sign.words)",
            advice: "End the other program, or switch off the phone"
        )
    }

    static func emergency(_ word: StateWord) -> Finding? {
        guard word.contains(.emergency) else { return nil }
        return Finding(
            "emergency",
            .look,
            "state",
            "in emergency, motors locked",
            advice: "Put it level on its feet, then: recover"
        )
    }

    static func battery(_ percent: Int?) -> Finding {
        guard let percent else { return Finding("battery-unknown", .note, "battery", "not told") }
        let words = "\(percent) %"
        if percent >= 40 { return Finding("battery", .ok, "battery", words) }
        if percent >= 30 { return Finding("battery-low", .note, "battery", words, advice: "Enough for a short flight") }
        return Finding("battery-empty", .look, "battery", words, advice: "Below 30 % nothing takes off: charge it")
    }

    static func trim(_ attitude: Attitude?) -> Finding {
        guard let attitude else { return Finding("trim-unknown", .note, "trim", "no angles told") }
        let (pitch, roll) = (attitude.pitch.degrees, attitude.roll.degrees)
        let words = "lies \(degrees(pitch)) nose up, \(degrees(roll)) right down"
        if max(abs(pitch), abs(roll)) <= 3 { return Finding("trim", .ok, "trim", words) }
        return Finding(
            "trim-crooked",
            .look,
            "trim",
            words,
            advice: "Put it on a level floor, then: trim"
        )
    }

    // MARK: The channels

    static func stream(_ measurement: LinkCheck.Measurement) -> [Finding] {
        let times = measurement.arrivals
        guard let first = times.first, let last = times.last, times.count > 2, last > first else {
            return [
                Finding(
                    "navdata-thin",
                    .bad,
                    "navdata",
                    "\(times.count) datagrams in \(seconds(LinkCheck.length))",
                    advice: "The radio is bad, or the drone streams to somebody else"
                )
            ]
        }
        let rate = Double(times.count - 1) / ((last - first) / .seconds(1))
        let gap = zip(times, times.dropFirst()).map { $1 - $0 }.max() ?? .zero
        let words = "\(tenths(rate)) Hz, the longest gap \(milliseconds(gap))"
        var findings = [
            rate < 10 || gap > .milliseconds(500)
                ? Finding("navdata-gaps", .look, "navdata", words, advice: "Go nearer, or choose another Wi-Fi channel")
                : Finding("navdata", .ok, "navdata", words)
        ]
        let statistics = measurement.statistics
        let lost = Double(statistics.missing) / Double(max(1, statistics.missing + statistics.accepted))
        let loss = "\(tenths(lost * 100)) % lost, \(statistics.late) late, \(statistics.damaged) damaged"
        findings.append(
            lost > 0.1
                ? Finding("navdata-loss", .look, "navdata loss", loss, advice: "Go nearer, or choose another channel")
                : Finding("navdata-loss", .ok, "navdata loss", loss)
        )
        return findings
    }

    static func commands(_ statistics: LinkStatistics) -> [Finding] {
        let delay = statistics.commandDelay
        var findings: [Finding] = []
        if let mean = delay.mean {
            let words =
                "obeyed after \(milliseconds(mean)), from \(milliseconds(delay.least)) to \(milliseconds(delay.worst))"
            findings.append(
                mean > .milliseconds(250)
                    ? Finding("commands-slow", .look, "commands", words, advice: "Go nearer; fly gently")
                    : Finding("commands", .ok, "commands", words)
            )
        } else {
            findings.append(
                Finding("commands-untold", .note, "commands", "the drone does not tell which it obeys")
            )
        }
        let times = statistics.watchdogs == 1 ? "once" : "\(statistics.watchdogs) times"
        let missed = "the drone missed commands \(times)"
        findings.append(
            statistics.watchdogs > 3
                ? Finding("commands-lost", .look, "commands loss", missed, advice: "Does a firewall block UDP 5556?")
                : Finding("commands-loss", .ok, "commands loss", missed)
        )
        let cadence = statistics.cadence
        let even = cadence.share(within: .milliseconds(3))
        let words =
            "every \(milliseconds(cadence.mean ?? .zero)), \(tenths(even * 100)) % within 3 ms, at most "
            + milliseconds(cadence.longest)
        findings.append(
            even < 0.9
                ? Finding("cadence-uneven", .note, "cadence", words, advice: "This computer is very busy")
                : Finding("cadence", .ok, "cadence", words)
        )
        return findings
    }

    static func video(_ measurement: LinkCheck.Measurement) -> Finding {
        guard let first = measurement.firstFrame else {
            return Finding(
                "video-none",
                .look,
                "video",
                "no picture in \(seconds(LinkCheck.longestVideoStart))",
                advice: "Is somebody else watching? The drone serves one"
            )
        }
        let frames = measurement.frames
        guard let last = frames.last, last > first else {
            return Finding("video-slow", .look, "video", "one picture after \(milliseconds(first)), and no second one")
        }
        let rate = Double(frames.count) / ((last - first) / .seconds(1))
        let words = "the first picture after \(milliseconds(first)), then \(tenths(rate)) a second"
        if rate >= 10 { return Finding("video", .ok, "video", words) }
        return Finding("video-slow", .look, "video", words, advice: "Go nearer, or ask for fewer bits a second")
    }

    static func settings(_ canRead: Bool) -> Finding {
        canRead
            ? Finding("settings", .ok, "settings", "can be read and read back")
            : Finding("settings-unread", .look, "settings", "the drone did not send them")
    }

    static func noLink(_ error: CommandFailure) -> Finding {
        Finding("link-failed", .bad, "link", error.message ?? "none", advice: error.advice)
    }

    // MARK: Units

    private static func milliseconds(_ time: Duration) -> String { "\(tenths(time / .milliseconds(1))) ms" }
    private static func seconds(_ time: Duration) -> String { "\(tenths(time / .seconds(1))) s" }
    private static func degrees(_ angle: Double) -> String { "\(tenths(angle))°" }
    private static func tenths(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}
