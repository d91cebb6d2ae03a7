import SwiftCopter

// The samples of the documentation, word for word: `DocumentationTests` finds each of them here, so all of them are compiled.

private func readme(address: DroneAddress) async throws {
    try await withDrone(at: .host("192.168.1.1")) { drone in  // leaving this scope, any way, lands
        try await drone.takeOff()
        for _ in 1...4 {
            try await drone.forward(2.m, at: 0.5.mps)
            try await drone.turn(.right, 90.deg)
        }
        try await drone.land()
    }
}

private func overview() async throws {
    try await withDrone(at: .host("192.168.1.1")) { drone in
        try await drone.takeOff(to: 1.5.m)
        for _ in 1...4 {
            try await drone.forward(2.m, at: 0.5.mps)
            try await drone.turn(.right, 90.deg)
        }
        try await drone.land()
    }
}

private func events(of drone: Drone) async {
    for await event in drone.events { print(event) }
}

private func language() {
    let source = SourceText(name: "hop.fly", text: "takeoff\nhover 3s\nland")
    let (mission, diagnostics) = MissionCheck.check(source)
    print(mission as Any, diagnostics)
}

private func readmeMission() {
    let square = Mission("square") {
        Takeoff()
        Repeat(4) {
            Forward(2.m)
            Turn(.right, 90.deg)
        }
        Land()
    }
    print(square.check(limits: .indoor))
}

private func missions() async throws {
    let square = Mission("square") {
        Takeoff()
        Repeat(4) {
            Forward(2.m)
            Turn(.right, 90.deg)
        }
        Land()
    }
    print(square.text)
    print(square.check(limits: .indoor))

    try await withDrone(at: .host("192.168.1.1")) { drone in
        let report = try await drone.fly(square)
        print(report.text)
    }
}

/// The mission of the page, to be flown by a test.
func patrolOfThePage() -> Mission {
    let patrol = Mission("patrol") {
        Require(Now.battery >= 40.percent)
        Limit.altitude(2.5.m)
        When(Now.windSpeed > 4.mps, for: 2.s) {
            Say("too windy: {wind.speed}")
            Land()
        }
        OnAbort { Go(to: .home, at: 0.3.mps) }

        Takeoff(to: 1.5.m)
        for name in ["gate", "fence", "tree"] {
            Forward(1.m)
            Mark(name)
            Photo(name)
            Turn(.right, 90.deg)
        }
        Try {
            Go(to: .home, via: ["tree", "fence", "gate"], facing: .travel)
        } else: {
            Say("turning back: {error}")
        }
        Land()
    }
    return patrol
}

struct Peek: MissionElement {
    var height: Length
    var lines: [MissionLine] {
        Up(height)
        Photo()
        Down(height)
    }
}
