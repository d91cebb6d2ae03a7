import Glibc

/// The second process that watches over a flight, and lands the drone when the first one cannot any more.
///
/// It is the program `copter`, started as `copter guard` when a link begins. It does nothing while the flight goes on, and
/// lands the drone when the flying program was killed, stopped, or fell silent for any other reason.
public enum GuardianChoice: Hashable, Sendable {
    /// The program `copter` beside the running one, else the first one on `PATH`; that there is none is an error.
    case beside

    /// The running program, which is `copter` itself, whatever its file is called.
    case itself

    /// The `copter` at this path.
    case path(String)

    /// Nobody watches: when this program dies in flight, the drone is left to itself.
    ///
    /// Right for a simulated drone that lives in the same process.
    case none

    /// The path of the program; nil for nobody.
    ///
    /// - Throws: ``LinkError/noGuardian(searched:)``.
    func program() throws(LinkError) -> String? {
        switch self {
        case .none: return nil
        case .path(let path):
            guard Self.isProgram(path) else { throw .noGuardian(searched: [path]) }
            return path
        case .itself:
            // A file that was replaced while its program runs is gone; the system still has it under its own name.
            return try Self.firstProgram(of: [Self.ownPath, Self.ownImage].compactMap(\.self))
        case .beside: return try Self.firstProgram(of: Self.candidates)
        }
    }

    private static func firstProgram(of candidates: [String]) throws(LinkError) -> String {
        guard let found = candidates.first(where: isProgram) else { throw .noGuardian(searched: candidates) }
        return found
    }

    private static let name = "copter"

    private static var candidates: [String] {
        var folders: [String] = []
        if let own = ownPath, let slash = own.lastIndex(of: "/") { folders.append(String(own[..<slash])) }
        if let path = unsafe getenv("PATH") {
            folders += unsafe String(cString: path).split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
        }
        var seen: Set<String> = []
        return folders.filter { seen.insert($0).inserted }.map { $0 == "/" ? "/\(name)" : "\($0)/\(name)" }
    }

    /// The running program, as the system holds it.
    private static let ownImage = "/proc/self/exe"

    /// Where the running program stands.
    private static var ownPath: String? {
        var path = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlink(ownImage, &path, path.count)
        return count > 0 ? String(decoding: path[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : nil
    }

    private static func isProgram(_ path: String) -> Bool {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return false }
        return unsafe access(path, X_OK) == 0
    }
}
