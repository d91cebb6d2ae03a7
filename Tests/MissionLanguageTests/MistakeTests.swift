import MissionLanguage
import Testing

/// One mistake is one answer, at its place, in words that tell what to write.
@Suite struct MistakeTests {
    private let library = MissionLibrary { name in
        let texts = ["hopm": "param top = 1m\ntakeoff to top\nland\n", "emergency": "takeoff\nland\n"]
        return texts[name].map { SourceText(name: name + ".fly", text: $0) }
    }

    @Test func `what stands at the end of a mission stands there once`() {
        #expect(
            answer(
                to: "takeoff\nland\non abort: hover\nfinally: led fire\non abort: hover\nfinally: led standard",
                .file
            ) == """
                test.fly:5:1: error: "on abort" stands in line 3 already; a mission has one
                    5 | on abort: hover
                      | ^~~~~~~~
                test.fly:6:1: error: "finally" stands in line 4 already; a mission has one
                    6 | finally: led standard
                      | ^~~~~~~
                """
        )
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

    @Test func `a short form is no name for a verb, and a parameter is looked for in the verb`() {
        #expect(
            answer(to: "define d(p = 1m): up p\nd 2m", .file) == """
                test.fly:1:8: error: "d" is short for down at the prompt and cannot be a verb of your own
                    1 | define d(p = 1m): up p
                      |        ^
                """
        )
        #expect(
            answer(to: "define leg(x = 1m): up x\nleg foo=3", .file) == """
                test.fly:2:5: error: "leg" has no parameter "foo"
                    2 | leg foo=3
                      |     ^~~
                  parameters: x
                """
        )
    }

    @Test func `a loop's name ends with its block`() {
        #expect(answer(to: "for k from 3 to 1: say \"{k}\"\nfor k from 1m to 2m: say \"{k}\"", .file) == "ok")
        #expect(
            answer(to: "for k from 3 to 1: say \"{k}\"\nsay \"{k}\"", .file) == """
                test.fly:2:7: error: "k" is not known here
                    2 | say "{k}"
                      |       ^
                """
        )
    }

    @Test func `what stands behind a landing in a call is never reached, and an end in the air is told where it is`() {
        #expect(
            answer(to: "hopm\nhopm 1.5m", .file, using: library) == """
                test.fly:2:1: warning: "hopm" ends the mission; this is never reached
                    2 | hopm 1.5m
                      | ^~~~~~~~~
                """
        )
        #expect(
            answer(to: "takeoff; end; forward 1m", .file) == """
                test.fly:1:10: warning: the mission ends in the air; the drone is landed where it then is
                    1 | takeoff; end; forward 1m
                      |          ^~~
                test.fly:1:15: warning: "end" ends the mission; this is never reached
                    1 | takeoff; end; forward 1m
                      |               ^~~~~~~~~~
                """
        )
        #expect(
            answer(to: "takeoff\nif flying: land\nelse: land\nhover", .file) == """
                test.fly:4:1: warning: "if flying" ends the mission; this is never reached
                    4 | hover
                      | ^~~~~
                """
        )
    }

    @Test func `a key of the configuration that there is not, or a value that it does not take, is told`() {
        #expect(
            answer(to: "set control:altitud_mx 3") == """
                prompt:1:5: error: "control:altitud_mx" is no key of the drone's configuration that can be written; did you mean control:altitude_max or control:altitude_min?
                    1 | set control:altitud_mx 3
                      |     ^~~~~~~~~~~~~~~~~~
                """
        )
        #expect(
            answer(to: "set altitude_max 3") == """
                prompt:1:5: error: "altitude_max" is no key of the drone's configuration that can be written; did you mean control:altitude_max?
                    1 | set altitude_max 3
                      |     ^~~~~~~~~~~~
                  fix: set control:altitude_max 3
                """
        )
        #expect(
            answer(to: "set general:vbat_min 3") == """
                prompt:1:5: error: "general:vbat_min" is no key of the drone's configuration that can be written
                    1 | set general:vbat_min 3
                      |     ^~~~~~~~~~~~~~~~
                """
        )
        #expect(
            answer(to: "set control:altitude_max high") == """
                prompt:1:26: error: "control:altitude_max" takes a whole number, not "high"
                    1 | set control:altitude_max high
                      |                          ^~~~
                """
        )
        #expect(
            answer(to: "set control:altitude_max 2.5") == """
                prompt:1:26: error: "control:altitude_max" takes a whole number, not "2.5"
                    1 | set control:altitude_max 2.5
                      |                          ^~~
                """
        )
        #expect(
            answer(to: "set video:video_on_usb true") == """
                prompt:1:24: error: "video:video_on_usb" takes TRUE or FALSE, not "true"
                    1 | set video:video_on_usb true
                      |                        ^~~~
                """
        )
        #expect(answer(to: "set CONTROL:euler_angle_max 0.25") == "ok")
        #expect(answer(to: "set general:ardrone_name \"{state}\"") == "ok")
    }

    @Test func `what can only go wrong in flight is told before`() {
        #expect(
            answer(to: "takeoff\ngo to forward 1m facing center\nforward 1m at 1cm/s\ntrim\nland", .file) == """
                test.fly:2:25: error: "center" needs a circle
                    2 | go to forward 1m facing center
                      |                         ^~~~~~
                test.fly:3:15: warning: a move that comes no 5 cm nearer in 3 s is given up; fly at 2cm/s or more
                    3 | forward 1m at 1cm/s
                      |               ^~~~~
                test.fly:4:1: warning: "trim" needs a drone on the ground, and is refused in the air
                    4 | trim
                      | ^~~~
                """
        )
        #expect(
            answer(to: "every 1s: trim") == """
                prompt:1:11: warning: "trim" needs a drone on the ground, and is refused in the air
                    1 | every 1s: trim
                      |           ^~~~
                """
        )
        #expect(answer(to: "trim") == "ok")
        #expect(
            answer(to: "on abort: takeoff") == """
                prompt:1:11: error: "on abort" flies down: it ends in a landing, and takes no "takeoff"
                    1 | on abort: takeoff
                      |           ^~~~~~~
                """
        )
    }

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

    @Test func `a parameter keeps its value`() {
        #expect(
            answer(to: "param side = 2m\nside = 3m\nsay \"{side}\"", .file) == """
                test.fly:2:1: error: the parameter "side" cannot be changed; give a name of its own to the new value
                    2 | side = 3m
                      | ^~~~
                """
        )
    }

    @Test func `a value that was chosen where the mission was named is told without a place in its text`() {
        #expect(
            answer(
                to: "param side = 2m from 1m to 5m\nsay \"{side}\"\n",
                .file,
                arguments: ["side": "9m", "sied": "1m"]
            ) == """
                command line: error: side=9m: "side" is between 1m and 5m, not 9m
                command line: error: sied=1m: the mission has no parameter "sied"; did you mean side?
                  parameters: side
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

    @Test func `what can be meant by a name that is not known is told`() {
        #expect(
            answer(to: "face nort") == """
                prompt:1:6: error: "nort" is not known here; did you mean north?
                    1 | face nort
                      |      ^~~~
                  fix: face north
                """
        )
        #expect(
            answer(to: "circle left radius 1m facing centre") == """
                prompt:1:30: error: "centre" is not known here; did you mean center?
                    1 | circle left radius 1m facing centre
                      |                              ^~~~~~
                  fix: circle left radius 1m facing center
                """
        )
        #expect(
            answer(to: "navdata.pwm.nope") == """
                prompt:1:1: error: "navdata.pwm.nope" is not known here
                    1 | navdata.pwm.nope
                      | ^~~~~~~~~~~~~~~~
                  in navdata.pwm: motor1, motor2, motor3, motor4, sat_motor1, sat_motor2, sat_motor3, sat_motor4, gaz_feed_forward, gaz_altitude, altitude_integral, vz_ref, u_pitch, u_roll, u_yaw, yaw_u_I, u_pitch_planif, u_roll_planif, u_yaw_planif, u_gaz_planif, current_motor1, current_motor2, current_motor3, current_motor4, altitude_prop, altitude_der
                """
        )
        #expect(
            answer(to: "navdata.nope.x") == """
                prompt:1:1: error: "navdata.nope.x" is not known here
                    1 | navdata.nope.x
                      | ^~~~~~~~~~~~~~
                  blocks: demo, time, raw_measures, phys_measures, gyros_offsets, euler_angles, references, trims, rc_references, pwm, altitude, vision_raw, vision_of, vision, vision_perf, trackers_send, vision_detect, watchdog, adc_data_frame, video_stream, games, pressure_raw, magneto, wind_speed, kalman_pressure, hdvideo_stream, wifi, zimmu_3000, gps
                """
        )
        #expect(
            answer(to: "photo 0") == """
                prompt:1:7: error: the count of "photo" is between 1 and 100, not 0
                    1 | photo 0
                      |       ^
                """
        )
    }

    @Test func `a text with quotes of its own is not quoted in quotes`() {
        #expect(
            answer(to: "takeoff\nfail \"why {altitude}\"\nhover", .file) == """
                test.fly:2:1: warning: the mission ends in the air; the drone is landed where it then is
                    2 | fail "why {altitude}"
                      | ^~~~~~~~~~~~~~~~~~~~~
                test.fly:3:1: warning: "fail …" ends the mission; this is never reached
                    3 | hover
                      | ^~~~~
                """
        )
        #expect(
            answer(to: "land \"x\"") == """
                prompt:1:6: error: "land" does not go on with "x"
                    1 | land "x"
                      |      ^~~
                """
        )
        #expect(
            answer(to: "say \"x\": land") == """
                prompt:1:8: error: "say …" begins no block and takes no ":"
                    1 | say "x": land
                      |        ^
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

    @Test func `at the prompt a loop may use a name that an earlier one has left`() {
        let names = MissionCheck.KnownNames(variables: ["k": .measure(.number)])
        #expect(answer(to: "for k from 1m to 2m: say \"{k + 1m}\"", knowing: names) == "ok")
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
