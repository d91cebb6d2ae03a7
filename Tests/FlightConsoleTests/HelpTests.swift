import FlightConsole
import MissionLanguage
import Testing

/// What the prompt explains.
struct HelpTests {
    @Test(arguments: ["?", "? flying", "? prompt", "? values", "? units", "? keys"])
    func `every topic fits into eighty columns`(line: String) {
        var prompt = Prompt()
        let lines = Folding.folded(prompt.answer(to: line), to: 79).split(separator: "\n")
        #expect(lines.count > 5)
        #expect(lines.allSatisfy { $0.count < 80 })
    }

    @Test
    func `the overview fits on a screen and names everything that can be typed`() {
        var prompt = Prompt()
        let overview = Folding.folded(prompt.answer(to: "?"), to: 79)
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
        #expect(prompt.answer(to: "? fowrd").contains("did you mean forward, for?"))
        #expect(!prompt.answer(to: "? xylophone").contains("did you mean"))
    }

    @Test(arguments: [
        ("? go to", "go: "), ("? hover over tag", "hover: "), ("? front", "front: a word behind camera\n\ncamera: "),
        ("? error", "error\n  the words of what failed last"), ("? on abort", "on: "), ("? turn left", "turn: "),
        ("? tag", "tag: a word behind hover, approach"),
    ])
    func `a word is explained that stands behind a verb, and a verb with what stands behind it`(
        line: String,
        beginning: String
    ) {
        var prompt = Prompt()
        let answer = prompt.answer(to: line)
        #expect(answer.hasPrefix(beginning), "\(answer)")
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

struct FoldingTests {
    @Test(arguments: VerbCatalogue.all.map(\.help) + StatementForm.all.map(\.help))
    func `help is cut between words and names, and loses none of them`(help: String) {
        for width in [30, 60, 79] {
            let folded = Folding.folded(help, to: width)
            func words(_ text: String) -> [Substring] { text.split { " |\n".contains($0) } }
            #expect(words(folded) == words(help))
            for line in folded.split(separator: "\n") {
                let longest = words(help).map(\.count).max() ?? 0
                #expect(line.count <= max(width, longest + width / 2), "\(line)")
            }
        }
        #expect(Folding.folded(help, to: 79).split(separator: "\n").allSatisfy { $0.count <= 79 })
        #expect(Folding.folded(help, to: 10_000) == help)
    }

    @Test
    func `what is left of a line stands behind its label, or deeper`() {
        #expect(
            Folding.folded("  ends      when it hovers, at the latest", to: 30)
                == "  ends      when it hovers, at\n            the latest"
        )
        #expect(
            Folding.folded("! forward 2m: the position was lost", to: 30) == "! forward 2m: the position was\n  lost"
        )
    }

    @Test
    func `a mission's line keeps its mark below it, and colours take no room`() {
        let excerpt = "    3 |     forward 2m at 0.5m/s timeout 60s\n      |     ^~~~~~~"
        #expect(Folding.folded(excerpt, to: 30) == excerpt)
        let coloured = "\u{1B}[1;31merror\u{1B}[0m: and twenty columns"
        #expect(Folding.folded(coloured, to: 26) == coloured)
    }
}
