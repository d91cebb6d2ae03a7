public import DroneWire

/// Why pictures could not be decoded, encoded or written.
public enum VideoError: Error, Hashable, Sendable {
    /// A call into FFmpeg failed.
    case libav(LibavFailure)

    /// FFmpeg as installed has no such decoder or encoder; `package` is what has to be installed for it.
    case codecMissing(name: String, package: String)

    /// The stream's codec is one that is not handled here; the number is that of the PaVE header.
    case codecNotSupported(UInt8)

    /// Bytes that should be a picture of an AR.Drone 1.0 do not begin as one.
    case badPicture(DroneOnePictureError)

    /// The decoder gave pictures that are not 4:2:0 with 8 bits; the name is FFmpeg's.
    case pixelFormatNotSupported(String)

    /// A picture of this size was given to an encoder for another one.
    case wrongPictureSize(width: Int, height: Int, wantedWidth: Int, wantedHeight: Int)

    /// Photographs are written as JPEG or PNG; this path ends otherwise.
    case photoEndingNotSupported(path: String)

    /// The file could not be created.
    case cannotCreate(path: String, reason: SystemFailure)

    /// The file could not be written on. Its first `bytesKept` bytes are whole; with none of them it was removed.
    case cannotWrite(path: String, bytesKept: Int, reason: SystemFailure)
}

/// A call into FFmpeg that failed, and all that FFmpeg says about it.
public struct LibavFailure: Hashable, Sendable {
    /// The C function that was called.
    public let function: String

    /// Its result, negative.
    public let code: Int32

    /// FFmpeg's text for `code`.
    public let text: String

    /// The last line that FFmpeg logged during the call: often the only place that tells the reason.
    public let logLine: String?
}

/// A failed system call.
public struct SystemFailure: Hashable, Sendable {
    /// The value of `errno`.
    public let code: Int32

    /// The system's text for `code`.
    public let text: String
}

extension VideoError: CustomStringConvertible {
    private static func name(of codec: UInt8) -> String {
        codec == PaVECodec.p264.rawValue ? "P264 (\(codec))" : "\(codec)"
    }

    /// One line: where, what was found, what was wanted.
    public var description: String {
        switch self {
        case .libav(let failure):
            failure.description
        case .codecMissing(let name, let package):
            "FFmpeg on this machine has no \(name) (package \(package))"
        case .codecNotSupported(let codec):
            "video codec \(Self.name(of: codec)) is none of H.264 (4), MPEG-4 part 2 (3) and UVLC (1)"
        case .badPicture(let error):
            error.description
        case .pixelFormatNotSupported(let name):
            "decoded pictures are \(name), not yuv420p"
        case .wrongPictureSize(let width, let height, let wantedWidth, let wantedHeight):
            "picture is \(width)x\(height), not \(wantedWidth)x\(wantedHeight)"
        case .photoEndingNotSupported(let path):
            "\(path): ends neither in .jpg, .jpeg nor .png"
        case .cannotCreate(let path, let reason):
            "\(path): cannot be created: \(reason)"
        case .cannotWrite(let path, let bytesKept, let reason):
            "\(path): cannot be written: \(reason); "
                + (bytesKept == 0 ? "nothing was kept" : "the first \(bytesKept) bytes were kept")
        }
    }
}

extension LibavFailure: CustomStringConvertible {
    /// The function, FFmpeg's text and, in parentheses, its last log line.
    public var description: String {
        let line = logLine.map { " (\($0))" } ?? ""
        return "\(function): \(text)\(line)"
    }
}

extension SystemFailure: CustomStringConvertible {
    /// The system's text.
    public var description: String { text }
}
