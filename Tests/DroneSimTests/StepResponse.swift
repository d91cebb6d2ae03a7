import DroneWire
import Foundation
import Testing

@testable import DroneSim

/// One quantity of the whole simulated drone over time, after the sticks were changed once: commands in, truth out.
struct StepResponse: Sendable, CustomTestStringConvertible {
    /// The name, and that of the file in `Fixtures/StepResponses`.
    var name: String

    /// What is done and measured, in words.
    var what: String

    /// Seconds between two samples, and their number.
    var interval: Double
    var count: Int

    /// What the identified model gives: where the quantity starts and settles, and the time constant of the way there in
    /// seconds, from the command's effect on; nil where it gives none.
    var model: (start: Double, end: Double, time: Double)?

    /// s after the command: the first 60 ms are its delay; a speed also waits for the tilt, a tenth of a second.
    var delay: Double

    /// Brings the drone where the step begins.
    private var prepare: @Sendable (inout Cockpit) -> Void

    /// The step.
    private var sticks: Piloting

    /// What is measured.
    private var quantity: @Sendable (Truth) -> Double

    var testDescription: String { name }

    /// Flies it.
    func curve() -> [Double] {
        var cockpit = Cockpit.hovering()
        prepare(&cockpit)
        let start = cockpit.now
        cockpit.sticks = sticks
        cockpit.send([.pcmd(sticks)])
        return (1...count).map { index in
            cockpit.pass(start + .milliseconds(Int((Double(index) * interval * 1000).rounded())) - cockpit.now)
            return quantity(cockpit.truth)
        }
    }

    /// The file's text for a curve: remarks, then a line for each sample.
    func text(_ curve: [Double]) -> String {
        var text = "# \(what)\n# seconds after the command, value\n"
        for (index, value) in curve.enumerated() {
            let time = String(format: "%.2f", Double(index + 1) * interval)
            text += "\(time) \(String(format: "%.3f", value == 0 ? 0 : value))\n"
        }
        return text
    }

    /// The samples in a file's text.
    static func samples(in text: String) throws -> [(time: Double, value: Double)] {
        try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let numbers = line.split(separator: " ").compactMap { Double($0) }
            try #require(numbers.count == 2, "\(line)")
            return (numbers[0], numbers[1])
        }
    }

    /// The committed file.
    var file: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/StepResponses/\(name).txt")
    }

    private static func fast(_ cockpit: inout Cockpit) {
        cockpit.sticks = Piloting(pitch: -1)
        cockpit.pass(.seconds(8))
    }

    private static func high(_ cockpit: inout Cockpit) {
        do { cockpit.configure(try ConfigurationSetting(.altitudeMax, 100_000)) } catch { Issue.record(error) }
        cockpit.sticks = Piloting(gaz: 1)
        cockpit.pass(.seconds(15))
        cockpit.sticks = .hover
        cockpit.pass(.seconds(6))
    }

    private static let fullSpeed = 17.8 * sine(12.0.inRadians)

    /// All that are committed.
    static let all: [StepResponse] = [
        StepResponse(
            name: "roll",
            what: "roll in degrees after roll 1, euler_angle_max 12 degrees",
            interval: 0.02,
            count: 50,
            model: (0, 12, 0.1),
            delay: 0.06,
            prepare: { _ in },
            sticks: Piloting(roll: 1),
            quantity: { $0.attitude.roll.inDegrees }
        ),
        StepResponse(
            name: "pitch",
            what: "pitch in degrees after pitch -1, euler_angle_max 12 degrees",
            interval: 0.02,
            count: 50,
            model: (0, -12, 0.1),
            delay: 0.06,
            prepare: { _ in },
            sticks: Piloting(pitch: -1),
            quantity: { $0.attitude.pitch.inDegrees }
        ),
        StepResponse(
            name: "yaw",
            what: "heading in degrees after yaw 1, control_yaw 100 degrees a second",
            interval: 0.05,
            count: 40,
            model: nil,
            delay: 0.06,
            prepare: { _ in },
            sticks: Piloting(yaw: 1),
            quantity: { $0.attitude.heading.inDegrees }
        ),
        StepResponse(
            name: "climb",
            what: "vertical speed in m/s after gaz 1, control_vz_max 700 mm/s",
            interval: 0.05,
            count: 50,
            model: (0, 0.7, 1 / 1.4),
            delay: 0.06,
            prepare: { _ in },
            sticks: Piloting(gaz: 1),
            quantity: { $0.velocity.z }
        ),
        StepResponse(
            name: "descent",
            what: "vertical speed in m/s after gaz -1, control_vz_max 700 mm/s",
            interval: 0.1,
            count: 40,
            model: (0, -1.4, 1 / 1.4),
            delay: 0.06,
            prepare: { high(&$0) },
            sticks: Piloting(gaz: -1),
            quantity: { $0.velocity.z }
        ),
        StepResponse(
            name: "speed",
            what: "speed ahead in m/s after pitch -1, euler_angle_max 12 degrees",
            interval: 0.2,
            count: 60,
            model: (0, fullSpeed, 1 / 0.58),
            delay: 0.16,
            prepare: { _ in },
            sticks: Piloting(pitch: -1),
            quantity: { $0.velocity.x }
        ),
        StepResponse(
            name: "coast",
            what: "speed ahead in m/s after level sticks (flag 1) at full speed",
            interval: 0.2,
            count: 60,
            model: (fullSpeed, 0, 1 / 0.58),
            delay: 0.16,
            prepare: { fast(&$0) },
            sticks: Piloting(),
            quantity: { $0.velocity.x }
        ),
        StepResponse(
            name: "brake",
            what: "speed ahead in m/s after released sticks (flag 0) at full speed",
            interval: 0.1,
            count: 60,
            model: nil,
            delay: 0.06,
            prepare: { fast(&$0) },
            sticks: .hover,
            quantity: { $0.velocity.x }
        ),
        StepResponse(
            name: "landing",
            what: "height in m after REF without the start bit, from a hover",
            interval: 0.1,
            count: 40,
            model: nil,
            delay: 0,
            prepare: { $0.reference = .land },
            sticks: .hover,
            quantity: { $0.position.z }
        ),
        StepResponse(
            name: "take-off",
            what: "height in m after REF with the start bit",
            interval: 0.2,
            count: 40,
            model: nil,
            delay: 0,
            prepare: {
                $0.reference = .land
                $0.pass(.seconds(6))
                $0.reference = .takeOff
            },
            sticks: .hover,
            quantity: { $0.position.z }
        ),
    ]
}
