extension Fault {
    /// Reads a fault as a person writes it: what, then where and for how long, as far as it matters.
    ///
    /// ```text
    /// loss 30% for 5s                     duplicate 10% out on navdata        corrupt 1% on at
    /// delay 100ms   jitter 100ms          reorder 20%                         lost-acknowledgements
    /// video stall for 3s                  video cut   video garbage for 2s    navdata frozen for 4s
    /// battery 18%   gust 5m/s from 90deg  sensor sonar for 10s                emergency cutout
    /// reboot        second-pilot for 3s   loss 100% in after 10s for 3s
    /// ```
    /// - Throws: ``WorldError`` with the column of the first word that does not fit, and what would.
    public init(parsing text: String) throws(WorldError) {
        var words = try WorldWords(line: 1, text)
        self.init(try words.effect())
        var (hasDelay, hasLength) = (false, false)
        while !words.isEmpty {
            if !hasLength, words.takes("for") {
                length = .seconds(try words.time(Fault.times))
                hasLength = true
            } else if !hasDelay, words.takes("after") {
                delay = .seconds(try words.time(Fault.times))
                hasDelay = true
            } else {
                throw words.problem("\"for\", \"after\", or the end")
            }
        }
    }

    /// s: faults of a day are none.
    fileprivate static let times = 0.0...3600.0
}

extension WorldWords {
    /// Takes what goes wrong.
    fileprivate mutating func effect() throws(WorldError) -> Fault.Effect {
        switch try choice("a fault", of: Self.kinds) {
        case .loss: return try air(.loss(percent() / 100))
        case .delay: return try air(.delay(time(0...10)))
        case .jitter: return try air(.jitter(time(0...10)))
        case .duplicate: return try air(.duplicate(percent() / 100))
        case .reorder: return try air(.reorder(percent() / 100))
        case .corrupt: return try air(.corrupt(percent() / 100))
        case .video:
            return try choice(
                "what happens to the video",
                of: ["stall": .videoStall, "cut": .videoCut, "garbage": .videoGarbage]
            )
        case .navdata:
            try expect("frozen")
            return .frozenNavdata
        case .battery: return .battery(percent: try percent())
        case .gust:
            let speed = try speed(0...30)
            return .gust(speed: speed, fromDegrees: takes("from") ? try angle() : 0)
        case .sensor: return .sensor(try named("a sensor"))
        case .emergency:
            guard let next = peeked, next != "for", next != "after" else { return .emergency(.user) }
            return .emergency(try named("a cause"))
        case .acknowledgements: return .lostAcknowledgements
        case .reboot: return .reboot
        case .secondPilot: return .secondPilot
        }
    }

    private enum Kind {
        case loss, delay, jitter, duplicate, reorder, corrupt
        case video, navdata, battery, gust, sensor, emergency, acknowledgements, reboot, secondPilot
    }

    private static let kinds: KeyValuePairs<String, Kind> = [
        "loss": .loss, "delay": .delay, "jitter": .jitter, "duplicate": .duplicate, "reorder": .reorder,
        "corrupt": .corrupt, "lost-acknowledgements": .acknowledgements, "video": .video, "navdata": .navdata,
        "reboot": .reboot, "battery": .battery, "gust": .gust, "sensor": .sensor, "emergency": .emergency,
        "second-pilot": .secondPilot,
    ]

    /// Takes the ways of a disturbance.
    private mutating func air(_ disturbance: Fault.Disturbance) throws(WorldError) -> Fault.Effect {
        var path = Fault.AirPath()
        if takes("in") {
            path.outgoing = false
        } else if takes("out") {
            path.incoming = false
        } else {
            _ = takes("both")
        }
        if takes("on") {
            repeat { path.channels.insert(try named("a channel")) } while takes("and")
        }
        return .air(disturbance, path)
    }

    private mutating func named<Choice: RawRepresentable & CaseIterable>(
        _ what: String
    ) throws(WorldError) -> Choice where Choice.RawValue == String {
        guard let word = peeked, let found = Choice(rawValue: String(word)) else {
            throw problem("\(what): \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        _ = try self.word(what)
        return found
    }
}
