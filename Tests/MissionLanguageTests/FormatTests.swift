import MissionLanguage
import Testing

/// LANGUAGE §3, §10: one layout for all missions.
@Suite struct FormatTests {
    private func formatted(_ text: String) -> String? {
        MissionFormatter.format(SourceText(name: "test.fly", text: text)).text
    }

    @Test func `a mission is laid out with two spaces a block, one between words, and aligned parameters`() {
        let text = """


            #Fly.
            param side=2.50m from 50 cm to 5m    "length"
            param p = 0.5m/s   # slow
            limit   altitude  side*1.5+1m


            on abort :
                # home
                go home at .3m/s

            takeoff;;  hover 3s ;
            repeat  4 :   forward side at p;turn right 90°
            # below

            define peek( h=1m , n=2 ) :
                     repeat n:
                        up h ; photo
                     #done
            peek h = 2m
            set control:altitude_max -3
            land
            """
        #expect(
            formatted(text) == """
                # Fly.
                param side = 2.5m from 50cm to 5m   "length"
                param p    = 0.5m/s  # slow
                limit altitude side * 1.5 + 1m

                on abort:
                  # home
                  go home at 0.3m/s

                takeoff; hover 3s
                repeat 4: forward side at p; turn right 90deg
                # below

                define peek(h = 1m, n = 2):
                  repeat n:
                    up h; photo
                  # done
                peek h=2m
                set control:altitude_max -3
                land

                """
        )
    }

    @Test(arguments: [
        "say \"{-altitude + 1m}\"", "altitude -(1m - 2m)", "x = -1", "forward 2m * -1", "if not (a < -3m) and b: land",
        "a = 6m / (2m/s)", "go to forward -1m, up 2m", "go via gate, home to back 1m", "takeoff # now",
        "when flying: say \"x\"; resume", "wait until battery.voltage < 10V for 2s timeout 1min", "a = 1000000.125m",
        "a = 33.3333333333km/h", "try forward 2m", "\u{FEFF}land\r\nhover\r\n", "", "# only this",
        "repeat 2:\n\n\n  hover\n\n\nland",
    ])
    func `what is laid out once stays as it is, and means the same`(text: String) throws {
        let source = SourceText(name: "test.fly", text: text)
        let (once, diagnostics) = MissionFormatter.format(source)
        guard let once else {
            #expect(diagnostics.contains { $0.severity == .error })
            return
        }
        #expect(formatted(once) == once)
        #expect(once.isEmpty || once.hasSuffix("\n"))
        // The same words in the same order, whatever the spaces.
        func essence(_ text: String) -> String { String(text.filter { !$0.isWhitespace && $0 != "\u{FEFF}" }) }
        #expect(essence(once) == essence(text))
    }

    @Test func `what cannot be read is not changed`() {
        #expect(formatted("forward 2m wihtin 3") == nil)
    }
}
