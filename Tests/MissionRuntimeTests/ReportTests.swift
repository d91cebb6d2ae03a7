import DroneWire
import FlightCore
import MissionLanguage
import MissionRuntime
import Testing

/// What is told after a flight, compared as a whole.
@Suite struct ReportTests {
    @Test func `the report tells what was planned and what was flown, line by line`() throws {
        var hand = try Instruments(
            """
            record "round":
              forward 2m within 50cm
              turn right 90
              photo
              try forward 3m at 0.5m/s within 5cm timeout 1s
              altitude 1.5m
            say "a remark that is much too long for the column of a table"
            forward 5m
            """
        )
        hand.run(for: .milliseconds(30))
        hand.events = [.recordingStarted(file: "round.mp4")]
        hand.run(for: .seconds(1))
        hand.pose?.position.forward = .meters(1.75)
        hand.run(for: .milliseconds(600))
        hand.pose?.heading = .degrees(88)
        hand.run(for: .milliseconds(600))
        hand.events = [.photographed(file: "round-1.jpg")]
        hand.state.batteryPercent = 74
        hand.run(for: .milliseconds(60))
        hand.positionError = .meters(0.1)
        hand.run(for: .seconds(1.1))
        hand.pose?.position.up = .meters(1.48)
        hand.run(for: .seconds(1))
        hand.events = [.recordingStopped(file: "round.mp4", length: .seconds(4.2), frames: 126)]
        hand.run(for: .seconds(10))
        #expect(
            hand.machine.report.text == """
                test.fly  failed after 7.4 s: stalled
                  because  "forward 5m" came no closer for 3 s, 5.00 m from its target

                  line  step                                          planned   flown     off   time
                     1  record "round"                                                         0.0 s
                     2  forward 2m within 50cm                         2.00 m  1.75 m  0.25 m  1.5 s
                     3  turn right 90                                     90°     88°      2°  0.6 s
                     4  photo                                                                  0.1 s
                     5  forward 3m at 0.5m/s within 5cm timeout 1s     3.01 m  0.00 m  3.01 m  1.0 s  timeout, caught
                     6  altitude 1.5m                                  1.50 m  1.48 m  0.02 m  0.6 s
                     7  say "a remark that is much too long for the…                           0.0 s
                     8  forward 5m                                     5.00 m  0.00 m  5.00 m  3.0 s  stalled

                  photos   round-1.jpg
                  film     round.mp4, 4.2 s, 126 frames
                  battery  80 % before, 74 % after
                """
        )
    }

    @Test func `what is done at once again and again has one line, and nothing is said twice`() throws {
        var hand = try Instruments("every 200ms: say \"x\"\nwait 1s\nrequire battery > 99%\n")
        hand.run(for: .seconds(2))
        #expect(
            hand.machine.report.text == """
                test.fly  failed after 1.0 s: not met: require battery > 99%

                  line  step                   planned  flown   off   time
                     1  say "x"                                      0.0 s  6 times
                     2  wait 1s                                      1.0 s
                     3  require battery > 99%                        0.0 s  not met: require battery > 99%

                  battery  80 % before, 80 % after
                """
        )
        let chain = CauseChain(
            of: .video(reason: "disk full"),
            in: [.batteryLow(percent: 30), .recordingFailed(reason: "disk full")]
        )
        #expect(chain.words(behind: FlightFailure.video(reason: "disk full").words).isEmpty)
    }

    @Test func `progress tells the step and what is left of it`() throws {
        var hand = try Instruments("forward 2m")
        hand.run(for: .milliseconds(30))
        hand.pose?.position.forward = .meters(0.8)
        hand.run(for: .milliseconds(30))
        #expect(hand.machine.progress == "forward 2m: 1.20 m to go")
        #expect(hand.machine.outcome == nil)
    }

    @Test func `a loop that flies more steps than anybody reads is told in part`() throws {
        var hand = try Instruments("repeat 1500: say \"a\"")
        hand.run(for: .seconds(60))
        #expect(hand.machine.outcome == .completed)
        #expect(hand.machine.report.lines.count == 1000)
        #expect(hand.machine.report.omitted == 500)
        #expect(hand.machine.report.text.contains("… and 500 more steps"))
    }
}
