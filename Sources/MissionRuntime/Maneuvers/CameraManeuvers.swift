import DroneWire
import FlightCore
import MissionLanguage

/// Takes pictures, one after the other, and ends when the last file is written.
struct PhotoManeuver: Maneuver {
    /// From asking for a picture to its file.
    private static let patience = Duration.seconds(3)

    private let step: String
    private let count: Int
    private let name: String?
    private let every: Duration
    private let deadline: Duration
    private var taken = 0
    private var askedAt: Duration?
    private var isWaiting = false

    init(_ step: String, count: Int, name: String?, manner: Manner, _ flight: FlightContext) throws(FlightFailure) {
        self.step = step
        self.count = count
        self.name = name
        every = try flight.time(manner.every, otherwise: .zero)
        deadline = try flight.time(manner.timeout, otherwise: Self.patience)
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        for event in flight.situation.events where isWaiting {
            switch event {
            case .photographed:
                isWaiting = false
                taken += 1
            case .photoFailed(let reason): throw .video(reason: reason)
            default: break
            }
        }
        if taken == count { return .finished(flight.hold()) }
        if isWaiting, let askedAt {
            if flight.now - askedAt >= deadline { throw .timeout(step: step, deadline: deadline) }
            return .flying(flight.hold())
        }
        if let askedAt, flight.now - askedAt < every { return .flying(flight.hold()) }
        // Another strand's picture is on its way: there is one camera.
        if let other = flight.photoAskedAt, flight.situation.now - other < Self.patience {
            return .flying(flight.hold())
        }
        flight.photoAskedAt = flight.situation.now
        askedAt = flight.now
        isWaiting = true
        return .flying(flight.hold() + [.perform(.photo(name: fileName))])
    }

    /// Several pictures of one name are numbered, before the ending of the file.
    private var fileName: String? {
        guard let name, count > 1 else { return name }
        guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return "\(name)-\(taken + 1)" }
        return "\(name[..<dot])-\(taken + 1)\(name[dot...])"
    }

    var progress: String { count == 1 ? "" : "\(taken) of \(count)" }
}

/// Begins a film, and ends when its first picture is in the file.
struct StartRecordingManeuver: Maneuver {
    private let step: String
    private let name: String?
    private let deadline: Duration
    private var askedAt: Duration?

    init(_ step: String, name: String?, manner: Manner, _ flight: FlightContext) throws(FlightFailure) {
        self.step = step
        self.name = name
        deadline = try flight.time(manner.timeout, otherwise: .seconds(5))
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard let askedAt else {
            self.askedAt = flight.now
            return .flying(flight.hold() + [.perform(.startRecording(name: name))])
        }
        for event in flight.situation.events {
            switch event {
            case .recordingStarted: return .finished(flight.hold())
            case .recordingFailed(let reason): throw .video(reason: reason)
            default: break
            }
        }
        if flight.now - askedAt >= deadline { throw .timeout(step: step, deadline: deadline) }
        return .flying(flight.hold())
    }

    var progress: String { "waiting for the first picture" }
}

/// Ends a film, and is finished when its file is complete.
struct StopRecordingManeuver: Maneuver {
    /// How long closing the file may take.
    private static let patience = Duration.seconds(5)

    private let step: String
    private let deadline: Duration
    /// A film that ends with its block ends the mission's interest in it; the report tells what became of it.
    private let mayFail: Bool
    private var askedAt: Duration?

    init(_ step: String, mayFail: Bool, manner: Manner = Manner(), _ flight: FlightContext) throws(FlightFailure) {
        self.step = step
        self.mayFail = mayFail
        deadline = try flight.time(manner.timeout, otherwise: Self.patience)
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard let askedAt else {
            self.askedAt = flight.now
            return .flying(flight.hold() + [.perform(.stopRecording)])
        }
        for event in flight.situation.events {
            switch event {
            case .recordingStopped: return .finished(flight.hold())
            case .recordingFailed(let reason):
                if mayFail { throw .video(reason: reason) }
                return .finished(flight.hold())
            default: break
            }
        }
        guard flight.now - askedAt >= deadline else { return .flying(flight.hold()) }
        if mayFail { throw .timeout(step: step, deadline: deadline) }
        return .finished(flight.hold())
    }

    var progress: String { "closing the film" }
}

/// Writes settings one after the other, and waits until the drone has each: an acknowledgement says only that it was told.
struct SettingManeuver: Maneuver {
    private let step: String
    private let settings: [ConfigurationSetting]
    private let deadline: Duration
    private var written = 0
    /// Those that the drone was not seen to have.
    private var unverified: Set<ConfigurationSetting>
    private var askedAt: Duration?

    // The time to give up is for each of the settings, of which there is at least one.
    init(
        _ step: String,
        _ settings: [ConfigurationSetting],
        manner: Manner,
        _ flight: FlightContext
    )
        throws(FlightFailure)
    {
        self.step = step
        self.settings = settings
        unverified = Set(settings)
        deadline = try flight.time(manner.timeout, otherwise: .seconds(3))
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard let askedAt else {
            self.askedAt = flight.now
            return .flying(flight.hold() + [.configure(settings[written])])
        }
        var intents: [Intent] = []
        for event in flight.situation.events {
            switch event {
            case .configured(let setting) where written < settings.count && setting == settings[written]:
                written += 1
                self.askedAt = flight.now
                if written < settings.count { intents = [.configure(settings[written])] }
            case .verified(let setting): unverified.remove(setting)
            case .configurationFailed(let setting, let reason) where settings.contains(setting):
                throw .configuration(reason)
            default: break
            }
        }
        if written == settings.count, unverified.isEmpty { return .finished(flight.hold()) }
        if flight.now - askedAt >= deadline { throw .timeout(step: step, deadline: deadline) }
        return .flying(flight.hold() + intents)
    }
}
