import MissionLanguage
import Testing

/// What is written well and makes no sense: names, values, and what would go wrong in flight.
@Suite struct SenseTests {
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

    @Test func `at the prompt a loop may use a name that an earlier one has left`() {
        let names = MissionCheck.KnownNames(variables: ["k": .measure(.number)])
        #expect(answer(to: "for k from 1m to 2m: say \"{k + 1m}\"", knowing: names) == "ok")
    }
}
