import ArgumentParser
import DroneLink
import DroneWire
import FlightConsole
import FlightCore
import MissionRuntime

/// `copter config save`: everything that can be written, in a file.
struct ConfigSaveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save",
        abstract: "Write the drone's settings into a file.",
        discussion: """
            The file is text, a line for each setting that can be written: key = value. An existing file is never overwritten.

            Exit codes: 0 saved, 2 usage, 3 no connection, 8 the file could not be written.
            """
    )

    @Argument(help: ArgumentHelp("The file to write.", valueName: "file"))
    var file: String

    @OptionGroup var drone: DroneOptions

    func run() async throws {
        try OutputFolder.check(for: file)
        let listing = try await drone.choice().visit { try await $0.configuration() }
        let settings = SavedSettings(listing)
        try settings.write(to: file)
        print("\(settings.values.count) settings in \(file)")
    }
}

/// `copter config restore`: a file, back to the drone.
struct ConfigRestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Write a file's settings to the drone, where they differ.",
        discussion: """
            The whole file is checked first: one impossible line, and nothing is written.

            Exit codes: 0 all written, 1 the drone did not take one, 2 the file is wrong or cannot be read, 3 no connection.
            """
    )

    @Argument(help: ArgumentHelp("The file that copter config save has written.", valueName: "file"))
    var file: String

    @OptionGroup var drone: DroneOptions

    func run() async throws {
        let text: String
        do throws(InputFile.ReadError) {
            text = try InputFile.text(file)
        } catch {
            throw CommandFailure(.usage, "cannot read \(file): \(error.reason)")
        }
        let settings = try SavedSettings.settings(parsing: text, of: file)
        let refused = try await drone.choice().visit { drone in
            let listing = try await drone.configuration()
            var refused = 0
            for setting in settings {
                let before = listing.value(of: setting.key)
                if let before, ConfigurationFact.areSame(before, setting.value, key: setting.key) { continue }
                do {
                    try await drone.change(setting, from: before)
                } catch let failure as FlightFailure {
                    guard case .configuration = failure else { throw failure }
                    refused += 1
                    StandardError.write("copter: \(setting.key) = \(setting.value): \(failure.words)")
                }
            }
            return refused
        }
        guard refused == 0 else { throw CommandFailure(toldAlready: .missionFailed) }
        print("the drone has all \(settings.count) settings of \(file)")
    }
}

/// A drone's settings in a file.
struct SavedSettings {
    /// Keys and values, as CONFIG spells them.
    var values: [ConfigurationSetting]

    /// What of a listing can be written back: not what makes the drone do something, nor whose settings are in force.
    init(_ listing: ConfigurationListing) {
        let orders = ["control:flight_anim", "leds:leds_anim", "userbox:userbox_cmd"]
        values = listing.lines.compactMap { line in
            guard let entry = ConfigurationCatalogue.entry(named: line.key),
                entry.access?.allowsWriting(custom: true) == true, !entry.name.hasPrefix("custom:"),
                !orders.contains(entry.name)
            else { return nil }
            return try? entry.setting(ConfigurationFact.spelled(line.value, of: entry.name))
        }
    }

    /// Writes a new file.
    func write(to path: String) throws(CommandFailure) {
        let text = values.map { "\($0.key) = \($0.value)\n" }.joined()
        do throws(TextFile.Failure) {
            try TextFile.create(path, text: text)
        } catch {
            throw CommandFailure(.recordingFailed, "cannot write \(path): \(error)")
        }
    }

    /// Reads a file's text.
    static func settings(parsing text: String, of file: String) throws(CommandFailure) -> [ConfigurationSetting] {
        var settings: [ConfigurationSetting] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let words = line.split(separator: " ", maxSplits: 2)
            if words.isEmpty || line.hasPrefix("#") { continue }
            guard words.count == 3, words[1] == "=" else {
                throw CommandFailure(.usage, "\(file):\(index + 1): no \"key = value\" in it")
            }
            do throws(CommandFailure) {
                settings.append(try ConfigurationEntry.typed(String(words[0])).typedSetting(String(words[2])))
            } catch {
                throw CommandFailure(.usage, "\(file):\(index + 1): \(error.message ?? "")", advice: error.advice)
            }
        }
        return settings
    }
}
