import MissionLanguage

/// How long the language takes to say what it thinks of a text: of a long mission, and of a large file that is none.
struct LanguageContest {
    /// The most milliseconds that the project promises.
    static let mostForMission = 5.0
    static let mostForNonsense = 1000.0

    /// Checks each text several times.
    func run() -> [WaitVerdict] {
        let mission = Self.mission
        precondition(MissionCheck.check(mission).mission != nil, "the mission of the measurement is not right")
        return [
            WaitVerdict(
                name: "check a mission of \(mission.lineCount) lines",
                times: Self.times(200, of: mission),
                most: Self.mostForMission
            ),
            WaitVerdict(
                name: "check \(Self.nonsense.text.utf8.count / 1_000_000) MB of random tokens",
                times: Self.times(5, of: Self.nonsense),
                most: Self.mostForNonsense
            ),
        ]
    }

    private static func times(_ count: Int, of source: SourceText) -> [Double] {
        (0..<count).map { _ in ContinuousClock().measure { _ = MissionCheck.check(source) } / .milliseconds(1) }
    }

    /// Blocks, expressions, conditions, modifiers and marks, as people write them, on 200 lines.
    private static let mission: SourceText = {
        let block = """
            altitude 1m + level
            mark corner_NUMBER
            repeat 2:
              forward side / 2 at pace within 30cm timeout 20s
              turn right 90 at 45deg/s
            if battery > 40% and (position.error < 1m or not tag.visible):
              go to forward side, right 1m at pace facing home
              say "at {position.forward}, {battery} left"
            else:
              hover 2s
            try:
              circle left radius 1m turns 0.5 facing center at 0.3m/s
            else: say "no circle: {error}"
            go via corner_NUMBER to home
            every 5s: led blink_green 2Hz for 1s
            wait until speed < 0.2m/s for 1s timeout 5s

            """
        var text = """
            # a mission of 200 lines
            param side = 2m from 0.5m to 5m "length of one side"
            param pace = 0.5m/s
            require battery >= 40%
            limit altitude 3m
            level = 50cm
            on abort: go home at 0.3m/s
            takeoff

            """
        for number in 1...12 { text += block.replacing("NUMBER", with: "\(number)") }
        return SourceText(name: "long.fly", text: text + "land\n")
    }()

    /// Words, numbers, signs and line ends in any order.
    private static let nonsense: SourceText = {
        let tokens =
            VerbCatalogue.all.map(\.name) + Reading.allCases.map(\.rawValue) + [
                "repeat", "if", "else", "when", "for", "try", "and", "or", "not", "(", ")", ":", ";", ",", "+", "-",
                "*", "/", "<",
                ">=", "==", "=", "2m", "0.5m/s", "90", "30%", "\"text\"", "# remark", "\n", "\n  ", "\n    ",
                "nonsense", "@", "!", "{",
            ]
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        var text = ""
        while text.utf8.count < 1_000_000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text += tokens[Int(state >> 33) % tokens.count] + " "
        }
        return SourceText(name: "nonsense.fly", text: text)
    }()
}
