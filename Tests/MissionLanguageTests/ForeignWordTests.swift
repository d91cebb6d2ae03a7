import MissionLanguage
import Testing

/// The words of other programs and other languages, each answered with what to write here.
@Suite struct ForeignWordTests {
    @Test func `a word of another alphabet is told as a whole`() {
        #expect(
            answer(to: "wärts 2m") == """
                prompt:1:1: error: "wärts" is not a verb
                    1 | wärts 2m
                      | ^~~~~
                """
        )
        #expect(
            answer(to: "größe = 2m") == """
                prompt:1:1: error: a name is made of the letters a to z, digits and "_"
                    1 | größe = 2m
                      | ^~~~~
                """
        )
        #expect(
            answer(to: "forward 2mä") == """
                prompt:1:10: error: "mä" is not a unit
                    1 | forward 2mä
                      |          ^~
                  units: m cm mm ft m/s cm/s km/h deg ° deg/s °/s s ms min % Hz V
                """
        )
        #expect(
            answer(to: "forward 2m → up") == """
                prompt:1:12: error: "forward 2m" does not go on with "→"
                    1 | forward 2m → up
                      |            ^
                """
        )
    }

    @Test func `a word of another program is answered with the verb for it`() {
        #expect(
            answer(to: "take off") == """
                prompt:1:1: error: "take off" is not a verb; did you mean takeoff?
                    1 | take off
                      | ^~~~~~~~
                  fix: takeoff
                """
        )
        #expect(
            answer(to: "fly forward 2m") == """
                prompt:1:1: error: "fly forward" is not a verb; did you mean forward?
                    1 | fly forward 2m
                      | ^~~~~~~~~~~
                  fix: forward 2m
                """
        )
        #expect(
            answer(to: "fly to gate") == """
                prompt:1:1: error: "fly to" is not a verb; did you mean go to?
                    1 | fly to gate
                      | ^~~~~~
                  fix: go to gate
                """
        )
        #expect(
            answer(to: "fly 2m") == """
                prompt:1:1: error: "fly" is not a verb; did you mean forward, go to or move?
                    1 | fly 2m
                      | ^~~
                """
        )
        #expect(
            answer(to: "strafe left 1m") == """
                prompt:1:1: error: "strafe left" is not a verb; did you mean left?
                    1 | strafe left 1m
                      | ^~~~~~~~~~~
                  fix: left 1m
                """
        )
        #expect(
            answer(to: "strafe 1m") == """
                prompt:1:1: error: "strafe" is not a verb; did you mean left or right?
                    1 | strafe 1m
                      | ^~~~~~
                """
        )
        #expect(
            answer(to: "turn 90") == """
                prompt:1:6: error: turn 90 to which side?  Try: turn left 90  |  turn right 90
                    1 | turn 90
                      |      ^~
                """
        )
        #expect(
            answer(to: "if flying: say \"x\"\nelif tag.visible:\n  say \"y\"", .file) == """
                test.fly:2:1: error: "elif" is not a verb; did you mean else if?
                    2 | elif tag.visible:
                      | ^~~~
                  fix: else if tag.visible:
                """
        )
    }

    @Test func `braces of another language are one mistake a header`() {
        #expect(
            answer(to: "if altitude > 1m {\n  say \"x\"\n} else {\n  say \"y\"\n}", .file) == """
                test.fly:1:17: error: "if" needs a ":"
                    1 | if altitude > 1m {
                      |                 ^~
                  fix: if altitude > 1m:
                test.fly:3:7: error: "else" needs a ":"
                    3 | } else {
                      |       ^~
                """
        )
    }

    @Test func `a word between commands, or between directions, is answered with its sign`() {
        #expect(
            answer(to: "takeoff and land") == """
                prompt:1:9: error: "and" is written ";"
                    1 | takeoff and land
                      |         ^~~
                  fix: takeoff; land
                """
        )
        #expect(
            answer(to: "takeoff, land") == """
                prompt:1:8: error: "," is written ";"
                    1 | takeoff, land
                      |        ^
                  fix: takeoff; land
                """
        )
        #expect(
            answer(to: "move forward 1m, up 1m and right 2m") == """
                prompt:1:28: error: a "," is missing before "right"
                    1 | move forward 1m, up 1m and right 2m
                      |                            ^~~~~
                  fix: move forward 1m, up 1m, right 2m
                """
        )
        #expect(
            answer(to: "go to forward 2,5m") == """
                prompt:1:15: error: a decimal point is a point: 2.5m
                    1 | go to forward 2,5m
                      |               ^~~~
                  fix: go to forward 2.5m
                """
        )
    }

    @Test func `what other languages write for a loop, a variable or a call is one mistake`() {
        #expect(
            answer(to: "for i = 1 to 4: say \"{i}\"") == """
                prompt:1:7: error: "=" is written "from"
                    1 | for i = 1 to 4: say "{i}"
                      |       ^
                  fix: for i from 1 to 4: say "{i}"
                """
        )
        #expect(
            answer(to: "for i in range(4): say \"{i}\"") == """
                prompt:1:10: error: "range(…)" is a call, and values are numbers, names and readings
                    1 | for i in range(4): say "{i}"
                      |          ^~~~~~~~
                """
        )
        #expect(
            answer(to: "let x = 5") == """
                prompt:1:1: error: "let x = 5" is written here: x = 5
                    1 | let x = 5
                      | ^~~~~~~~~
                  fix: x = 5
                """
        )
        #expect(
            answer(to: "let x = f(5)") == """
                prompt:1:1: error: "let x = f(5)" is not needed: a mission is lines of verbs, such as takeoff and land
                    1 | let x = f(5)
                      | ^~~~~~~~~~~~
                """
        )
        #expect(
            answer(to: "wait until abs(altitude) > 1m") == """
                prompt:1:12: error: "abs(…)" is a call, and values are numbers, names and readings
                    1 | wait until abs(altitude) > 1m
                      |            ^~~~~~~~~~~~~
                """
        )
        #expect(
            answer(to: "wait for 5s") == """
                prompt:1:1: error: "wait for" is written here: wait
                    1 | wait for 5s
                      | ^~~~~~~~
                  fix: wait 5s
                """
        )
        #expect(
            answer(to: "say “hi”") == """
                prompt:1:5: error: text stands in double quotes: "…"
                    1 | say “hi”
                      |     ^
                """
        )
    }

    @Test(arguments: [
        ("backward 1m", "back 1m"), ("backwards 1m", "back 1m"), ("rise 1m", "up 1m"), ("ascend 1m", "up 1m"),
        ("descend 1m", "down 1m"), ("rotate left 90", "turn left 90"), ("yaw right 90", "turn right 90"),
        ("sleep 5", "wait 5"), ("loop 3: hover", "repeat 3: hover"),
        ("while flying: hover", "repeat while flying: hover"),
        ("print \"x\"", "say \"x\""), ("echo \"x\"", "say \"x\""), ("picture", "photo"),
        ("film \"x\": hover", "record \"x\": hover"), ("take off", "takeoff"), ("fly forward 2m", "forward 2m"),
        ("strafe left 1m", "left 1m"), ("takeoff 1.5m", "takeoff to 1.5m"),
        ("forward 1m forward 1m", "forward 1m; forward 1m"), ("animate flipLeft", "flip left"),
    ])
    func `a line in the words of another program has one fix, and that is right`(line: String, fixed: String) {
        let source = SourceText(name: "prompt", text: line)
        let diagnostics = MissionCheck.check(source, context: .prompt).diagnostics
        #expect(diagnostics.map { $0.fixIt?.applied(to: source) } == [fixed])
        let left = MissionCheck.check(SourceText(name: "prompt", text: fixed), context: .prompt).diagnostics
        #expect(left.allSatisfy { $0.severity == .note })
    }
}
