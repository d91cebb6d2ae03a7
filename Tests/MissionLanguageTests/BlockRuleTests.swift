import MissionLanguage
import Testing

/// LANGUAGE, blocks: what counts, watches, or goes on beside the flight.
@Suite struct BlockRuleTests {
    @Test(arguments: [
        "for h from 1m to 2.5m step 0.5m: altitude h", "for a in 0deg, 90deg, 180deg: turn right a",
        "for n from 3 to 1: say \"{n}\"", "when battery < 30% for 2s: say \"low\"; land",
        "when wind.speed > 4m/s: say \"{wind.speed}\"; resume", "every 2s: say \"{battery}\"",
        "together:\n  forward 2m\n  say \"going\"\n  photo 3 every 500ms",
        "define peek(h = 1m): up h; photo; down h\npeek",
        "try forward 2m", "try:\n  forward 2m\nelse:\n  say \"{error}\"",
    ])
    func `each block of the language is read`(text: String) {
        #expect(answer(to: text, .prompt) == "ok")
    }

    @Test func `for counts through values that it knows the kind of`() throws {
        let checked = try #require(mission("takeoff\nfor h from 1m to 2m step 50cm: altitude h\nland"))
        guard case .each("h", .range(let from, let to, let step, .length), let steps) = checked.steps[1].action else {
            Issue.record("\(checked.steps[1].action)")
            return
        }
        #expect([from, to, step].map(\.constantNumber) == [1, 2, 0.5])
        #expect(steps.count == 1)
    }

    @Test(arguments: [
        ("for h from 1m to 2s: hover", "\"h\" takes a length, not a time"),
        ("for h from 1m to 2m step 0m: hover", "the step is more than zero"),
        ("for h from 0m to 100m step 1mm: hover", "\"for\" has more than 10000 turns"),
        ("for a in 1m, 2s: hover", "\"a\" takes a length, not a time"),
        ("for a in \"x\", 2s: hover", "\"a\" takes text, not a time"),
        ("for x from flying to 2: hover", "\"for\" counts through numbers, not through a condition"),
        ("for from 1 to 2: hover", "\"from\" has a meaning already and cannot be a name"),
        ("for x 1 to 2: hover", "\"from\" or \"in\" is missing here, before \"1\""),
        ("for x from 1: hover", "\"to\" and the last value is missing here, before \":\""),
        ("every 5s: forward 1m", "\"forward\" moves the drone, which \"every\" may not"),
        ("every 5m: photo", "\"every\" takes a time, not a length"),
        ("finally: land", "\"land\" moves the drone, which \"finally\" may not"),
        ("when altitude: land", "this is a length, not a condition; compare it with something"),
        ("resume", "\"resume\" goes on with what a \"when\" has interrupted, and stands in its block"),
        ("together:\n  forward 1m\n  up 1m", "one of \"together\" moves the drone already"),
        ("when flying:\n  every 1s: photo", "\"every\" cannot stand inside \"when\""),
        ("on abort:\n  when flying: land", "\"when\" cannot stand inside \"on abort\""),
        ("circle left", "\"circle\" needs a \"radius\""),
        ("circle left radius 1s", "\"radius\" takes a length, not a time"),
        ("circle left radius 1m turns 1000", "\"turns\" is between 0 and 100, not 1000"),
        ("circle around radius 1m", "\"around\" is none of the words that fit here"),
        ("go via nowhere to home", "\"nowhere\" is not marked"),
        ("go via home", "go what?  Try: go to forward 2m, right 1m  |  go to gate at 0.3m/s  |  go home"),
        ("set control:altitude_max 3m", "the drone's configuration has no units: 3m is written as a bare number"),
        ("set control:altitude_max", "set what?  Try: set control:altitude_max 2500  |  set video:video_channel 0"),
        ("animate flying", "\"flying\" is none of the words that fit here"),
        ("fail", "fail what?  Try: fail \"the gate is closed\""),
        ("use 3", "the file's name in quotes is missing here, before \"3\""),
    ])
    func `what a block or its verbs cannot mean is told`(text: String, message: String) {
        #expect(messages(to: text) == [message])
    }

    @Test func `what stands behind an end is never reached`() {
        #expect(
            messages(to: "takeoff\nend\nhover 3s", .file).contains("\"end\" ends the mission; this is never reached")
        )
    }

    @Test func `a way has a direction to look to, and only a way has a center`() throws {
        let checked = try #require(
            mission("takeoff\nmark gate\ncircle right radius 1m facing center\ngo to gate facing travel\nland")
        )
        guard case .circle(.right, _, turns: nil, let round) = checked.steps[2].action,
            case .go(_, let way) = checked.steps[3].action
        else {
            Issue.record("\(checked.steps)")
            return
        }
        #expect(round.facing == .center)
        #expect(way.facing == .travel)
        #expect(messages(to: "face center") == ["\"center\" is not known here"])
    }
}
