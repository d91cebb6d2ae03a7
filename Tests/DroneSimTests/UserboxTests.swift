import DroneWire
import Testing

@testable import DroneSim

@Suite struct UserboxTests {
    private func order(_ cockpit: inout Cockpit, _ command: UserboxCommand) throws {
        cockpit.configure(try ConfigurationSetting(.userboxCommand, command))
    }

    /// The names of all files below a folder, and what is in them.
    private func files(_ cockpit: Cockpit, in folder: String) -> [String: [UInt8]] {
        let tree = cockpit.drone.firmware.files
        var found: [String: [UInt8]] = [:]
        for entry in tree.entries(of: folder) {
            let path = "\(folder)/\(entry.name)"
            if let bytes = tree.contents(of: path) {
                found[path] = bytes
            } else {
                found.merge(files(cockpit, in: path)) { $1 }
            }
        }
        return found
    }

    @Test func `a box is recorded under a temporary name, and keeps all navdata under its own`() throws {
        var cockpit = Cockpit.hovering()
        try order(&cockpit, .start(date: "20261125_160000"))
        cockpit.pass(.seconds(5))
        let open = try #require(files(cockpit, in: "/data/video/boxes").first)
        #expect(open.key.hasPrefix("/data/video/boxes/tmp_flight_20261125_160000/userbox_"))
        try order(&cockpit, .stop)
        let kept = try #require(files(cockpit, in: "/data/video/boxes").first)
        #expect(kept.key.hasPrefix("/data/video/boxes/flight_20261125_160000/userbox_"))
        let first = try NavdataDatagram(parsing: Array(kept.value.prefix(2120)).rawSpan)
        #expect(first.options.count == 28 && first.demo?.controlState.major == .hovering)
        #expect((75...85).contains(kept.value.count / 2120))
        cockpit.pass(.seconds(1))
        #expect(files(cockpit, in: "/data/video/boxes").first?.value.count == kept.value.count)
    }

    @Test func `a cancelled box is gone`() throws {
        var cockpit = Cockpit.connected()
        try order(&cockpit, .start(date: "20261125_160000"))
        cockpit.pass(.seconds(1))
        try order(&cockpit, .cancel)
        #expect(files(cockpit, in: "/data/video/boxes").isEmpty)
    }

    @Test func `pictures are taken at their interval and stand beside the box`() throws {
        var cockpit = Cockpit.connected()
        try order(&cockpit, .start(date: "20261125_160000"))
        try order(&cockpit, .takePictures(delaySeconds: 2, count: 3, date: "20261125_160000"))
        cockpit.pass(.seconds(10))
        #expect(
            cockpit.photographs.map(\.path)
                == ["00", "02", "04"].map {
                    "/data/video/boxes/tmp_flight_20261125_160000/picture_261125_1600\($0).jpg"
                }
        )
        #expect(cockpit.photographs.allSatisfy { $0.picture.camera == .front && $0.picture.width == 1280 })
    }

    @Test(arguments: ["../../etc", "20261125_16000", "2026112_5160000", "", "20261125_1600０0"])
    func `a box with a wrong date is not begun`(date: String) throws {
        var cockpit = Cockpit.connected()
        cockpit.configure(try ConfigurationSetting(key: "userbox:userbox_cmd", value: "1,\(date)"))
        cockpit.pass(.seconds(1))
        #expect(files(cockpit, in: "/data/video").isEmpty)
    }

    @Test func `a box that was forgotten grows no further than it may`() throws {
        var tree = FileTree.media()
        var box = Userbox()
        box.obey(.start(date: "20261125_160000"), files: &tree, at: 1)
        let datagram = [UInt8](repeating: 1, count: 2120)
        for _ in 0..<20_000 { box.record(datagram, files: &tree) }
        let size = try #require(tree.contents(of: "/data/video/boxes/tmp_flight_20261125_160000/userbox_1000")).count
        #expect(size <= 8 << 20 && size > 7 << 20)
    }
}
