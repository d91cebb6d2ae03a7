import Glibc

/// How much room there is where photos and films go.
enum FreeSpace {
    /// The bytes that this user may still write into a folder; nil where nobody can tell.
    static func bytes(in folder: String) -> UInt64? {
        var facts = statvfs()
        guard unsafe statvfs(folder, &facts) == 0 else { return nil }
        return UInt64(facts.f_bavail) * UInt64(facts.f_frsize)
    }
}
