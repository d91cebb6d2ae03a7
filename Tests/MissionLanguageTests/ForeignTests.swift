import MissionLanguage
import Testing

/// What somebody types who comes from node-ar-drone, or from another language, is answered with what to write here.
@Suite struct ForeignTests {
    @Test func `a chain of calls is answered with the whole line to write`() {
        #expect(
            answer(to: "client.takeoff().after(5000, function() { this.land(); });") == """
                prompt:1:1: error: "client.takeoff().after(5000, function() { this.land(); })" is written here: takeoff; wait 5s; land
                    1 | client.takeoff().after(5000, function() { this.land(); });
                      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  fix: takeoff; wait 5s; land
                """
        )
        #expect(
            answer(to: "client.front(0.3).after(2000, function() { this.stop(); this.land(); });", .file) == """
                test.fly:1:1: error: "client.front(0.3).after(2000, function() { this.stop(); this.land(); })" is written here: forward 30% for 2s; land
                    1 | client.front(0.3).after(2000, function() { this.stop(); this.land(); });
                      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  fix: forward 30% for 2s; land
                """
        )
        #expect(
            answer(to: "setTimeout(function() { client.land(); }, 2000)") == """
                prompt:1:1: error: "setTimeout(function() { client.land(); }, 2000)" is written here: wait 2s; land
                    1 | setTimeout(function() { client.land(); }, 2000)
                      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  fix: wait 2s; land
                """
        )
        #expect(
            answer(to: "after(5000, land)") == """
                prompt:1:1: error: "after(5000, land)" is written here: wait 5s; land
                    1 | after(5000, land)
                      | ^~~~~~~~~~~~~~~~~
                  fix: wait 5s; land
                """
        )
    }

    @Test func `a program is answered call by call, and what closes its blocks needs no answer`() {
        let program = """
            var arDrone = require('ar-drone');
            var client = arDrone.createClient();
            client.takeoff();

            client
              .after(5000, function() {
                this.clockwise(0.5);
              })
              .after(3000, function() {
                this.stop();
                this.land();
              });
            """
        #expect(
            answer(to: program, .file) == """
                test.fly:1:1: error: "var arDrone = require('ar-drone')" is not needed: a mission is lines of verbs, such as takeoff and land
                    1 | var arDrone = require('ar-drone');
                      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                test.fly:2:1: error: "var client = arDrone.createClient()" is not needed: a mission is lines of verbs, such as takeoff and land
                    2 | var client = arDrone.createClient();
                      | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                test.fly:3:1: error: no parentheses needed: "takeoff" is enough
                    3 | client.takeoff();
                      | ^~~~~~~~~~~~~~~~
                  fix: takeoff
                test.fly:6:3: error: ".after(5000, function() {" is written here: wait 5s
                    6 |   .after(5000, function() {
                      |   ^~~~~~~~~~~~~~~~~~~~~~~~~
                  fix: wait 5s
                test.fly:7:5: error: "this.clockwise(0.5)" is written here: turn right 50% for 1s
                    7 |     this.clockwise(0.5);
                      |     ^~~~~~~~~~~~~~~~~~~
                  fix: turn right 50% for 1s
                test.fly:9:3: error: ".after(3000, function() {" is written here: wait 3s
                    9 |   .after(3000, function() {
                      |   ^~~~~~~~~~~~~~~~~~~~~~~~~
                  fix: wait 3s
                test.fly:10:5: error: "this.stop()" is written here: hover
                   10 |     this.stop();
                      |     ^~~~~~~~~~~
                  fix: hover
                test.fly:11:5: error: no parentheses needed: "land" is enough
                   11 |     this.land();
                      |     ^~~~~~~~~~~
                  fix: land
                """
        )
        // Indented with tabs it is the same.
        #expect(messages(to: program.replacing("  ", with: "\t"), .file) == messages(to: program, .file))
        #expect(
            answer(to: "client.takeoff(); client.after(3000, function() { this.clockwise(0.5); });", .file) == """
                test.fly:1:1: error: no parentheses needed: "takeoff" is enough
                    1 | client.takeoff(); client.after(3000, function() { this.clockwise(0.5); });
                      | ^~~~~~~~~~~~~~~~
                  fix: takeoff; client.after(3000, function() { this.clockwise(0.5); });
                test.fly:1:19: error: "client.after(3000, function() { this.clockwise(0.5); })" is written here: wait 3s; turn right 50% for 1s
                    1 | client.takeoff(); client.after(3000, function() { this.clockwise(0.5); });
                      |                   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                  fix: client.takeoff(); wait 3s; turn right 50% for 1s
                """
        )
    }

    @Test func `a stick at rest is a hover, and one above its end is at its end`() {
        #expect(
            answer(to: "client.front(0)") == """
                prompt:1:1: error: "client.front(0)" is written here: hover
                    1 | client.front(0)
                      | ^~~~~~~~~~~~~~~
                  fix: hover
                """
        )
        #expect(
            answer(to: "client.front(3)") == """
                prompt:1:1: error: "client.front(3)" is written here: forward 100%
                    1 | client.front(3)
                      | ^~~~~~~~~~~~~~~
                  fix: forward 100%
                """
        )
    }

    @Test func `a figure that there is not is told, and not its verb`() {
        #expect(
            answer(to: "animate('flip')") == """
                prompt:1:1: error: "animate('flip')" is written here: flip left
                    1 | animate('flip')
                      | ^~~~~~~~~~~~~~~
                  fix: flip left
                """
        )
        #expect(
            answer(to: "animate('waver', 100)") == """
                prompt:1:1: error: "waver" is none of the words that fit here; did you mean wave?
                    1 | animate('waver', 100)
                      | ^~~~~~~~~~~~~~~~~~~~~
                  one of: roll_left, roll_right, pitch_forward, pitch_backward, pitch_turn_right, pitch_turn_left, turnaround, turnaround_descending, yaw_shake, yaw_dance, roll_dance, pitch_dance, vertical_dance, wave, leaning_circle, double_leaning_circle
                """
        )
        #expect(
            answer(to: "animate flipLeft") == """
                prompt:1:9: error: "flipLeft" is none of the words that fit here; did you mean flip left?
                    1 | animate flipLeft
                      |         ^~~~~~~~
                  one of: roll_left, roll_right, pitch_forward, pitch_backward, pitch_turn_right, pitch_turn_left, turnaround, turnaround_descending, yaw_shake, yaw_dance, roll_dance, pitch_dance, vertical_dance, wave, leaning_circle, double_leaning_circle
                  fix: flip left
                """
        )
        #expect(
            answer(to: "animate flip left") == """
                prompt:1:9: error: "flip" is none of the words that fit here; did you mean flip left?
                    1 | animate flip left
                      |         ^~~~
                  one of: roll_left, roll_right, pitch_forward, pitch_backward, pitch_turn_right, pitch_turn_left, turnaround, turnaround_descending, yaw_shake, yaw_dance, roll_dance, pitch_dance, vertical_dance, wave, leaning_circle, double_leaning_circle
                  fix: flip left
                """
        )
    }

    @Test func `a verb of the mission's own needs no parentheses`() {
        #expect(
            answer(to: "define leg(x = 1m): up x\nleg(2m)", .file) == """
                test.fly:2:1: error: no parentheses needed: leg 2m
                    2 | leg(2m)
                      | ^~~~~~~
                  fix: leg 2m
                """
        )
        #expect(
            answer(to: "define leg(x = 1m): up x\nleg(2m, 3)", .file) == """
                test.fly:2:1: error: no parentheses needed: leg 2m <name>=3
                    2 | leg(2m, 3)
                      | ^~~~~~~~~~
                """
        )
        #expect(
            answer(to: "hover(3s)") == """
                prompt:1:1: error: no parentheses needed: hover 3s
                    1 | hover(3s)
                      | ^~~~~~~~~
                  fix: hover 3s
                """
        )
    }

    @Test func `the braces and the words of other languages stand for a colon`() {
        #expect(
            answer(to: "repeat 4 {\n  say \"x\"\n}", .file) == """
                test.fly:1:9: error: "repeat" needs a ":"
                    1 | repeat 4 {
                      |         ^~
                  fix: repeat 4:
                """
        )
        #expect(
            answer(to: "if altitude > 1m then say \"x\"", .file) == """
                test.fly:1:17: error: "if" needs a ":"
                    1 | if altitude > 1m then say "x"
                      |                 ^~~~~
                  fix: if altitude > 1m: say "x"
                """
        )
        #expect(
            answer(to: "if altitude > 1m: then say \"x\"", .file) == """
                test.fly:1:19: error: "then" is not needed behind the ":"
                    1 | if altitude > 1m: then say "x"
                      |                   ^~~~
                  fix: if altitude > 1m: say "x"
                """
        )
        #expect(
            answer(to: "// up and down", .file) == """
                test.fly:1:1: error: a remark begins with "#"
                    1 | // up and down
                      | ^~
                  fix: # up and down
                """
        )
    }
}
