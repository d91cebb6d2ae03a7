import DroneWire
import Testing

@testable import DroneSim

/// The record of the truth, read as its readers do: from the lines of JSON alone.
@Suite struct TruthTests {
    /// A line's numbers by name.
    private func numbers(_ line: String) throws -> [String: Double] {
        try #require(line.hasPrefix("{") && line.hasSuffix("}") && !line.contains("\n"))
        var numbers: [String: Double] = [:]
        for member in line.dropFirst().dropLast().split(separator: ",") {
            let parts = member.split(separator: ":", maxSplits: 1)
            try #require(parts.count == 2 && parts[0].hasPrefix("\"") && parts[0].hasSuffix("\""))
            if let number = Double(parts[1]) { numbers[String(parts[0].dropFirst().dropLast())] = number }
        }
        return numbers
    }

    /// What a second and a half of the sticks changes, from a hover with the nose to the north.
    private func change(_ sticks: Piloting) throws -> [String: Double] {
        var cockpit = Cockpit.hovering()
        let before = try numbers(try #require(cockpit.truths.last).jsonLine)
        cockpit.sticks = sticks
        cockpit.pass(.milliseconds(1500))
        let after = try numbers(try #require(cockpit.truths.last).jsonLine)
        return after.merging(before, uniquingKeysWith: -)
    }

    @Test func `a line has the time, the pose, the velocity, state, battery and wind, each once`() throws {
        let truth = Truth(
            time: .milliseconds(1020),
            position: Vector(1.23456, -0.00001, 2),
            velocity: Vector(-0.5, 0, 0.00004),
            attitude: TrueAttitude(pitch: 0.1, roll: -0.2, heading: 4),
            wind: Vector(-1.5, 2.25, 0),
            state: ControlState(.flying, minor: 5),
            batteryPercent: 99.996,
            lights: 0
        )
        #expect(
            truth.jsonLine == """
                {"t":1.020,"x":1.2346,"y":0.0000,"z":2.0000,"vx":-0.5000,"vy":0.0000,"vz":0.0000,"yaw":-130.817,\
                "pitch":5.730,"roll":-11.459,"state":"flying, brake","battery":100.00,"wx":-1.500,"wy":2.250}
                """
        )
    }

    @Test func `there is a record every 20 ms from power-on, however time is sliced`() {
        var cockpit = Cockpit.hovering()
        cockpit.beSilent(.milliseconds(333))
        cockpit.pass(.milliseconds(90))
        #expect(cockpit.truths.map(\.time) == (1...cockpit.truths.count).map { .milliseconds(20) * $0 })
        #expect(cockpit.truths.count > 400)
    }

    @Test func `the forward stick lowers the nose and moves north, the backward stick the other way`() throws {
        let (ahead, back) = (try change(Piloting(pitch: -0.5)), try change(Piloting(pitch: 0.5)))
        #expect(try #require(ahead["x"]) > 0.3 && ahead["vx"]! > 0.5 && ahead["pitch"]! < -5)
        #expect(abs(ahead["y"]!) < 0.02 && abs(ahead["z"]!) < 0.1 && abs(ahead["yaw"]!) < 1)
        #expect(try #require(back["x"]) < -0.3 && back["vx"]! < -0.5 && back["pitch"]! > 5)
    }

    @Test func `the right stick lowers the right side and moves east, the left stick the other way`() throws {
        let (right, left) = (try change(Piloting(roll: 0.5)), try change(Piloting(roll: -0.5)))
        #expect(try #require(right["y"]) > 0.3 && right["vy"]! > 0.5 && right["roll"]! > 5)
        #expect(abs(right["x"]!) < 0.02 && abs(right["yaw"]!) < 1)
        #expect(try #require(left["y"]) < -0.3 && left["vy"]! < -0.5 && left["roll"]! < -5)
    }

    @Test func `gaz up gains height, gaz down loses it`() throws {
        let (up, down) = (try change(Piloting(gaz: 0.5)), try change(Piloting(gaz: -0.2)))
        #expect(try #require(up["z"]) > 0.2 && up["vz"]! > 0.2)
        #expect(try #require(down["z"]) < -0.1 && down["vz"]! < -0.05)
        #expect(abs(up["x"]!) < 0.02 && abs(up["y"]!) < 0.02)
    }

    @Test func `positive yaw turns clockwise seen from above: then ahead is toward the east`() throws {
        #expect((40...80).contains(try #require(try change(Piloting(yaw: 0.5))["yaw"])))
        #expect((-80...(-40)).contains(try #require(try change(Piloting(yaw: -0.5))["yaw"])))
        var cockpit = Cockpit.hovering()
        cockpit.sticks = Piloting(yaw: 0.5)
        while try numbers(try #require(cockpit.truths.last).jsonLine)["yaw"]! < 85 { cockpit.pass(.milliseconds(20)) }
        cockpit.sticks = .hover
        cockpit.pass(.seconds(2))
        cockpit.sticks = Piloting(pitch: -0.5)
        cockpit.pass(.seconds(1))
        let newest = try numbers(try #require(cockpit.truths.last).jsonLine)
        #expect(try #require(newest["vy"]) > 0.3 && abs(newest["vx"]!) < 0.2)
    }
}
