/// What copter itself can be told once and for all, and where each was told.
enum OwnSettings {
    /// Something that can be set in a file, by a variable or on the command line.
    enum Key: String, CaseIterable {
        /// Which drone to fly.
        case drone
        /// Who lands it when this program dies.
        case guardian

        /// The variable that sets it.
        var variable: String { "COPTER_\(rawValue.uppercased())" }

        /// What it is where nobody says anything.
        var usual: String {
            switch self {
            case .drone: "192.168.1.1"
            case .guardian: "auto"
            }
        }
    }

    /// Where a value was told, the strongest first.
    enum Origin: Hashable {
        case flag(String)
        case variable(String)
        case file(String)
        case usual

        /// In words.
        var words: String {
            switch self {
            case .flag(let name): "the command line, \(name)"
            case .variable(let name): "the variable \(name)"
            case .file(let path): path
            case .usual: "the program itself"
            }
        }
    }

    /// A value and where it was told.
    struct Told: Hashable {
        var value: String
        var origin: Origin
    }

    /// The value of a key: from the command line, the environment or a file, in this order.
    static func told(_ key: Key, flag: (name: String, value: String?)) throws(CommandFailure) -> Told {
        if let value = flag.value { return Told(value: value, origin: .flag(flag.name)) }
        if let value = Environment.value(key.variable) { return Told(value: value, origin: .variable(key.variable)) }
        for path in files {
            if let value = try file(at: path)?.values[key] { return Told(value: value, origin: .file(path)) }
        }
        return Told(value: key.usual, origin: .usual)
    }

    /// The configuration files, the nearest first.
    private static var files: [String] {
        var files = ["copter.toml"]
        if let folder = Environment.value("XDG_CONFIG_HOME") {
            files.append("\(folder)/copter/config.toml")
        } else if let home = Environment.value("HOME") {
            files.append("\(home)/.config/copter/config.toml")
        }
        return files
    }

    private static func file(at path: String) throws(CommandFailure) -> ConfigurationFile? {
        let text: String
        do throws(InputFile.ReadError) {
            text = try InputFile.text(path)
        } catch {
            if error.isMissing { return nil }
            throw CommandFailure(.usage, "cannot read \(path): \(error.reason)")
        }
        do throws(ConfigurationFile.ParseError) {
            return try ConfigurationFile(parsing: text)
        } catch {
            throw CommandFailure(.usage, "\(path):\(error.line): \(error.problem)")
        }
    }
}
