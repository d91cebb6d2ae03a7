import DroneWire
public import FlightCore
public import Logging

/// How a drone is met, flown and left, and where its pictures go.
public struct LinkSettings: Sendable {
    /// How far, how high and how hard the drone may fly, and under which identifiers it keeps its settings.
    public var flight: FlightSettings

    /// Where photos and films go.
    public var output: OutputSettings

    /// How long the end of the scope waits for a landing while nothing is heard from the drone, which is told to land all
    /// that time.
    ///
    /// As long as the drone is heard there is no limit.
    public var unheardLanding: Duration

    /// How long a photo waits for a picture, and a film for its first key frame.
    public var cameraPatience: Duration

    /// Where the link says what it does; nowhere unless a program gives its own logger.
    public var logger: Logger

    /// Makes settings; without any, for a flight indoors under a session of its own.
    public init(
        flight: FlightSettings = LinkSettings.newSession(),
        output: OutputSettings = OutputSettings(),
        unheardLanding: Duration = .seconds(60),
        cameraPatience: Duration = .seconds(5),
        logger: Logger = Logger(label: "SwiftCopter") { _ in SwiftLogNoOpLogHandler() }
    ) {
        self.flight = flight
        self.output = output
        self.unheardLanding = unheardLanding
        self.cameraPatience = cameraPatience
        self.logger = logger
    }

    /// Settings for one run of a program: a random session, so that the drone keeps nothing of an earlier one.
    public static func newSession(limits: FlightLimits = .indoor) -> FlightSettings {
        var generator = SystemRandomNumberGenerator()
        let identifiers = FlightSettings.identifiers(session: .session(using: &generator))
        return FlightSettings(limits: limits, identifiers: identifiers)
    }
}

/// Where photos and films go, and what they are called when nobody says.
public struct OutputSettings: Hashable, Sendable {
    /// The folder for names that are not absolute paths; nil is the folder that the program runs in.
    public var folder: String?

    /// The name of a photo that was given none; its ending decides the format.
    public var photoName: String

    /// The name of a film that was given none.
    public var filmName: String

    /// Makes settings; a file that exists is never overwritten, the next one is `name-2`.
    public init(folder: String? = nil, photoName: String = "photo.jpg", filmName: String = "film.mp4") {
        self.folder = folder
        self.photoName = photoName
        self.filmName = filmName
    }

    /// The path of a file by this name, or by the one for those without.
    func path(for name: String?, else standard: String, ending: String) -> String {
        var name = name ?? standard
        let file = name.split(separator: "/").last ?? ""
        if !file.dropFirst().contains(".") { name += ending }
        guard let folder, !name.hasPrefix("/") else { return name }
        return folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
}
