/// Which faults there are, and which act at the moment.
struct FaultBoard: Hashable, Sendable {
    private struct Entry: Hashable, Sendable {
        let effect: Fault.Effect
        /// Seconds since power-on.
        let begin: Double
        let end: Double
        var hasBegun = false
    }

    /// A person does not ask for more at once, and a program that does is not served.
    private static let mostEntries = 64

    private var entries: [Entry] = []

    /// Whether nothing is wrong, and nothing will be.
    var isQuiet: Bool { entries.isEmpty }

    /// Takes a fault in; its times count from now.
    mutating func add(_ fault: Fault, at now: Double) {
        if entries.count == FaultBoard.mostEntries { entries.removeFirst() }
        let begin = now + fault.delay.inSeconds
        let end = begin + (fault.length?.inSeconds ?? .infinity)
        entries.append(Entry(effect: fault.effect, begin: begin, end: end))
    }

    /// Ends all of them.
    mutating func clear() { entries = [] }

    /// Lets time pass; tells what begins now, with the time it lasts.
    mutating func advance(to now: Double) -> [(effect: Fault.Effect, seconds: Double)] {
        guard !entries.isEmpty else { return [] }
        var begun: [(Fault.Effect, Double)] = []
        for index in entries.indices where !entries[index].hasBegun && entries[index].begin <= now {
            entries[index].hasBegun = true
            begun.append((entries[index].effect, entries[index].end - entries[index].begin))
        }
        entries.removeAll { $0.hasBegun && ($0.end <= now || $0.effect.isMomentary) }
        return begun
    }

    /// Whether something acts at the moment.
    func acts(_ effect: Fault.Effect) -> Bool { entries.contains { $0.hasBegun && $0.effect == effect } }

    /// For how many seconds something has acted; nil when it does not.
    func time(of effect: Fault.Effect, at now: Double) -> Double? {
        entries.first { $0.hasBegun && $0.effect == effect }.map { now - $0.begin }
    }

    /// Everything that happens on a way, taken together.
    func weather(on channel: Fault.Channel, incoming: Bool) -> AirWeather {
        var weather = AirWeather()
        for entry in entries where entry.hasBegun {
            guard case .air(let disturbance, let path) = entry.effect, path.covers(channel, incoming: incoming) else {
                continue
            }
            switch disturbance {
            case .loss(let share): weather.loss = max(weather.loss, share)
            case .delay(let seconds): weather.delay += seconds
            case .jitter(let seconds): weather.jitter += seconds
            case .duplicate(let share): weather.duplicate = max(weather.duplicate, share)
            case .reorder(let share): weather.reorder = max(weather.reorder, share)
            case .corrupt(let share): weather.corrupt = max(weather.corrupt, share)
            }
        }
        return weather
    }
}

extension Fault.Effect {
    /// Whether it happens in an instant.
    fileprivate var isMomentary: Bool {
        switch self {
        case .videoCut, .reboot, .battery, .gust, .emergency: true
        case .air, .lostAcknowledgements, .videoStall, .videoGarbage, .frozenNavdata, .sensor, .secondPilot: false
        }
    }
}
