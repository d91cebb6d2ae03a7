import FlightConsole
import FlightCore
import MissionLanguage
import Testing

/// A whole flight at the prompt is proved before it is flown, as one from the command line is.
struct ProofTests {
    private static let library = MissionLibrary { name in
        name == "square" ? SourceText(name: "square.fly", text: "param side = 2m\ntakeoff\nforward side\nland\n") : nil
    }

    private static func landed() -> Prompt { Prompt(library: library) }

    @Test(arguments: ["square", "square side=3m", "takeoff; forward 1m; land"])
    func `a whole flight is proved, and flown when nothing forbids it`(line: String) {
        var prompt = Self.landed()
        #expect(prompt.type(line) == [.prove(line)])
        #expect(prompt.machine.status.state == "checking")
        #expect(prompt.take(.proved(flight: prompt.flight, refusal: nil)) == [.fly(line)])
    }

    @Test(arguments: ["takeoff", "takeoff; forward 1m; turn right 90", "led blink_green", "takeoff to 2m"])
    func `the beginning of a flight that goes on at the prompt is flown at once`(line: String) {
        var prompt = Self.landed()
        #expect(prompt.type(line) == [.fly(line)])
    }

    @Test func `a mission that must not be flown is refused in the words of the command line, and why tells them`() {
        var prompt = Self.landed()
        prompt.type("square side=20m")
        prompt.type("hover 1s")
        let refusal = "not flown: line 1, \"forward side\": it would leave the radius of 10 m\n  what helps"
        #expect(
            prompt.take(.proved(flight: prompt.flight, refusal: refusal)) == [
                .show(refusal), .show("1 waiting line dropped"),
            ]
        )
        #expect(
            prompt.answer(to: "why") == """
                "square side=20m" was not flown, just now
                  because  line 1, "forward side": it would leave the radius of 10 m
                """
        )
    }

    @Test(arguments: ["stop", "land"]) func `stop and land end the proof, and nothing is flown`(word: String) {
        var prompt = Self.landed()
        prompt.type("square")
        let number = prompt.flight
        #expect(prompt.type(word).first == .show("not flown: square"))
        #expect(prompt.take(.proved(flight: number, refusal: nil)) == [])
        #expect(prompt.type("takeoff") == [.fly("takeoff")])
    }

    @Test func `Ctrl-C ends the proof, and so does another line in its place`() {
        var prompt = Self.landed()
        prompt.type("square")
        var number = prompt.flight
        #expect(prompt.interrupt().first == .show("not flown: square"))
        #expect(prompt.take(.proved(flight: number, refusal: nil)) == [])
        prompt.type("square")
        number = prompt.flight
        #expect(prompt.type("!takeoff") == [.show("not flown: square"), .fly("takeoff")])
        #expect(prompt.take(.proved(flight: number, refusal: nil)) == [])
    }

    @Test func `a drone that is lost meanwhile flies nothing`() {
        var prompt = Self.landed()
        prompt.type("square")
        prompt.take(.unlinked(reason: "gone"))
        #expect(prompt.take(.proved(flight: prompt.flight, refusal: nil)) == [])
    }
}
