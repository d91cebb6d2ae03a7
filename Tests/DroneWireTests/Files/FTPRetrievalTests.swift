import DroneWire
import Testing

struct FTPRetrievalTests {
    private func lines(_ actions: [FTPRetrieval.Action]) -> [String] {
        actions.map { action in
            switch action {
            case .send(let bytes): String(decoding: bytes, as: UTF8.self)
            case .openData(let port): "data \(port)"
            case .complete: "complete"
            case .failed(let reply): "failed \(reply)"
            }
        }
    }

    @Test func `a file is asked for in the order that the drone's terse server wants`() {
        var retrieval = FTPRetrieval(of: "version.txt")
        func hear(_ text: String) -> [String] { lines(retrieval.receive(Array(text.utf8).rawSpan)) }
        #expect(hear("220 Operation successful\r\n") == ["USER anonymous\r\n"])
        #expect(hear("230 Operation successful\r\n") == ["TYPE I\r\n"])
        #expect(hear("200 Operation successful\r\n") == ["PASV\r\n"])
        #expect(hear("227 PASV ok (192,168,1,1,4,210)\r\n") == ["data 1234"])
        #expect(lines(retrieval.dataConnected()) == ["RETR version.txt\r\n"])
        #expect(hear("150 Opening BINARY connection\r\n") == [])
        #expect(hear("226 Operation successful\r\n") == ["QUIT\r\n", "complete"])
        #expect(hear("221 Goodbye\r\n") == [])
    }

    @Test func `a password is given where one is asked for, and long replies are read to their last line`() {
        var retrieval = FTPRetrieval(of: "version.txt")
        func hear(_ text: String) -> [String] { lines(retrieval.receive(Array(text.utf8).rawSpan)) }
        #expect(hear("220-Welcome\n220 to the drone\n") == ["USER anonymous\r\n"])
        #expect(hear("331 Specify password\n") == ["PASS \r\n"])
        #expect(hear("230 in\n") == ["TYPE I\r\n"])
    }

    @Test func `however the replies are cut, the same is said`() {
        let replies = "220 a\r\n230 b\r\n200 c\r\n227 d (1,2,3,4,0,21)\r\n"
        var whole = FTPRetrieval(of: "f")
        let expected = lines(whole.receive(Array(replies.utf8).rawSpan))
        var cut = FTPRetrieval(of: "f")
        var said: [String] = []
        for byte in replies.utf8 { said += lines(cut.receive([byte].rawSpan)) }
        #expect(said == expected)
        #expect(said.last == "data 21")
    }

    @Test(arguments: [
        "500 what\r\n", "220 a\r\n530 nobody\r\n", "220 a\r\n230 b\r\n200 c\r\n227 no numbers\r\n",
        "220 a\r\n230 b\r\n200 c\r\n227 (1,2,3,4,0,0)\r\n", "220 a\r\n230 b\r\n200 c\r\n227 (1,2,3,4,999,1)\r\n",
    ])
    func `a server that refuses, or names no port, ends it`(replies: String) {
        var retrieval = FTPRetrieval(of: "f")
        let actions = retrieval.receive(Array(replies.utf8).rawSpan)
        guard case .failed = actions.last else {
            Issue.record("\(actions)")
            return
        }
        #expect(retrieval.receive(Array("220 again\r\n".utf8).rawSpan) == [])
    }

    @Test func `a reply without an end is given up`() {
        var retrieval = FTPRetrieval(of: "f")
        let actions = retrieval.receive([UInt8](repeating: 0x41, count: 5000).rawSpan)
        #expect(lines(actions) == ["failed a reply without an end"])
    }

    @Test(arguments: [
        ("2.4.8", FirmwareVersion(2, 4, 8)), ("1.7.4\n", FirmwareVersion(1, 7, 4)), (" 1.10 ", FirmwareVersion(1, 10)),
        ("2.4.8.1", FirmwareVersion(2, 4, 8)), ("", nil), ("2", nil), ("two.four", nil), ("2.-4", nil), ("2.4.x", nil),
        ("2.4 8", nil),
    ])
    func `a version is two numbers with a dot, or more`(text: String, version: FirmwareVersion?) {
        #expect(FirmwareVersion(text) == version)
    }

    @Test func `versions compare by their numbers, not by their text`() {
        #expect(FirmwareVersion(1, 10) > FirmwareVersion(1, 6))
        #expect(FirmwareVersion(1, 5, 1) < FirmwareVersion(1, 6))
    }
}
