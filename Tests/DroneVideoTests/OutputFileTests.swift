import Testing

@testable import DroneVideo

@Suite struct OutputFileTests {
    let folder = TemporaryFolder()

    @Test(arguments: [
        ("film.mp4", "film-2.mp4"), ("film", "film-2"), ("a.b/film", "a.b/film-2"),
        ("a.b/film.x.mp4", "a.b/film.x-2.mp4"),
        (".hidden", ".hidden-2"), ("a/.hidden.mp4", "a/.hidden-2.mp4"), ("film.", "film-2."),
    ])
    func `a number goes in front of the name's ending`(path: String, second: String) {
        #expect(OutputFile.numbered(path, 2) == second)
        #expect(OutputFile.numbered(path, 1) == path)
    }

    @Test func `a file that got nothing is removed, one that got something stays`() throws {
        for bytes in [[], [1, 2, 3]] as [[UInt8]] {
            var file = try OutputFile(creating: folder.path("file"))
            try file.write(bytes)
        }
        #expect(try folder.names == ["file"])
        #expect(try folder.bytes("file") == [1, 2, 3])
    }

    @Test func `a sealed box reads as it was given`() throws {
        var file = try OutputFile(creating: folder.path("file"))
        let boxes: [UInt8] = [0, 0, 0, 8] + "ftyp".utf8 + [0, 0, 0, 8] + "moof".utf8
        try file.write(boxes: boxes, sealing: 8)
        try file.write(boxes: boxes, sealing: 8)
        try file.finish()
        #expect(try folder.bytes("file") == boxes + boxes)
    }

    @Test func `a folder that is missing, or is all of the path, is an error with its cause`() {
        for (name, cause) in [("missing/file", "No such file or directory"), ("", "Is a directory")] {
            let path = folder.path(name)
            let error = #expect(throws: VideoError.self) { _ = try OutputFile(creating: path) }
            #expect(error?.description == "\(path): cannot be created: \(cause)")
        }
    }
}
