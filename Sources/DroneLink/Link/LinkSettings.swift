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

    /// Who lands the drone when this program dies, is stopped or hangs.
    public var guardian: GuardianChoice

    /// Where the link says what it does; nowhere unless a program gives its own logger.
    public var logger: Logger

    /// Makes settings; without any, for a flight indoors under a session of its own.
    public init(
        flight: FlightSettings = LinkSettings.newSession(),
        output: OutputSettings = OutputSettings(),
        unheardLanding: Duration = .seconds(60),
        cameraPatience: Duration = .seconds(5),
        guardian: GuardianChoice = .beside,
        logger: Logger = Logger(label: "SwiftCopter") { _ in SwiftLogNoOpLogHandler() }
    ) {
        self.flight = flight
        self.output = output
        self.unheardLanding = unheardLanding
        self.cameraPatience = cameraPatience
        self.guardian = guardian
        self.logger = logger
    }

    /// Settings for one run of a program: a random session, so that the drone keeps nothing of an earlier one.
    public static func newSession(limits: FlightLimits = .indoor) -> FlightSettings {
        var generator = SystemRandomNumberGenerator()
        let identifiers = FlightSettings.identifiers(session: .session(using: &generator))
        return FlightSettings(limits: limits, identifiers: identifiers)
    }
}
