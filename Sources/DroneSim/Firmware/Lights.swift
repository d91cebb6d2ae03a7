import DroneWire

/// The four lights under the motors.
struct Lights: Hashable, Sendable {
    private struct Show: Hashable, Sendable {
        var animation: LEDAnimation
        var cyclesPerSecond: Double
        var start: Double
        /// Seconds; nil for ever.
        var length: Double?
    }

    private var show: Show?

    /// Starts an animation; 0 seconds means for ever.
    mutating func play(_ animation: LEDAnimation, frequencyHertz: Float, seconds: Int32, at now: Double) {
        show = Show(
            animation: animation,
            cyclesPerSecond: Double(frequencyHertz),
            start: now,
            length: seconds > 0 ? Double(seconds) : nil
        )
    }

    /// The pattern at a moment: `G1 R1 G2 R2 G3 R3 G4 R4` from bit 7 to bit 0, the first light in front on the left.
    func pattern(at now: Double, isEmergency: Bool) -> UInt8 {
        if let show, show.length.map({ now - show.start < $0 }) ?? true {
            return show.animation.pattern(inCycle: show.cyclesPerSecond * (now - show.start))
        }
        return isEmergency ? 0x55 : 0xA5
    }
}

extension LEDAnimation {
    /// The patterns of one cycle and the share of it that each takes; the frequency is taken as cycles per second.
    private var steps: [(pattern: UInt8, share: Double)] {
        switch self {
        case .blinkGreenRed: [(0x55, 0.5), (0xAA, 0.5)]
        case .blinkGreen: [(0x00, 0.5), (0xAA, 0.5)]
        case .blinkRed: [(0x55, 0.5), (0x00, 0.5)]
        case .blinkOrange: [(0xFF, 0.5), (0x00, 0.5)]
        case .snakeGreenRed: [0x90, 0x48, 0x24, 0x12, 0x09, 0x84, 0x42, 0x21].map { ($0, 0.125) }
        case .fire: [(0x35, 0.5), (0xC5, 0.5)]
        case .standard: [(0xA5, 1)]
        case .red: [(0x55, 1)]
        case .green: [(0xAA, 1)]
        case .redSnake: [0x40, 0x10, 0x04, 0x01].map { ($0, 0.25) }
        case .blank: [(0x00, 1)]
        case .rightMissile: LEDAnimation.missile(0x04, 0x1C, 0x30)
        case .leftMissile: LEDAnimation.missile(0x01, 0x43, 0xC0)
        case .doubleMissile: LEDAnimation.missile(0x05, 0x5F, 0xF0)
        case .frontLeftGreenOthersRed: [(0x95, 1)]
        case .frontRightGreenOthersRed: [(0x65, 1)]
        case .rearRightGreenOthersRed: [(0x59, 1)]
        case .rearLeftGreenOthersRed: [(0x56, 1)]
        case .leftGreenRightRed: [(0x96, 1)]
        case .leftRedRightGreen: [(0x69, 1)]
        case .blinkStandard: [(0x00, 0.5), (0xA5, 0.5)]
        }
    }

    /// A shot: dark, the flash behind, along the side, in front, dark; 1.7 s at its nominal speed.
    private static func missile(_ rear: UInt8, _ side: UInt8, _ front: UInt8) -> [(pattern: UInt8, share: Double)] {
        let total = 1.7
        return [
            (0x00, 0.5 / total), (rear, 0.3 / total), (side, 0.1 / total), (front, 0.3 / total), (0x00, 0.5 / total),
        ]
    }

    /// The pattern after so many cycles.
    fileprivate func pattern(inCycle cycles: Double) -> UInt8 {
        var rest = cycles - cycles.rounded(.down)
        let steps = steps
        for step in steps {
            if rest < step.share { return step.pattern }
            rest -= step.share
        }
        return steps[steps.count - 1].pattern
    }
}
