import Glibc  // localtime_r: what is named by its time is named by the operator's clock

/// Where photos and films go, and what they are called when nobody says.
///
/// A file that exists is never overwritten: the next one is `name-2`.
public struct OutputSettings: Hashable, Sendable {
    /// The folder for names that are not absolute paths; nil is the folder that the program runs in.
    public var folder: String?

    /// What the name of a photo begins with that was given none; its time follows.
    public var photoPrefix: String

    /// What the name of a film begins with that was given none; its time follows.
    public var filmPrefix: String

    /// Which of the drone's streams a film is made of.
    public var film: FilmSource

    /// Makes settings; without any, `photo-2026-05-01-14-30-05.jpg` in the folder that the program runs in.
    public init(
        folder: String? = nil,
        photoPrefix: String = "photo",
        filmPrefix: String = "film",
        film: FilmSource = .live
    ) {
        self.folder = folder
        self.photoPrefix = photoPrefix
        self.filmPrefix = filmPrefix
        self.film = film
    }

    /// The path of a photo; a name without an ending gets `.jpg`.
    func photoPath(_ name: String?) -> String { path(name ?? Self.named(photoPrefix), ending: ".jpg") }

    /// The path of a film; a name without an ending gets `.mp4`.
    func filmPath(_ name: String?) -> String { path(name ?? Self.named(filmPrefix), ending: ".mp4") }

    private func path(_ name: String, ending: String) -> String {
        let file = name.split(separator: "/").last ?? ""
        // A dot in front makes a hidden file, not an ending.
        let complete = file.dropFirst().contains(".") ? name : name + ending
        guard let folder, !complete.hasPrefix("/") else { return complete }
        return folder.hasSuffix("/") ? folder + complete : "\(folder)/\(complete)"
    }

    /// `prefix-2026-05-01-14-30-05`.
    private static func named(_ prefix: String) -> String {
        var seconds = time(nil)
        var local = unsafe tm()
        _ = unsafe localtime_r(&seconds, &local)
        let fields = unsafe [local.tm_mon + 1, local.tm_mday, local.tm_hour, local.tm_min, local.tm_sec]
        let year = unsafe local.tm_year + 1900
        let digits = fields.map { ($0 < 10 ? "0" : "") + String($0) }
        return "\(prefix)-\(year)-" + digits.joined(separator: "-")
    }
}

/// Which of the drone's streams a film is made of.
public enum FilmSource: Hashable, Sendable, CaseIterable {
    /// What the live camera sends: 640 x 360, or as the drone is set; what the radio does not carry is missing.
    case live

    /// What the drone records beside that, in 1280 x 720: nothing is missing, but it may come late (AR.Drone 2.0).
    ///
    /// Meanwhile the live stream is MPEG-4 part 2; afterwards it is H.264 in 640 x 360.
    case recorder
}
