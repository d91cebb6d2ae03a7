import Foundation
import Glibc
import Synchronization
import Testing

/// The program that is tested, as a user starts it: a process with arguments, an environment and three streams.
struct Program {
    /// What a process left behind.
    struct Result: Sendable {
        var status: Int32
        var output: String
        var errors: String
    }

    /// The `copter` that was built together with these tests, beside the program that runs them.
    static let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("copter")

    /// The folder of the package, found from where this file stood when it was compiled.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private let process = Process()
    private let output = Pipe()
    private let errors = Pipe()
    private let input = Pipe()
    private let collected = Collected()

    /// Starts a program. Nothing of this process's own settings reaches it.
    init(
        _ arguments: [String],
        executable: URL = Program.executable,
        environment: [String: String] = [:],
        folder: URL? = nil
    ) throws {
        process.executableURL = executable
        process.arguments = arguments
        var variables = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": "/dev/null",
            // A machine that is busy for half a second would make a guardian take a drone from its test.
            "COPTER_GUARDIAN": "none",
        ]
        variables.merge(environment) { $1 }
        process.environment = variables
        process.currentDirectoryURL = folder
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = input
        collected.collect(output, into: \.output)
        collected.collect(errors, into: \.errors)
        try process.run()
    }

    /// What was written to standard output so far.
    var writtenOutput: String { collected.text(\.output) }

    /// What was written to standard error so far.
    var writtenErrors: String { collected.text(\.errors) }

    /// Writes to the program's standard input, which stays open.
    func send(_ text: String) throws { try input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }

    /// Writes to the program's standard input, and closes it.
    func type(_ text: String) throws {
        try send(text)
        try input.fileHandleForWriting.close()
    }

    /// Sends a signal.
    func signal(_ number: Int32) { Glibc.kill(process.processIdentifier, number) }

    /// Waits until standard output holds a text.
    func waits(for text: String, within limit: Duration = .seconds(20)) async throws -> Bool {
        try await eventually(within: limit) { writtenOutput.contains(text) }
    }

    /// Waits for the end; a process that outlives the limit is killed, and its status is -1.
    func result(within limit: Duration = .seconds(60)) async throws -> Result {
        let hasEnded = try await eventually(within: limit) { !process.isRunning && collected.isComplete }
        if !hasEnded { kill() }
        return Result(
            status: hasEnded ? process.terminationStatus : -1,
            output: writtenOutput,
            errors: writtenErrors
        )
    }

    /// Ends a program that is still there, at once.
    func kill() { if process.isRunning { Glibc.kill(process.processIdentifier, SIGKILL) } }

    /// Runs a program to its end.
    static func run(
        _ arguments: [String],
        executable: URL = Program.executable,
        environment: [String: String] = [:],
        folder: URL? = nil,
        input: String = ""
    ) async throws -> Result {
        let program = try Program(arguments, executable: executable, environment: environment, folder: folder)
        try program.type(input)
        return try await program.result()
    }
}

/// What came out of a process's pipes.
private final class Collected: Sendable {
    struct Content {
        var output = Data()
        var errors = Data()
        var open = 0
    }

    private let content = Mutex(Content())

    var isComplete: Bool { content.withLock { $0.open == 0 } }

    func text(_ stream: WritableKeyPath<Content, Data>) -> String {
        content.withLock { String(decoding: $0[keyPath: stream], as: UTF8.self) }
    }

    func collect(_ pipe: Pipe, into stream: any WritableKeyPath<Content, Data> & Sendable) {
        content.withLock { $0.open += 1 }
        // A thread that waits, because Foundation's readability handler on Linux sometimes never tells the end.
        Thread.detachNewThread { [self] in
            var chunk = [UInt8](repeating: 0, count: 65_536)
            while true {
                let count = unsafe read(pipe.fileHandleForReading.fileDescriptor, &chunk, chunk.count)
                if count < 0, errno == EINTR { continue }
                content.withLock { content in
                    content[keyPath: stream].append(contentsOf: chunk.prefix(max(0, count)))
                    if count <= 0 { content.open -= 1 }
                }
                if count <= 0 { return }
            }
        }
    }
}

/// Looks every 20 ms whether something has come true; false when it has not within the limit.
func eventually(within limit: Duration, _ condition: () -> Bool) async throws -> Bool {
    let deadline = ContinuousClock.now + limit
    while !condition() {
        if ContinuousClock.now >= deadline { return false }
        try await Task.sleep(for: .milliseconds(20))
    }
    return true
}

/// A folder of its own for a test, gone afterwards.
func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("copter-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}
