import DroneWire
import MissionLanguage
import Testing

/// The keys of the drone's configuration, as the language knows them.
@Suite struct SettingKeyTests {
    @Test func `the language names the keys that can be written, and what each takes`() {
        let writable = ConfigurationCatalogue.entries.filter { $0.access?.allowsWriting(custom: true) ?? true }
        #expect(SettingKey.all.map(\.name) == writable.map(\.name))
        for (key, entry) in zip(SettingKey.all, writable) {
            let kind: SettingKey.Kind =
                switch entry.type {
                case .integer: .integer
                case .float, .double: .number
                case .boolean: .truth
                case .string, .vector2, .vector3, .matrix33: .text
                }
            #expect(key.kind == kind, "\(key.name)")
        }
    }
}
