import DroneWire
import Foundation
import Testing

@testable import DroneSim

/// How the drone moves is committed as curves, so that every change of it is a difference that somebody has looked at.
///
/// After a wanted change, `COPTER_WRITE_CURVES=1 swift test --filter StepResponseTests` writes them anew.
@Suite struct StepResponseTests {
    @Test(arguments: StepResponse.all)
    func `the drone moves along its committed curve`(response: StepResponse) throws {
        let curve = response.curve()
        if ProcessInfo.processInfo.environment["COPTER_WRITE_CURVES"] != nil {
            try response.text(curve).write(to: response.file, atomically: true, encoding: .utf8)
        }
        let committed = try StepResponse.samples(in: String(contentsOf: response.file, encoding: .utf8))
        try #require(committed.count == curve.count)
        for (sample, value) in zip(committed, curve) {
            // Three digits are written; other machines' mathematics may differ in the last.
            #expect(abs(sample.value - value) <= 0.002, "at \(sample.time) s")
        }
    }

    @Test(arguments: StepResponse.all.filter { $0.model != nil })
    func `a committed curve has the identified time constant and steady value within 5 percent`(
        response: StepResponse
    ) throws {
        let model = try #require(response.model)
        let curve = try StepResponse.samples(in: String(contentsOf: response.file, encoding: .utf8))
        let (span, last) = (model.end - model.start, try #require(curve.last))
        // What a first-order lag has left after the time of the curve.
        let rest = exponential(-(last.time - response.delay) / model.time)
        #expect(abs(last.value - (model.end - span * rest)) <= 0.05 * abs(span))
        // The 63 percent point, between two samples.
        let wanted = model.start + span * (1 - exponential(-1))
        let after = try #require(curve.firstIndex { ($0.value - wanted) * span >= 0 })
        let before = after > 0 ? curve[after - 1] : (time: 0, value: model.start)
        let next = curve[after]
        let share = (wanted - before.value) / (next.value - before.value)
        let time = before.time + share * (next.time - before.time) - response.delay
        #expect(abs(time - model.time) <= 0.05 * model.time, "found \(time) s")
    }

    @Test func `the committed heading rises at the configured rate, a tenth of a second late`() throws {
        let file = try #require(StepResponse.all.first { $0.name == "yaw" }).file
        let curve = try StepResponse.samples(in: String(contentsOf: file, encoding: .utf8))
        let (middle, last) = (curve[curve.count / 2], try #require(curve.last))
        let rate = (last.value - middle.value) / (last.time - middle.time)
        #expect(abs(rate - 100) <= 5)
        #expect(abs(last.time - last.value / rate - 0.16) <= 0.01)
    }
}
