import Glibc

/// The folder in which this program keeps what it remembers of a user: `copter` where the XDG base directories say.
package enum StateFolder {
    /// Its path, whether it is there or not; nil without a home.
    package static func path(in environment: (String) -> String?) -> String? {
        if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return "\(state)/copter" }
        guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
        return "\(home)/.local/state/copter"
    }

    /// Makes a folder and all that it stands in, where they are missing; only this user can look into them.
    package static func make(_ path: String) {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/\(part)"
            _ = unsafe mkdir(made, 0o700)
        }
    }
}
