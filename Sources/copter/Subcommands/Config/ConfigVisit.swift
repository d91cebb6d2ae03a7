import DroneLink
import DroneWire
import FlightCore
import MissionLanguage

extension DroneChoice {
    /// Meets the drone to ask it and to set it, and not to fly; a drone in the air is left alone.
    func visit<Result>(_ body: (Drone) async throws -> Result) async throws -> Result {
        do {
            return try await withDrone(settings: LinkCheck.settings) { try await body($0) }
        } catch LinkError.notReached(_, .inTheAir, _) {
            throw CommandFailure(
                .missionFailed,
                "the drone is in the air: nothing was asked of it, and nothing is set now",
                advice: "Land it, then ask again"
            )
        }
    }
}

extension Drone {
    /// Writes a setting, reads it back and says what became of it.
    func change(_ setting: ConfigurationSetting, from before: String?) async throws {
        try await write(setting)
        print("\(setting.key) = \(setting.value)" + (before.map { "  (was \($0))" } ?? ""))
    }
}

extension ConfigurationEntry {
    /// The entry of a key that somebody typed.
    /// - Throws: ``CommandFailure`` with the keys that may have been meant.
    static func typed(_ name: String) throws(CommandFailure) -> ConfigurationEntry {
        if let entry = ConfigurationCatalogue.entry(named: name) { return entry }
        let names = ConfigurationCatalogue.entries.map(\.name)
        // The part behind the colon is what people remember.
        let short = name.split(separator: ":").last.map { String($0).lowercased() } ?? name
        let same = names.filter { $0.split(separator: ":").last.map(String.init) == short }
        let near = same + Suggestions.nearest(to: name, among: names)
        let nearest = near.isEmpty ? Suggestions.nearest(to: short, among: names.map { $0.after(":") }) : near
        throw CommandFailure(
            .usage,
            "there is no key \(name)" + (nearest.isEmpty ? "" : "; did you mean \(nearest.joined(separator: ", "))?"),
            advice: "copter config list shows all that a drone has"
        )
    }

    /// The setting of a value that somebody typed.
    /// - Throws: ``CommandFailure`` with what the key takes.
    func typedSetting(_ text: String) throws(CommandFailure) -> ConfigurationSetting {
        do throws(ConfigurationError) {
            return try setting(text)
        } catch {
            let unit = unit.map { " \($0.rawValue)" } ?? ""
            throw CommandFailure(.usage, "\(error)\(unit)", advice: summary)
        }
    }
}

extension String {
    /// What stands behind a mark.
    fileprivate func after(_ mark: Character) -> String {
        firstIndex(of: mark).map { String(self[index(after: $0)...]) } ?? self
    }
}
