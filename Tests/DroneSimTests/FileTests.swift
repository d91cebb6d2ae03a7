import DroneWire
import Testing

@testable import DroneSim

@Suite struct FileTests {
    /// What a drone of a generation answers on its update port, line by line, when these lines are written.
    private func answers(_ lines: [String], generation: DroneGeneration = .two) -> [FTPSession.Action] {
        var settings = SimulatorSettings()
        settings.generation = generation
        var drone = SimulatedDrone(settings: settings)
        var session = FTPSession()
        return lines.flatMap { drone.receiveUpdateCommands(Array("\($0)\r\n".utf8), in: &session) }
    }

    @Test func `anybody reads version.txt, with the replies of the drone's own server`() {
        let actions = answers(["USER anonymous", "PASS x@y", "PWD", "TYPE I", "PASV", "RETR version.txt", "QUIT"])
        #expect(
            actions == [
                .reply("230 Operation successful"), .reply("230 Operation successful"), .reply("257 \"/\""),
                .reply("200 Operation successful"), .listen(extended: false),
                .reply("150 Opening BINARY connection for version.txt (6 bytes)"), .send(Array("2.4.8\n".utf8)),
                .reply("221 Operation successful"), .close,
            ]
        )
        #expect(FTPSession.passiveReply(host: "127.0.0.9", port: 40_001) == "227 PASV ok (127,0,0,9,156,65)")
        let first = answers(["PASV", "RETR /version.txt"], generation: .one)
        #expect(first.last == .send(Array("1.7.4\n".utf8)))
    }

    @Test func `pieces of any size, and line feeds alone, are understood`() {
        var drone = SimulatedDrone()
        var session = FTPSession()
        var actions: [FTPSession.Action] = []
        for byte in Array("epsv\r\nretr VERSION.TXT\nsize version.txt\r\nnlst\n".utf8) {
            actions += drone.receiveUpdateCommands([byte], in: &session)
        }
        #expect(
            actions == [
                .listen(extended: true), .reply("550 Error"), .reply("213 6"), .reply("150 Directory listing"),
                .send(Array("version.txt\r\n".utf8)),
            ]
        )
    }

    @Test(arguments: [
        ("RETR version.txt", "425 Use PORT/PASV first"), ("FLY", "500 Unknown command"), ("", "500 Unknown command"),
        ("PORT 1,2,3,4,5,6", "500 Unknown command"), ("STOR ardrone2_update.plf", "550 Error"),
        ("DELE version.txt", "550 Error"), ("CWD nowhere", "550 Error"), ("SIZE /", "550 Error"),
        ("REST -1", "501 Error"), (String(repeating: "A", count: 5000), "500 Unknown command"),
    ])
    func `what cannot be done is refused in a word`(line: String, reply: String) {
        #expect(answers([line]) == [.reply(reply)])
    }

    @Test func `whatever bytes come, a session goes on and keeps nothing`() {
        var drone = SimulatedDrone()
        var session = FTPSession()
        var draws = Random(seed: 5, stream: 0)
        for _ in 0..<300 {
            let bytes = (0..<200).map { _ in UInt8(truncatingIfNeeded: draws.next()) }
            _ = drone.receiveMediaCommands(bytes, in: &session)
        }
        _ = drone.receiveMediaCommands([UInt8(ascii: "\n")], in: &session)
        let answer = drone.receiveMediaCommands(Array("NOOP\r\n".utf8), in: &session)
        #expect(answer == [.reply("200 Operation successful")])
    }

    @Test func `paths lead nowhere but into the drone's own files`() {
        #expect(FileTree.resolve("../../etc/passwd", from: "/data") == "/etc/passwd")
        #expect(FileTree.resolve("a/./b/../c", from: "/data/video") == "/data/video/a/c")
        var tree = FileTree.media()
        let (file, folder) = ("/data/video/a/b", "/data/video/a")
        tree.write([1, 2, 3], at: file)
        let answers = [(FileTree.mediaFolder, true), (folder, true), (file, false), (folder, true)].map {
            path,
            isFolder in
            tree.removeForClient(path, isFolder: isFolder)
        }
        #expect(answers == [false, false, true, true])
        #expect(tree.entries(of: "/data/video").isEmpty)
    }

    @Test func `a file system that is full takes no more`() {
        var tree = FileTree.media()
        let megabyte = [UInt8](repeating: 7, count: 1 << 20)
        var written = 0
        while tree.write(megabyte, at: "/data/video/big") { written += 1 }
        #expect(written == FileTree.capacity / megabyte.count - 1)
        tree.remove("/data/video/big")
        tree.write(megabyte, at: "/data/video/big")
        #expect(tree.contents(of: "/data/video/big")?.count == megabyte.count)
    }
}
