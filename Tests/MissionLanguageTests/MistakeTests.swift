import MissionLanguage
import Testing

/// One slip of the pen is one answer, at its place, in words that tell what to write.
@Suite struct MistakeTests {
    private let library = MissionLibrary { name in
        let texts = ["hopm": "param top = 1m\ntakeoff to top\nland\n", "emergency": "takeoff\nland\n"]
        return texts[name].map { SourceText(name: name + ".fly", text: $0) }
    }

    @Test func `nobody is offered the word that was typed`() {
        #expect(
            answer(to: "try repeat 3: say \"x\"", .file) == """
                test.fly:1:5: error: "repeat" begins a block; write "try:" and indent it
                    1 | try repeat 3: say "x"
                      |     ^~~~~~
                """
        )
        #expect(
            answer(to: "try when flying:\n  say \"x\"", .file) == """
                test.fly:1:5: error: "when" begins a block; write "try:" and indent it
                    1 | try when flying:
                      |     ^~~~
                """
        )
        #expect(
            answer(to: "go forward 2m") == """
                prompt:1:4: error: "to" is missing before "forward"
                    1 | go forward 2m
                      |    ^~~~~~~
                  fix: go to forward 2m
                """
        )
        #expect(
            answer(to: "go gate") == """
                prompt:1:4: error: "to" is missing before "gate"
                    1 | go gate
                      |    ^~~~
                  fix: go to gate
                """
        )
        #expect(
            answer(to: "go hom") == """
                prompt:1:4: error: "hom" is none of the words that fit here; did you mean home?
                    1 | go hom
                      |    ^~~
                  one of: to, home, via
                  fix: go home
                """
        )
        #expect(
            answer(to: "go") == """
                prompt:1:1: error: go what?  Try: go to forward 2m, right 1m  |  go to gate at 0.3m/s  |  go home
                    1 | go
                      | ^~
                """
        )
    }

    @Test func `a sign that is missing is told, and put there`() {
        #expect(
            answer(to: "move forward 1m up 1m") == """
                prompt:1:17: error: a "," is missing before "up"
                    1 | move forward 1m up 1m
                      |                 ^~
                  fix: move forward 1m, up 1m
                """
        )
        #expect(
            answer(to: "forward 1m forward 1m") == """
                prompt:1:12: error: a ";" is missing before "forward", which begins a command of its own
                    1 | forward 1m forward 1m
                      |            ^~~~~~~
                  fix: forward 1m; forward 1m
                """
        )
        #expect(
            answer(to: "takeoff 1.5m") == """
                prompt:1:9: error: "to" is missing before "1.5m"
                    1 | takeoff 1.5m
                      |         ^~~~
                  fix: takeoff to 1.5m
                """
        )
        #expect(
            answer(to: "approach tag 1m") == """
                prompt:1:14: error: "to" is missing before "1m"
                    1 | approach tag 1m
                      |              ^~
                  fix: approach tag to 1m
                """
        )
        #expect(
            answer(to: "define dd p=1m q=2s: up p") == """
                prompt:1:11: error: parameters stand in parentheses beside the name: (p = 1m, q = 2s)
                    1 | define dd p=1m q=2s: up p
                      |           ^~~~~~~~~
                  fix: define dd(p = 1m, q = 2s): up p
                """
        )
    }

    @Test func `a second mistake is not made of the first`() {
        #expect(
            answer(to: "forward 5m/s for 1m") == """
                prompt:1:18: error: "for" takes a time, not a length
                    1 | forward 5m/s for 1m
                      |                  ^~
                """
        )
        #expect(
            answer(to: "forward 1m for") == """
                prompt:1:15: error: a value is missing here, before the end of the line
                    1 | forward 1m for
                      |               ^
                """
        )
        #expect(
            answer(to: "forward 2,5m") == """
                prompt:1:9: error: a decimal point is a point: 2.5m
                    1 | forward 2,5m
                      |         ^~~~
                  fix: forward 2.5m
                """
        )
        #expect(
            answer(to: "forward two m") == """
                prompt:1:9: error: numbers are written in digits: 2, not "two"
                    1 | forward two m
                      |         ^~~
                  fix: forward 2m
                """
        )
        #expect(
            answer(to: "d", .file) == """
                test.fly:1:1: error: "d" is short for down, but only at the prompt
                    1 | d
                      | ^
                  fix: down
                """
        )
        #expect(
            answer(to: "if flying: say \"x\"; else: say \"y\"", .file) == """
                test.fly:1:21: error: "else" begins a block and needs a line of its own
                    1 | if flying: say "x"; else: say "y"
                      |                     ^~~~
                """
        )
    }

    @Test func `a line that is indented wrongly is one mistake`() {
        #expect(
            answer(to: "repeat 2:\n    say \"a\"\n\tsay \"b\"\n    say \"c\"", .file) == """
                test.fly:3:1: error: lines are indented with spaces, not with tabs
                    3 |  say "b"
                      | ^
                """
        )
        #expect(
            answer(to: "repeat 2:\n\tsay \"a\"\n\trepeat 3:\n\t\tsay \"b\"\n\tsay \"c\"", .file) == """
                test.fly:2:1: error: lines are indented with spaces, not with tabs
                    2 |  say "a"
                      | ^
                """
        )
        #expect(
            answer(to: "repeat 2:\n    say \"a\"\n  say \"b\"\n  say \"c\"\n    say \"d\"", .file) == """
                test.fly:3:1: error: this line is indented like none of the blocks around it
                    3 |   say "b"
                      | ^~
                """
        )
    }

    @Test func `a sign is replaced by a word, and not by half of one`() {
        #expect(
            answer(to: "flying&&tag.visible") == """
                prompt:1:7: error: "&&" is written "and"
                    1 | flying&&tag.visible
                      |       ^~
                  fix: flying and tag.visible
                """
        )
        #expect(
            answer(to: "emergency!", .file, using: library) == """
                test.fly:1:1: error: "emergency!" belongs to the prompt, not into a mission
                    1 | emergency!
                      | ^~~~~~~~~~
                """
        )
    }

    @Test func `a verb of several forms tells which of them takes what`() {
        #expect(
            answer(to: "wait 5 timeout 3") == """
                prompt:1:8: error: "wait <time>" takes no "timeout"
                    1 | wait 5 timeout 3
                      |        ^~~~~~~
                  write: wait until <condition> [for <time>] [timeout <time>]
                  or:    wait <time>
                """
        )
        #expect(
            answer(to: "wait \"x\"") == """
                prompt:1:6: error: "wait" does not go on with "x"
                    1 | wait "x"
                      |      ^~~
                  write: wait until <condition> [for <time>] [timeout <time>]
                  or:    wait <time>
                """
        )
    }

    @Test func `a modifier that is missing before its amount is put there`() {
        #expect(
            answer(to: "circle right 1m") == """
                prompt:1:14: error: "radius" is missing before "1m"
                    1 | circle right 1m
                      |              ^~
                  fix: circle right radius 1m
                """
        )
        #expect(
            answer(to: "forward 1m 0.5m/s") == """
                prompt:1:12: error: "at" is missing before "0.5m/s"
                    1 | forward 1m 0.5m/s
                      |            ^~~~~~
                  fix: forward 1m at 0.5m/s
                """
        )
        #expect(
            answer(to: "forward 1m/s 2s") == """
                prompt:1:14: error: "for" is missing before "2s"
                    1 | forward 1m/s 2s
                      |              ^~
                  fix: forward 1m/s for 2s
                """
        )
        #expect(
            answer(to: "hover over tag 5s") == """
                prompt:1:16: error: "for" is missing before "5s"
                    1 | hover over tag 5s
                      |                ^~
                  fix: hover over tag for 5s
                """
        )
        #expect(
            answer(to: "forward 2m 3s") == """
                prompt:1:12: error: "forward 2m" does not go on with "3s"
                    1 | forward 2m 3s
                      |            ^~
                """
        )
        #expect(
            answer(to: "forward 1m/s 0.5m/s") == """
                prompt:1:14: error: "forward 1m/s" does not go on with "0.5m/s"
                    1 | forward 1m/s 0.5m/s
                      |              ^~~~~~
                """
        )
        #expect(
            answer(to: "photo 10 500ms") == """
                prompt:1:10: error: "photo 10" does not go on with "500ms"
                    1 | photo 10 500ms
                      |          ^~~~~
                """
        )
    }

    @Test func `a word that is nearly one of a verb's is answered with that`() {
        #expect(
            answer(to: "camera bottom") == """
                prompt:1:8: error: "bottom" is none of the words that fit here; did you mean down?
                    1 | camera bottom
                      |        ^~~~~~
                  one of: front, down
                  fix: camera down
                """
        )
        #expect(
            messages(to: "led blink green") == [
                "\"blink green\" is none of the words that fit here; did you mean blink_green?"
            ]
        )
        #expect(
            answer(to: "goto gate") == """
                prompt:1:1: error: "goto" is not a verb; did you mean go to?
                    1 | goto gate
                      | ^~~~
                  fix: go to gate
                """
        )
    }

    @Test func `what cannot be read is not blamed a second time`() {
        #expect(
            answer(to: "forward 1 metre per second") == """
                prompt:1:11: error: "metre per second" is written m/s
                    1 | forward 1 metre per second
                      |           ^~~~~~~~~~~~~~~~
                  fix: forward 1m/s
                """
        )
        #expect(
            answer(to: "land \"x") == """
                prompt:1:6: error: the text has no closing quote on this line
                    1 | land "x
                      |      ^~
                """
        )
        #expect(
            answer(to: "on land: say \"x\"", .file) == """
                test.fly:1:4: error: "abort" is missing here, before "land"
                    1 | on land: say "x"
                      |    ^~~~
                """
        )
        #expect(
            answer(to: "define go_up x: say \"x\"", .file) == """
                test.fly:1:14: error: the parameter "x" needs a default, which gives its unit
                    1 | define go_up x: say "x"
                      |              ^
                  for example: define tower(top = 2m):
                """
        )
        #expect(
            answer(to: "define go_up say \"x\"", .file) == """
                test.fly:1:13: error: "define" needs a ":"
                    1 | define go_up say "x"
                      |             ^
                  fix: define go_up: say "x"
                """
        )
    }
}
