/// The version of a drone's firmware, as `version.txt` and `general:num_version_soft` spell it: `2.4.8`.
public struct FirmwareVersion: Hashable, Sendable {
    /// The first number: 1 on an AR.Drone 1.0, 2 on an AR.Drone 2.0.
    public var major: Int

    /// The second number.
    public var minor: Int

    /// The third number; 0 where there is none.
    public var patch: Int

    /// Makes a version.
    public init(_ major: Int, _ minor: Int, _ patch: Int = 0) {
        self.major = major
        self.minor = minor
        self.patch = patch
    }

    /// Reads two or more numbers with dots between them, and white space around; nil for another text.
    ///
    /// What follows the third number does not matter.
    public init?(_ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 1 else { return nil }
        let parts = words[0].split(separator: ".", omittingEmptySubsequences: false).prefix(3).map { Int($0) }
        guard parts.count >= 2, let major = parts[0], let minor = parts[1], major >= 0, minor >= 0 else { return nil }
        guard parts.count == 2 || parts[2].map({ $0 >= 0 }) == true else { return nil }
        self.init(major, minor, parts.count > 2 ? parts[2] ?? 0 : 0)
    }
}

extension FirmwareVersion: Comparable {
    /// Whether one version is older than another.
    public static func < (older: Self, newer: Self) -> Bool {
        (older.major, older.minor, older.patch) < (newer.major, newer.minor, newer.patch)
    }
}

extension FirmwareVersion: CustomStringConvertible {
    /// The three numbers with dots.
    public var description: String { "\(major).\(minor).\(patch)" }
}
