import Glibc

/// A new file that grows by whole pieces: what could not be written completely is cut off again, and a file that got
/// nothing is removed.
struct OutputFile: ~Copyable {
    /// Where it is; not the wanted path if that existed.
    let path: String

    /// The length so far.
    private(set) var byteCount = 0

    /// Negative once it is closed.
    private var descriptor: Int32

    /// Creates a file at `path`, or at the first free one of `name-2`, `name-3` …: nothing is ever overwritten.
    init(creating wanted: String) throws(VideoError) {
        var number = 1
        while true {
            let path = Self.numbered(wanted, number)
            let opened = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            if opened >= 0 {
                self.path = path
                descriptor = opened
                return
            }
            let reason = SystemFailure.last
            guard reason.code == EEXIST, number < Self.numbersTried else {
                throw .cannotCreate(path: path, reason: reason)
            }
            number += 1
        }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        if byteCount == 0 { unsafe unlink(path) }
    }

    /// Appends all of `bytes`, or nothing.
    mutating func write(_ bytes: [UInt8]) throws(VideoError) {
        try write(bytes, at: byteCount)
        byteCount += bytes.count
    }

    /// Appends boxes of an MP4 file, or nothing.
    ///
    /// Until all of them are there, the one at `offset` is a free box, which readers skip: a reader that meets only
    /// the first half of an index refuses the whole file.
    mutating func write(boxes: [UInt8], sealing offset: Int) throws(VideoError) {
        let type = (offset + 4)..<(offset + 8)
        var unsealed = boxes
        unsealed.replaceSubrange(type, with: "free".utf8)
        try write(unsealed, at: byteCount)
        try write([UInt8](boxes[type]), at: byteCount + type.lowerBound)
        byteCount += boxes.count
    }

    private func write(_ bytes: [UInt8], at offset: Int) throws(VideoError) {
        var written = 0
        while written < bytes.count {
            let result = unsafe bytes.withUnsafeBytes { whole in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: whole[written...])
                return unsafe pwrite(descriptor, rest.baseAddress, rest.count, offset + written)
            }
            if result > 0 {
                written += result
            } else if result == 0 || errno != EINTR {
                let reason = SystemFailure.last
                // If this fails too, players still skip the incomplete piece.
                ftruncate(descriptor, byteCount)
                throw .cannotWrite(path: path, bytesKept: byteCount, reason: reason)
            }
        }
    }

    /// Closes the file; on some file systems the first to tell of a full disk.
    mutating func finish() throws(VideoError) {
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw .cannotWrite(path: path, bytesKept: byteCount, reason: .last) }
    }

    private static let numbersTried = 9999

    /// The path with `-number` in front of its ending; number 1 is the path itself.
    static func numbered(_ path: String, _ number: Int) -> String {
        guard number > 1 else { return path }
        let (stem, ending) = split(path)
        return "\(stem)-\(number)\(ending)"
    }

    /// The path without its ending, and the ending with its dot (empty if there is none).
    static func split(_ path: String) -> (stem: Substring, ending: Substring) {
        let nameStart = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
        // A dot in front begins the name of a hidden file, not an ending.
        guard let dot = path[nameStart...].dropFirst().lastIndex(of: ".") else { return (path[...], "") }
        return (path[..<dot], path[dot...])
    }
}

extension SystemFailure {
    /// The failure that `errno` tells of.
    static var last: SystemFailure {
        let code = errno
        return SystemFailure(code: code, text: unsafe String(cString: strerror(code)))
    }
}
