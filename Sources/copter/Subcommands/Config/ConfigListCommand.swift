import ArgumentParser
import DroneLink
import DroneWire

/// `copter config list`: everything that the drone has.
struct ConfigListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the drone's settings, with what each takes.",
        discussion: "Exit codes: 0 listed, 2 usage, 3 no connection."
    )

    @Argument(help: ArgumentHelp("Only keys with this in their name.", valueName: "part"))
    var part: String?

    @Flag(name: .customLong("json"), help: "Write JSON, one object a line.")
    var isJSON = false

    @OptionGroup var drone: DroneOptions

    func run() async throws {
        let listing = try await drone.choice().visit { try await $0.configuration() }
        var columns = TextColumns([.left, .left, .left])
        var seen: Set<String> = []
        for line in listing.lines where part.map({ line.key.lowercased().contains($0.lowercased()) }) ?? true {
            guard seen.insert(line.key).inserted else { continue }
            let entry = ConfigurationCatalogue.entry(named: line.key)
            let isWritable = entry?.access?.allowsWriting(custom: true) ?? true
            if isJSON {
                print(
                    JSON.object([
                        ("key", .text(line.key)), ("value", .text(line.value)),
                        ("unit", entry?.unit.map { .text($0.rawValue) } ?? .null), ("writable", .truth(isWritable)),
                        ("takes", entry.map { .text("\($0.domain)") } ?? .null),
                        ("about", entry.map { .text($0.summary) } ?? .null),
                    ]).text
                )
            } else {
                let unit = entry?.unit.map { " \($0.rawValue)" } ?? ""
                let takes =
                    switch entry?.domain {
                    case _ where !isWritable: "read-only"
                    case .range(let range)?: "\(ConfigurationDomain.range(range))"
                    default: ""
                    }
                columns.add([line.key, line.value + unit, takes])
            }
        }
        for line in columns.lines() { print(line) }
    }
}

/// `copter config get`: one value.
struct ConfigGetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Print one of the drone's settings, nothing else.",
        discussion: "Exit codes: 0 printed, 1 this drone has no such key, 2 usage or unknown key, 3 no connection."
    )

    @Argument(help: ArgumentHelp("The key, as control:altitude_max.", valueName: "key"))
    var key: String

    @OptionGroup var drone: DroneOptions

    func run() async throws {
        let entry = try ConfigurationEntry.typed(key)
        let listing = try await drone.choice().visit { try await $0.configuration() }
        guard let value = listing.value(of: entry.name) else {
            throw CommandFailure(.missionFailed, "this drone has no \(entry.name)")
        }
        print(value)
    }
}

/// `copter config set`: one value, read back.
struct ConfigSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Write one of the drone's settings, and read it back.",
        discussion: """
            Exit codes: 0 written, 1 the drone did not take it, 2 unknown key or impossible value, 3 no connection.
            """
    )

    @Argument(help: ArgumentHelp("The key, as control:altitude_max.", valueName: "key"))
    var key: String

    @Argument(help: ArgumentHelp("The value, as the drone spells it: 5000, 0.25, TRUE.", valueName: "value"))
    var value: String

    @OptionGroup var drone: DroneOptions

    func run() async throws {
        let setting = try ConfigurationEntry.typed(key).typedSetting(value)
        try await drone.choice().visit { drone in
            let before = try await drone.configuration().value(of: setting.key)
            try await drone.change(setting, from: before)
        }
    }
}
