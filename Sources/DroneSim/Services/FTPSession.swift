/// One FTP client's control connection: what it writes comes in, what is to be done comes out.
///
/// It answers as tersely as the drone's own server, BusyBox, does: anonymous, passive, images of bytes. Media can be
/// fetched and deleted; nothing can be stored.
public struct FTPSession: Hashable, Sendable {
    /// What the connection's owner has to do, in order.
    public enum Action: Hashable, Sendable {
        /// Send this line.
        case reply(String)

        /// Listen for the client's data connection, if nobody does yet, and answer with ``passiveReply(host:port:)`` or,
        /// when it asked for the extended form, ``extendedPassiveReply(port:)``.
        case listen(extended: Bool)

        /// Send these bytes over the data connection, close it, and answer ``transferDone`` or ``transferFailed``.
        case send([UInt8])

        /// Close the control connection.
        case close
    }

    /// What is said to whoever connects.
    public static let greeting = "220 Operation successful"

    /// What is said after a transfer.
    public static let transferDone = "226 Operation successful"

    /// What is said when the client did not connect, or went away.
    public static let transferFailed = "426 Data connection closed"

    /// A command line is longer only by mistake; it is answered as an unknown command.
    static let longestLine = 512

    private var line: [UInt8] = []
    private var lineIsTooLong = false
    private var folder = "/"
    private var isListening = false
    private var restart = 0

    /// A client that has just connected.
    public init() {}

    /// Where the client may connect to for its data: an IPv4 address and a port.
    public static func passiveReply(host: String, port: Int) -> String {
        "227 PASV ok (\(host.split(separator: ".").joined(separator: ",")),\(port >> 8),\(port & 255))"
    }

    /// The same in the form that leaves the address to the client.
    public static func extendedPassiveReply(port: Int) -> String { "229 EPSV ok (|||\(port)|)" }

    /// Takes what the client wrote, in pieces of any size.
    public mutating func receive(_ bytes: [UInt8], files: inout FileTree) -> [Action] {
        var actions: [Action] = []
        for byte in bytes {
            guard byte == UInt8(ascii: "\n") else {
                if line.count < FTPSession.longestLine { line.append(byte) } else { lineIsTooLong = true }
                continue
            }
            if line.last == UInt8(ascii: "\r") { line.removeLast() }
            let text = String(decoding: line, as: UTF8.self)
            actions += lineIsTooLong ? [.reply("500 Unknown command")] : answer(to: text, files: &files)
            line = []
            lineIsTooLong = false
        }
        return actions
    }

    private mutating func answer(to text: String, files: inout FileTree) -> [Action] {
        let words = text.split(separator: " ", maxSplits: 1)
        let command = words.first.map { $0.uppercased() } ?? ""
        let argument = words.count > 1 ? String(words[1]) : ""
        let path = FileTree.resolve(argument, from: folder)
        let done: [Action] = [.reply("250 Operation successful")]
        let failed: [Action] = [.reply("550 Error")]
        switch command {
        case "USER", "PASS": return [.reply("230 Operation successful")]
        case "QUIT": return [.reply("221 Operation successful"), .close]
        case "SYST": return [.reply("215 UNIX Type: L8")]
        case "NOOP", "TYPE", "MODE", "STRU", "OPTS": return [.reply("200 Operation successful")]
        case "ALLO": return [.reply("202 Operation successful")]
        case "ABOR": return [.reply("226 Operation successful")]
        case "FEAT": return [.reply("211-Features:\r\n EPSV\r\n PASV\r\n REST STREAM\r\n SIZE\r\n211 Ok")]
        case "STAT", "HELP": return [.reply("211 Ok")]
        case "PWD", "XPWD": return [.reply("257 \"\(folder)\"")]
        case "CWD", "XCWD", "CDUP", "XCUP":
            let wanted = command.hasSuffix("UP") ? FileTree.resolve("..", from: folder) : path
            guard files.isFolder(wanted) else { return failed }
            folder = wanted
            return done
        case "PASV", "EPSV":
            isListening = true
            return [.listen(extended: command == "EPSV")]
        case "REST":
            guard let offset = Int(argument), offset >= 0 else { return [.reply("501 Error")] }
            restart = offset
            return [.reply("350 Operation successful")]
        case "SIZE": return files.contents(of: path).map { [.reply("213 \($0.count)")] } ?? failed
        case "RETR":
            defer { restart = 0 }
            guard let bytes = files.contents(of: path) else { return failed }
            let name = argument.isEmpty ? path : argument
            return transfer(
                Array(bytes.dropFirst(restart)),
                "Opening BINARY connection for \(name) (\(bytes.count) bytes)"
            )
        case "LIST", "NLST": return list(argument, path, files, isLong: command == "LIST")
        case "DELE": return files.removeForClient(path, isFolder: false) ? done : failed
        case "RMD", "XRMD": return files.removeForClient(path, isFolder: true) ? done : failed
        case "STOR", "APPE", "STOU", "MKD", "XMKD", "RNFR", "RNTO": return failed
        default: return [.reply("500 Unknown command")]
        }
    }

    private mutating func list(_ argument: String, _ path: String, _ files: FileTree, isLong: Bool) -> [Action] {
        // Clients write the options of `ls`.
        let wanted = argument.hasPrefix("-") ? folder : path
        let entries: [(name: String, size: Int?)]
        if files.isFolder(wanted) {
            entries = files.entries(of: wanted)
        } else if let bytes = files.contents(of: wanted) {
            entries = [(argument, bytes.count)]
        } else {
            entries = []
        }
        let lines = entries.map { entry in
            guard isLong else { return entry.name + "\r\n" }
            let kind = entry.size == nil ? "drwxr-xr-x    2" : "-rw-r--r--    1"
            let size = String(entry.size ?? 0)
            let padding = String(repeating: " ", count: max(0, 9 - size.count))
            return "\(kind) 0        0        \(padding)\(size) Jan  1  2000 \(entry.name)\r\n"
        }
        return transfer(Array(lines.joined().utf8), "Directory listing")
    }

    private mutating func transfer(_ bytes: [UInt8], _ what: String) -> [Action] {
        guard isListening else { return [.reply("425 Use PORT/PASV first")] }
        isListening = false
        return [.reply("150 \(what)"), .send(bytes)]
    }
}
