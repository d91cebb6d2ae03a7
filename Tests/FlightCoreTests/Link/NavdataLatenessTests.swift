import Testing

@testable import FlightCore

struct NavdataLatenessTests {
    /// Datagrams 66 ms apart by the drone's clock; `delay` tells how long each one is on its way, both in seconds.
    private struct Stream {
        var lateness = NavdataLateness()
        /// The drone's clock when ours begins.
        var clock = 100.0
        /// How much faster than ours the drone's clock goes.
        var speed = 1.0
        private(set) var sent = 0.0

        init(clock: Double = 100, speed: Double = 1) { (self.clock, self.speed) = (clock, speed) }

        /// Lets datagrams come in for a time; returns the greatest lateness and the last one, in seconds.
        @discardableResult
        mutating func run(for seconds: Double, delay: (Double) -> Double) -> (greatest: Double, last: Double) {
            var greatest = 0.0
            let end = sent + seconds
            while sent < end {
                sent += 0.066
                let told = (clock + sent * speed).truncatingRemainder(dividingBy: 2048)
                lateness.note(.seconds(told), at: .seconds(sent + delay(sent)))
                greatest = max(greatest, lateness.value / .seconds(1))
            }
            return (greatest, lateness.value / .seconds(1))
        }
    }

    @Test func `the time that every datagram takes is not lateness, nor where the two clocks began`() {
        for (clock, delay) in [(0.0, 0.0), (100, 0.3), (2047, 2), (1000, 5)] {
            var stream = Stream(clock: clock)
            #expect(stream.run(for: 60) { _ in delay }.greatest < 0.001)
        }
    }

    @Test func `what grows is noticed, whether at once or little by little`() {
        var stream = Stream()
        stream.run(for: 10) { _ in 0.01 }
        #expect(abs(stream.run(for: 1) { _ in 0.81 }.last - 0.8) < 0.01)
        stream.run(for: 10) { _ in 0.01 }
        #expect(stream.lateness.value == .zero)
        // A queue that fills by 20 ms a second.
        let begin = stream.sent
        #expect(abs(stream.run(for: 30) { 0.01 + ($0 - begin) * 0.02 }.last - 0.6) < 0.03)
    }

    @Test func `the quickest counts as not late, also when it comes after the others`() {
        var stream = Stream()
        #expect(stream.run(for: 5) { _ in 0.5 }.greatest < 0.001)
        #expect(stream.run(for: 5) { _ in 0.1 }.greatest < 0.001)
        #expect(abs(stream.run(for: 1) { _ in 0.5 }.last - 0.4) < 0.01)
    }

    @Test func `jitter is lateness of each datagram for itself`() {
        var stream = Stream()
        var isLate = false
        let (greatest, _) = stream.run(for: 60) { _ in
            isLate.toggle()
            return isLate ? 0.06 : 0.01
        }
        #expect((0.045...0.055).contains(greatest))
    }

    @Test func `the drone's clock begins again every 2048 s, which is no lateness`() {
        var stream = Stream(clock: 2040)
        #expect(stream.run(for: 20) { _ in 0.01 }.greatest < 0.001)
        // And also when it did so while nothing was heard.
        var lateness = NavdataLateness()
        lateness.note(.seconds(2000), at: .seconds(10))
        lateness.note(.seconds(52), at: .seconds(110))
        #expect(lateness.value == .zero)
        lateness.note(.seconds(52), at: .seconds(110.5))
        #expect(abs(lateness.value / .seconds(1) - 0.5) < 0.001)
    }

    @Test(arguments: [0.9995, 0.9999, 1, 1.0001, 1.0005])
    func `a clock that is a little slow or fast is not late, for a whole battery`(speed: Double) {
        var stream = Stream(speed: speed)
        #expect(stream.run(for: 1200) { _ in 0.01 }.greatest < 0.01)
        #expect(stream.run(for: 1) { _ in 0.61 }.last > 0.55)
    }

    @Test func `a clock that stands still gets later and later`() {
        var lateness = NavdataLateness()
        for step in 0...20 { lateness.note(.seconds(7), at: .milliseconds(100 * step)) }
        #expect(abs(lateness.value / .seconds(1) - 2) < 0.01)
    }

    @Test func `a clock that was set is a new one`() {
        var stream = Stream()
        stream.run(for: 5) { _ in 0.01 }
        for clock in [1000.0, 3] {
            stream.clock = clock
            #expect(stream.run(for: 5) { _ in 0.01 }.last < 0.01)
            #expect(stream.run(for: 1) { _ in 0.51 }.last > 0.45)
            stream.run(for: 1) { _ in 0.01 }
        }
    }

    @Test func `datagrams that tell no time are not late, and the quickest before them stays known`() {
        var stream = Stream()
        stream.run(for: 5) { _ in 0.01 }
        for step in 1...20 {
            stream.lateness.note(nil, at: .seconds(stream.sent + 0.01 + Double(step) / 20))
            #expect(stream.lateness.value == .zero)
        }
        #expect(abs(stream.run(for: 2) { _ in 0.81 }.last - 0.8) < 0.01)
    }

    @Test func `a datagram that was overtaken is as late as it is`() {
        var lateness = NavdataLateness()
        lateness.note(.seconds(10), at: .seconds(1))
        lateness.note(.seconds(11), at: .seconds(2))
        lateness.note(.seconds(10.5), at: .seconds(2.1))
        #expect(abs(lateness.value / .seconds(1) - 0.6) < 0.001)
        lateness.note(.seconds(11.2), at: .seconds(2.2))
        #expect(lateness.value < .milliseconds(1))
    }
}
