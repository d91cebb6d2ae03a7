import ArgumentParser
import DroneLink

/// What films are made of: an option of the subcommands that film.
struct FilmOptions: ParsableArguments {
    /// The size of a film, which decides where it comes from.
    enum Size: String, CaseIterable, ExpressibleByArgument {
        case live = "360p"
        case recorded = "720p"
    }

    @Option(
        help: ArgumentHelp(
            "The size of films: 360p, the live stream; 720p, what the drone records beside it, without gaps (AR.Drone 2).",
            valueName: "size"
        )
    )
    var film = Size.live

    /// Settings for a link that films so.
    var settings: LinkSettings { LinkSettings(output: OutputSettings(film: film == .live ? .live : .recorder)) }
}
