import Testing

@testable import DroneVideo

@Suite struct FilmClockTests {
    @Test func `film time begins at zero and follows the drone's clock`() {
        #expect(times([(1, 70_000), (2, 70_033), (3, 70_066), (4, 70_100)]) == [0, 33, 66, 100])
    }

    @Test func `the drone's counter may overflow`() {
        #expect(times([(1, .max - 20), (2, 12), (3, 45)]) == [0, 33, 66])
        #expect(times([(.max, 100), (0, 133), (1, 166)]) == [0, 33, 66])
    }

    @Test func `a pause with frames lost is kept, however long`() {
        #expect(times([(1, 0), (2, 33), (1000, 33_300), (1001, 33_333)]) == [0, 33, 33_300, 33_333])
    }

    @Test(arguments: [0, 1, 4_000_000, UInt32.max - 5000] as [UInt32])
    func `a clock that is set anew goes on at the pace of before`(restart: UInt32) {
        let clock: [(UInt32, UInt32)] = [(1, 8_000_000), (2, 8_000_040), (3, restart), (4, restart &+ 40)]
        #expect(times(clock) == [0, 40, 80, 120])
    }

    @Test func `a clock that stands still passes as thirty frames a second`() {
        #expect(times([(1, 0), (2, 0), (3, 0)]) == [0, 33, 66])
    }

    @Test func `whatever the drone says, film time increases and each jump is counted`() {
        var random = SplitMix(seed: 7)
        for _ in 0..<200 {
            var clock = FilmClock()
            var last: Int64 = -1
            for _ in 0..<50 {
                let time = clock.time(
                    ofTimestamp: Bool.random(using: &random)
                        ? .random(in: 0...100, using: &random) : .random(in: .min ... .max, using: &random),
                    frameNumber: .random(in: 0...3, using: &random)
                )
                #expect(time > last)
                last = time
            }
            #expect(clock.jumps > 0)
        }
    }

    private func times(_ frames: [(number: UInt32, timestamp: UInt32)]) -> [Int64] {
        var clock = FilmClock()
        return frames.map { clock.time(ofTimestamp: $0.timestamp, frameNumber: $0.number) }
    }
}
