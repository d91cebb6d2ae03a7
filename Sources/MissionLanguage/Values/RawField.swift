/// A number of the drone's flight data by the name that it has on the wire: `navdata.demo.theta`,
/// `navdata.phys_measures.phys_accs_2`.
///
/// It means what the drone means by it, and so it has no unit here: it is compared with bare numbers.
public struct RawField: Hashable, Sendable {
    /// What every such name begins with.
    public static let prefix = "navdata."

    /// The block that it stands in: the SDK's name of the option, without `navdata_`.
    public let block: String

    /// Its name in the block, the SDK's; the elements of an array are counted from 0, as `phys_accs_2`.
    public let name: String

    /// What the drone counts it in, where that is known.
    public let unit: String?

    /// Its place among the numbers of the block, counted from 0.
    public let place: Int

    /// The name as it is written in a mission.
    public var written: String { Self.prefix + block + "." + name }

    /// One line of help.
    public var summary: String { unit.map { "as the drone sends it, in \($0)" } ?? "as the drone sends it" }
}

extension RawField {
    /// The names of the blocks, in the order of the wire.
    public static let blocks = table.map(\.block)

    /// The numbers of a block, in the order of the wire; none where there is no such block.
    public static func fields(of block: String) -> [RawField] { table.first { $0.block == block }?.fields ?? [] }

    /// The number of this name.
    public static func named(_ text: String) -> RawField? { byName[text] }

    /// What may have been meant by a name that is none: numbers of the same block, or else blocks.
    static func nearest(to text: String) -> [String] {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1 else { return [] }
        let block = String(parts[1])
        guard !fields(of: block).isEmpty else {
            return Suggestions.nearest(to: block, among: blocks).map { prefix + $0 }
        }
        let name = parts.dropFirst(2).joined(separator: ".")
        return Suggestions.nearest(to: name, among: fields(of: block).map(\.name)).map { "\(prefix)\(block).\($0)" }
    }

    /// What there is where a name that is none would be: the numbers of its block, or the blocks.
    static func siblings(of text: String) -> [String] {
        let block = text.dropFirst(prefix.count).prefix { $0 != "." }
        let groups = blocksOfGroups.first { $0.block == block }?.groups
        guard let groups else { return ["blocks: " + blocks.joined(separator: ", ")] }
        let names = groups.map { group in group.count.map { "\(group.name)_0 to _\($0 - 1)" } ?? group.name }
        return ["in \(prefix)\(block): " + names.joined(separator: ", ")]
    }

    private static let byName = Dictionary(
        uniqueKeysWithValues: table.flatMap { row in row.fields.map { ($0.written, $0) } }
    )

    private static let table = blocksOfGroups.map { block, groups in
        var fields: [RawField] = []
        for group in groups {
            for name in group.names {
                fields.append(RawField(block: block, name: name, unit: group.unit, place: fields.count))
            }
        }
        return (block: block, fields: fields)
    }
}

// MARK: Reading the names

extension RawField {
    /// A number of a block, or an array of numbers.
    struct Group: Hashable, Sendable {
        let name: String
        /// How many numbers an array has; nil for a number alone.
        let count: Int?
        let unit: String?

        /// Reads `theta:mdeg`, or `phys_accs*3:mg` for an array of three.
        fileprivate init(_ word: Substring) {
            let parts = word.split(separator: ":", maxSplits: 1)
            let name = parts[0].split(separator: "*")
            self.name = String(name[0])
            count = name.count > 1 ? Int(name[1]) : nil
            unit = parts.count > 1 ? String(parts[1].replacing("~", with: " ")) : nil
        }

        /// The names of its numbers.
        var names: [String] { count.map { count in (0..<count).map { "\(name)_\($0)" } } ?? [name] }
    }

    /// Every block with what it holds, in the order of the wire.
    static let blocksOfGroups: [(block: String, groups: [Group])] = names.split(separator: "\n").reduce(into: []) {
        let words = $1.split(separator: " ")
        if $1.hasPrefix(" ") {
            $0[$0.count - 1].groups += words.map(Group.init)
        } else {
            $0.append((String(words[0]), words.dropFirst(2).map(Group.init)))
        }
    }
}
