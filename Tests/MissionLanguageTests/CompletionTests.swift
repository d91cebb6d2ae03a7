import MissionLanguage
import Testing

/// What is offered is what fits.
@Suite struct CompletionTests {
    private let names = MissionCheck.KnownNames(variables: ["side": .measure(.length)], marks: ["gate"], isFlying: true)

    private func words(_ text: String, _ half: String) -> [String] {
        MissionCompletion.words(behind: text, half: half, knowing: names).map(\.word)
    }

    @Test(arguments: [
        ("", "fo", ["forward", "for"]), ("", "bat", ["battery", "battery.voltage", "battery.time"]),
        ("hover; ", "la", ["land"]),
        ("repeat 4: ", "tu", ["turn"]), ("", "repe", ["repeat"]), ("", "sid", ["side"]),
        ("turn ", "", ["left", "right", "around"]), ("turn right 90 ", "w", ["within"]),
        ("forward 2m at 0.5m/s ", "a", []),
        ("forward ", "2", ["2m", "2cm", "2mm", "2ft", "2m/s", "2cm/s", "2km/h", "2%"]),
        ("forward 2m at ", "0.5", ["0.5m/s", "0.5cm/s", "0.5km/h"]), ("wait ", "u", ["until"]),
        ("wait until ", "alt", ["altitude"]), ("go to ", "g", ["gate"]), ("go to ", "h", ["home"]),
        ("go ", "h", ["home"]),
        ("camera ", "", ["front", "down"]), ("led ", "blink_g", ["blink_green_red", "blink_green"]),
        ("require ", "fly", ["flying"]),
        ("repeat ", "u", ["until"]), ("on ", "", ["abort"]), ("if ", "alt", ["altitude"]),
        ("when ", "batt", ["battery", "battery.voltage", "battery.time"]),
        ("try ", "tu", ["turn"]), ("for h ", "fr", ["from"]), ("nonsense ", "x", []), ("land ", "", ["timeout"]),
        ("limit ", "", ["altitude", "radius", "speed", "tilt", "time"]), ("face ", "", ["gate", "home", "north"]),
        ("require ", "battery", ["battery", "battery.voltage", "battery.time"]), ("", "land", []),
        ("go ", "", ["to", "home", "via"]),
        ("go to ", "", ["gate", "home", "forward", "back", "left", "right", "up", "down", "altitude"]),
        ("go via ", "", ["gate", "home"]), ("go via gate, ", "", ["gate", "home"]), ("go via gate ", "", ["to"]),
        ("go to gate ", "", ["at", "within", "settle", "timeout", "facing"]),
        ("move forward 2m, ", "", ["forward", "back", "left", "right", "up", "down", "altitude"]),
        ("turn right ", "", []), ("circle left facing ", "", ["gate", "home", "north", "center", "travel"]),
        ("on abort ", "", [":"]), ("finally ", "", [":"]), ("param x = 2m ", "f", ["from"]),
        ("if battery > ", "3", ["3%"]), ("wait until altitude > ", "2", ["2m", "2cm", "2mm", "2ft"]),
        ("if side < ", "1", ["1m", "1cm", "1mm", "1ft"]), ("when battery < 20% for ", "2", ["2s", "2ms", "2min"]),
        ("every ", "5", ["5s", "5ms", "5min"]),
    ])
    func `a half word is completed by what fits there`(text: String, half: String, words: [String]) {
        #expect(self.words(text, half) == words)
    }

    @Test func `every verb is offered at the beginning, with its help`() {
        let offered = MissionCompletion.words(behind: "", half: "")
        for verb in VerbCatalogue.all {
            #expect(offered.contains { $0.word == verb.name && $0.summary == verb.summary })
        }
        #expect(Set(offered.map(\.word)).count == offered.count)
    }

    @Test(arguments: [
        "go ", "turn ", "limit ", "camera ", "led ", "animate ", "flip ", "detect ", "profile ", "record ",
    ])
    func `every word behind a verb, and every unit, has its help`(text: String) {
        let offered = MissionCompletion.words(behind: text, half: "")
        for word in offered { #expect(!word.summary.isEmpty, "\(text)\(word.word)") }
        for unit in MissionCompletion.words(behind: "param x = ", half: "2") {
            #expect(!unit.summary.isEmpty, "\(unit.word)")
        }
    }

    @Test(arguments: Verb.ID.allCases) func `every modifier that a verb takes is offered behind it`(id: Verb.ID) {
        let verb = VerbCatalogue.verb(id)
        for use in verb.modifiers {
            #expect(words("\(verb.name) x y z ", "").contains(use.modifier.rawValue))
        }
    }
}
