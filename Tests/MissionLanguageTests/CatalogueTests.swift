import MissionLanguage
import Testing

/// One table for parser, help and completion: it must agree with itself.
@Suite struct CatalogueTests {
    @Test(arguments: Verb.ID.allCases) func `every verb has its row, and its examples are right`(id: Verb.ID) {
        let verb = VerbCatalogue.verb(id)
        #expect(verb.id == id)
        #expect(VerbCatalogue.verb(named: verb.name)?.id == id)
        #expect(!verb.examples.isEmpty && !verb.summary.isEmpty && !verb.ending.isEmpty)
        let names = MissionCheck.KnownNames(marks: ["gate"], isFlying: true)
        for example in verb.examples {
            #expect(answer(to: example, knowing: names) == "ok", "\(example)")
            // Some verbs belong into a block.
            #expect(example.hasPrefix(verb.name) || example.hasSuffix("; \(verb.name)"))
            // What is right at the prompt is right in a file.
            let diagnostics = MissionCheck.check(
                SourceText(name: "test.fly", text: example),
                context: .file,
                knowing: names
            ).diagnostics
            #expect(!diagnostics.contains { $0.severity == .error }, "\(example)")
        }
    }

    @Test func `no verb stands twice in the table`() {
        #expect(VerbCatalogue.all.count == Verb.ID.allCases.count)
        #expect(Set(VerbCatalogue.all.map(\.id)).count == VerbCatalogue.all.count)
    }

    @Test func `help is the verb's row`() {
        #expect(
            VerbCatalogue.verb(.turn).help == """
                turn: turn on the spot
                  turn left|right <angle, rate or %> [at <rate>] [for <time>] [within <angle>] [settle <time>] [timeout <time>]
                  turn around [at <rate>] [within <angle>] [settle <time>] [timeout <time>]

                  turn right 90
                  turn left 45deg/s for 2s
                  turn around

                  defaults  45 °/s, within 5° for 0.5 s
                  ends      within 5° for 0.5 s; gives up after angle / rate x 3 + 3 s
                """
        )
        for verb in VerbCatalogue.all { #expect(!verb.help.contains("  \n")) }
    }

    @Test func `every reading can be asked for and has its help`() {
        for reading in Reading.allCases {
            #expect(answer(to: reading.rawValue) == "ok", "\(reading)")
            #expect(!reading.summary.isEmpty)
        }
    }

    @Test(arguments: StatementForm.all) func `every statement that is no verb has its row, and its example is right`(
        form: StatementForm
    ) {
        #expect(form.example.hasPrefix(form.name) && !form.summary.isEmpty && !form.rule.isEmpty)
        #expect(StatementForm.named(form.name) == form)
        #expect(VerbCatalogue.verb(named: form.name) == nil)
        let library = MissionLibrary {
            SourceText(name: "\($0).fly", text: "define up_and_down(top = 2m): altitude top\n")
        }
        let source = SourceText(name: "test.fly", text: form.example + "\n")
        let names = MissionCheck.KnownNames(isFlying: true)
        let diagnostics = MissionCheck.check(source, knowing: names, using: library).diagnostics
        #expect(
            !diagnostics.contains { $0.severity == .error },
            "\(diagnostics.map { DiagnosticRenderer.render($0, in: source) })"
        )
        #expect(MissionFormatter.format(source).text == source.text, "the example is not laid out")
    }
}
