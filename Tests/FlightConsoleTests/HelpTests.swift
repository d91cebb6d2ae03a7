import FlightConsole
import MissionLanguage
import Testing

/// What the prompt explains.
struct HelpTests {
    @Test(arguments: ["?", "? flying", "? prompt", "? values", "? units", "? keys"])
    func `every topic fits into eighty columns`(line: String) {
        var prompt = Prompt()
        let lines = prompt.answer(to: line).split(separator: "\n")
        #expect(lines.count > 5)
        #expect(lines.allSatisfy { $0.count < 80 })
    }

    @Test
    func `the overview fits on a screen and names everything that can be typed`() {
        var prompt = Prompt()
        let overview = prompt.answer(to: "?")
        #expect(overview.split(separator: "\n", omittingEmptySubsequences: false).count < 24)
        for verb in VerbCatalogue.all { #expect(overview.contains(verb.name)) }
        for word in ConsoleWord.all { #expect(overview.contains(word.word)) }
        for reading in Reading.allCases { #expect(overview.contains(reading.rawValue)) }
    }

    @Test(arguments: ConsoleWord.all)
    func `every word of the prompt has its help, with an example that it takes`(word: ConsoleWord) {
        var prompt = Prompt()
        #expect(
            prompt.answer(to: "? \(word.word)").contains(word.summary) || VerbCatalogue.verb(named: word.word) != nil
        )
        for example in word.examples {
            if case .misused(let misuse) = ConsoleLine(example) { Issue.record("\(misuse.text)") }
            if case .mission = ConsoleLine(example) { Issue.record("\(example) is no line of the prompt") }
        }
    }

    @Test
    func `an unknown word is answered with the nearest three at most`() {
        var prompt = Prompt()
        #expect(prompt.answer(to: "? forwrd").hasPrefix("nothing is known of \"forwrd\"; did you mean forward?"))
        #expect(prompt.answer(to: "? agian").contains("did you mean again?"))
    }

    @Test
    func `a subcommand of the program is told where it is typed, unless a mission has its name`() {
        var prompt = Prompt(flying: true)
        #expect(
            prompt.answer(to: "rehearse square.fly").hasPrefix("that is typed in a shell: copter rehearse square.fly")
        )
        #expect(prompt.answer(to: "copter check a.fly").hasPrefix("that is typed in a shell: copter check a.fly"))
        let library = MissionLibrary { $0 == "check" ? SourceText(name: "check.fly", text: "hover 1s") : nil }
        prompt = Prompt(flying: true, library: library)
        #expect(prompt.type("check") == [.fly("check")])
    }

    @Test(arguments: [
        ("takeoff()", "takeoff"), ("front(0.5)", "forward 50%"), ("client.animate('flipLeft', 1000)", "flip left"),
        ("after(5000, function() {", "wait 5s"), (".clockwise(0.3)", "turn right 30%"),
    ])
    func `who comes from node-ar-drone is answered with the form to use here`(theirs: String, ours: String) {
        var prompt = Prompt(flying: true)
        let answer = prompt.answer(to: theirs)
        #expect(answer.contains(ours), "\(answer)")
    }
}
