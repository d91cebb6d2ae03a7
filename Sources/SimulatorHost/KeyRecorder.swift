import DroneSim
import DroneVideo
import DroneWire
import Glibc
import Logging
import Sockets

/// Films onto the drone's USB key, on a thread of its own: once a film is over, FTP shows its file.
actor KeyRecorder {
    nonisolated let queue = WorkQueue(label: "SwiftCopter.simulator.key")

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    private let world: World
    private lazy var renderer = SceneRenderer(world: world)
    private let hangar: Hangar
    private let logger: Logger

    init(world: World, hangar: Hangar, logger: Logger) {
        self.world = world
        self.hangar = hangar
        self.logger = logger
    }

    /// Films what belongs onto the key, until there are no more pictures; the first one that does not ends a film.
    func film(_ frames: Mailbox<LiveFrame>) async {
        var current: KeyFilm?
        for await frame in frames.untilFinished {
            do {
                if let path = current?.path, path != frame.video.filmOnKey, let film = current.take() {
                    await hangar.store(try film.finish(), at: path)
                }
                guard let path = frame.video.filmOnKey, let settings = VideoEncoderSettings(recording: frame) else {
                    continue
                }
                if current == nil { current = try KeyFilm(path: path, settings, renderer) }
                try current?.append(frame)
            } catch {
                current = nil
                logger.debug("film on the key spoilt", metadata: ["error": "\(error)"])
            }
        }
    }
}

/// A film that is being made for the key, in a folder for the meantime.
private struct KeyFilm: ~Copyable {
    /// Bytes that are kept, about forty seconds of 720p (chosen): the drone's files are in memory.
    private static let longest = 20 << 20

    /// Where FTP will show it.
    let path: String

    /// It keeps those of its first picture: a file has pictures of one size.
    private let settings: VideoEncoderSettings
    private let folder: TemporaryFolder
    private var encoder: FrameEncoder
    private var sink: MP4Sink
    private var byteCount = 0

    init(path: String, _ settings: VideoEncoderSettings, _ renderer: SceneRenderer) throws {
        let folder = try TemporaryFolder()
        sink = try MP4Sink(path: folder.file)
        encoder = FrameEncoder(renderer: renderer)
        self.folder = folder
        self.path = path
        self.settings = settings
    }

    /// Adds a picture, as long as there is room.
    mutating func append(_ frame: LiveFrame) throws {
        guard byteCount < KeyFilm.longest else { return }
        let coded = try encoder.encode(frame.picture.resized(to: (settings.width, settings.height)), settings)
        byteCount += coded.payload.count
        _ = try sink.append(coded)
    }

    /// Ends it; returns its bytes.
    consuming func finish() throws -> [UInt8] {
        _ = try sink.finish()
        return try folder.contents()
    }
}

/// A folder for one file, which is gone with this value.
private struct TemporaryFolder: ~Copyable {
    /// There is no such folder, or no such file in it.
    struct Failure: Error {
        let code: Int32
    }

    private let path: String

    /// The file that is removed with the folder.
    var file: String { path + "/film.mp4" }

    init() throws(Failure) {
        let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/copter-film-XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { name -> String? in
            guard let name = name.baseAddress, let made = unsafe mkdtemp(name) else { return nil }
            return unsafe String(cString: made)
        }
        guard let made else { throw Failure(code: errno) }
        path = made
    }

    deinit {
        unsafe unlink(file)
        unsafe rmdir(path)
    }

    /// What is in the file.
    func contents() throws(Failure) -> [UInt8] {
        let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(code: errno) }
        defer { close(descriptor) }
        let size = max(0, lseek(descriptor, 0, SEEK_END))
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = unsafe max(0, pread(descriptor, buffer.baseAddress, size, 0))
        }
        guard bytes.count == size else { throw Failure(code: errno) }
        return bytes
    }
}
