/// The files that a drone shows to FTP clients: a small file system in memory.
///
/// Paths are absolute, without `.` and `..`.
public struct FileTree: Hashable, Sendable {
    /// Bytes of all files together; what does not fit is not written.
    static let capacity = 32 << 20

    /// Bytes that a file's name and place are counted as.
    private static let entryCost = 256

    private var files: [String: [UInt8]] = [:]
    private var folders: Set<String> = ["/"]
    private var size = 0

    init() {}

    /// The root of the update port (5551): which firmware the drone has.
    static func update(of generation: DroneGeneration) -> FileTree {
        var tree = FileTree()
        tree.write(Array("\(generation.firmwareVersion)\n".utf8), at: "/version.txt")
        return tree
    }

    /// The media port's (21): nothing recorded yet.
    static func media() -> FileTree {
        var tree = FileTree()
        tree.makeFolder(at: FileTree.mediaFolder)
        return tree
    }

    /// Below here are recordings and pictures, and only here a client may delete.
    static let mediaFolder = "/data/video"

    /// A path as a client wrote it, seen from a folder.
    static func resolve(_ path: String, from folder: String) -> String {
        var parts: [Substring] = []
        for part in (path.hasPrefix("/") ? path : folder + "/" + path).split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}

// Reading.
extension FileTree {
    /// What is in a file; nil where there is none.
    func contents(of path: String) -> [UInt8]? { files[path] }

    /// Whether there is a folder.
    func isFolder(_ path: String) -> Bool { folders.contains(path) }

    /// What a folder holds, by name.
    func entries(of folder: String) -> [(name: String, size: Int?)] {
        let prefix = folder == "/" ? "/" : folder + "/"
        func name(_ path: String) -> String? {
            guard path != folder, path.hasPrefix(prefix) else { return nil }
            let rest = path.dropFirst(prefix.count)
            return rest.isEmpty || rest.contains("/") ? nil : String(rest)
        }
        let inside: [(name: String, size: Int?)] =
            folders.compactMap { path in name(path).map { ($0, nil) } }
            + files.compactMap { path, bytes in name(path).map { ($0, bytes.count) } }
        return inside.sorted { $0.name < $1.name }
    }
}

// Writing.
extension FileTree {
    /// Makes a folder and those above it.
    mutating func makeFolder(at path: String) {
        var folder = ""
        for part in path.split(separator: "/") {
            folder += "/" + part
            folders.insert(folder)
        }
    }

    /// Writes bytes behind what a file holds already; false where there is no room for them.
    @discardableResult
    mutating func write(_ bytes: [UInt8], at path: String) -> Bool {
        let more = bytes.count + (files[path] == nil ? FileTree.entryCost : 0)
        guard size + more <= FileTree.capacity else { return false }
        if let end = path.lastIndex(of: "/") { makeFolder(at: String(path[..<end])) }
        files[path, default: []] += bytes
        size += more
        return true
    }

    /// Gives a folder another name, with all that is in it.
    mutating func move(_ old: String, to new: String) {
        func moved(_ path: String) -> String {
            path == old || path.hasPrefix(old + "/") ? new + path.dropFirst(old.count) : path
        }
        files = Dictionary(files.map { (moved($0.key), $0.value) }) { $1 }
        folders = Set(folders.map(moved))
        size = files.values.reduce(0) { $0 + $1.count + FileTree.entryCost }
    }

    /// Deletes a file, or a folder with all that is in it; false where there is neither.
    @discardableResult
    mutating func remove(_ path: String) -> Bool {
        let gone = files.keys.filter { $0 == path || $0.hasPrefix(path + "/") }
        let goneFolders = folders.filter { $0 == path || $0.hasPrefix(path + "/") }
        for file in gone { size -= (files.removeValue(forKey: file)?.count ?? 0) + FileTree.entryCost }
        folders.subtract(goneFolders)
        return !gone.isEmpty || !goneFolders.isEmpty
    }

    /// What a client asked to delete: a file below ``mediaFolder``, or with `isFolder` an empty folder there.
    mutating func removeForClient(_ path: String, isFolder: Bool) -> Bool {
        guard path.hasPrefix(FileTree.mediaFolder + "/") else { return false }
        if isFolder {
            guard folders.contains(path), entries(of: path).isEmpty else { return false }
        } else {
            guard files[path] != nil else { return false }
        }
        return remove(path)
    }
}
