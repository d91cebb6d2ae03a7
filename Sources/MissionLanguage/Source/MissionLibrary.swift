/// Where other missions are found: each file is a verb of the language, and may define further ones.
///
/// Reading files is a shell's work; the language asks for a name and gets a text.
public struct MissionLibrary: Sendable {
    private let read: @Sendable (String) -> SourceText?

    /// Makes a library from a function that finds the text of a mission by its name, without `.fly`; nil where there is none.
    ///
    /// The function is asked more than once for a name.
    public init(_ read: @escaping @Sendable (_ name: String) -> SourceText?) { self.read = read }

    /// No missions.
    public static let empty = MissionLibrary { _ in nil }

    /// The text of the mission of this name; nil where there is none.
    package func mission(named name: String) -> SourceText? { read(name) }

    /// The mission that a file holds: `tower` for `tower.fly`.
    static func name(ofFile file: String) -> String {
        file.hasSuffix(".fly") ? String(file.dropLast(".fly".count)) : file
    }
}
