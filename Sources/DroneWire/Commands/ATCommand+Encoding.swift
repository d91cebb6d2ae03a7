extension ATCommand {
    /// No command takes more bytes than this, its carriage return included; the longest are a CONFIG and a VICON.
    ///
    /// Both are bounded by their types: ``ConfigurationSetting/maximumTextLength`` twice, and
    /// ``MotionCapture/maximumCount`` numbers.
    static let maximumEncodedLength = 320

    /// Appends the whole command, from `AT*` to the carriage return.
    func write(sequence: UInt32, to output: inout OutputRawSpan) {
        output.append(ascii: "AT*")
        output.append(ascii: staticName)
        output.append(UInt8(ascii: "="))
        output.append(decimal: sequence)
        writeArguments(to: &output)
        output.append(UInt8(ascii: "\r"))
    }

    private func writeArguments(to output: inout OutputRawSpan) {
        switch self {
        case .ref(let reference): output.append(argument: reference.rawValue)
        case .pcmd(let piloting): piloting.write(to: &output)
        case .pcmdMag(let piloting, let heading):
            piloting.write(to: &output)
            output.append(argument: heading.psi)
            output.append(argument: heading.accuracy)
        case .flatTrim, .resetWatchdog: break
        case .calibrate(let device): output.append(argument: device.rawValue)
        case .config(let setting):
            output.append(argument: setting.key)
            output.append(argument: setting.value)
        case .configIDs(let ids):
            output.append(argument: ids.session)
            output.append(argument: ids.user)
            output.append(argument: ids.application)
        case .control(let mode):
            output.append(argument: mode.rawValue)
            output.append(argument: 0 as Int32)
        case .animation(let animation, let milliseconds):
            output.append(argument: animation.rawValue)
            output.append(argument: milliseconds)
        case .led(let animation, let frequency, let seconds):
            output.append(argument: animation.rawValue)
            output.append(argument: frequency)
            output.append(argument: seconds)
        default: writeLegacyArguments(to: &output)
        }
    }

    // The commands that hardly anybody sends stand apart, so that the hot switch above stays small.
    private func writeLegacyArguments(to output: inout OutputRawSpan) {
        switch self {
        case .pmode(let selection): output.append(argument: selection.rawValue)
        case .misc(let first, let second, let third, let fourth), .pwm(let first, let second, let third, let fourth):
            output.append(argument: first)
            output.append(argument: second)
            output.append(argument: third)
            output.append(argument: fourth)
        case .zap(let channel): output.append(argument: channel.rawValue)
        case .cad(let type, let tagSize):
            output.append(argument: type.rawValue)
            output.append(argument: tagSize)
        case .manualTrim(let pitch, let roll, let yaw):
            output.append(argument: pitch)
            output.append(argument: roll)
            output.append(argument: yaw)
        case .capture(let first, let second):
            output.append(argument: first)
            if let second { output.append(argument: second) }
        case .gain(let gains): gains.write(to: &output)
        case .visp(let parameters): parameters.write(to: &output)
        case .viso(let option), .autonomousFlight(let option): output.append(argument: option)
        case .pol(let position):
            output.append(argument: position.x)
            output.append(argument: position.y)
            output.append(argument: position.psi)
            output.append(argument: position.defined)
            output.append(argument: position.timeMicroseconds)
        case .vicon(let capture):
            for argument in capture.arguments {
                output.append(argument: argument)
            }
        default: preconditionFailure("\(name) has no arguments to write")
        }
    }
}

extension Piloting {
    fileprivate func write(to output: inout OutputRawSpan) {
        output.append(argument: flags.rawValue)
        output.append(argument: roll)
        output.append(argument: pitch)
        output.append(argument: gaz)
        output.append(argument: yaw)
    }
}

extension ControlGains {
    fileprivate func write(to output: inout OutputRawSpan) {
        output.append(argument: pqKp)
        output.append(argument: rKp)
        output.append(argument: rKi)
        output.append(argument: eaKp)
        output.append(argument: eaKi)
        output.append(argument: altKp)
        output.append(argument: altKi)
        output.append(argument: vzKp)
        output.append(argument: vzKi)
        output.append(argument: hoveringKp)
        output.append(argument: hoveringKi)
        output.append(argument: hoveringBKp)
        if let hoveringBKi { output.append(argument: hoveringBKi) }
    }
}

extension VisionParameters {
    fileprivate func write(to output: inout OutputRawSpan) {
        output.append(argument: coarseScale)
        output.append(argument: nbPair)
        output.append(argument: lossPercent)
        output.append(argument: nbTrackerWidth)
        output.append(argument: nbTrackerHeight)
        output.append(argument: scale)
        output.append(argument: transMax)
        output.append(argument: maxPairDist)
        output.append(argument: noise)
    }
}

/// How the parts of commands are spelled; an argument has its comma before it.
extension OutputRawSpan {
    fileprivate mutating func append(argument: Int32) {
        append(UInt8(ascii: ","))
        if argument < 0 { append(UInt8(ascii: "-")) }
        append(decimal: argument.magnitude)
    }

    fileprivate mutating func append(argument: Float) {
        append(argument: argument.commandArgument)
    }

    fileprivate mutating func append(argument: ConfigurationID) {
        append(ascii: ",\"")
        for shift in stride(from: 28 as UInt32, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: argument.rawValue >> shift & 0xF)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
        append(UInt8(ascii: "\""))
    }

    fileprivate mutating func append(argument: String) {
        append(ascii: ",\"")
        for byte in argument.utf8 {
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }

    @inline(__always)
    fileprivate mutating func append(ascii text: StaticString) {
        for index in 0..<text.utf8CodeUnitCount {
            // Safe: the index is below the count, and a static string's bytes live as long as the program.
            append(unsafe text.utf8Start[index])
        }
    }

    /// Appends a number in decimal.
    fileprivate mutating func append(decimal number: UInt32) {
        // Most numbers of a hovering drone's commands are zeros.
        if number < 10 { return append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)) }
        var rest = number
        if number >= 100_000_000 {
            let (upper, lower) = number.quotientAndRemainder(dividingBy: 100_000_000)
            if upper >= 10 { append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: upper / 10)) }
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: upper % 10))
            rest = lower
        }
        let digits = rest.eightDigits
        // A number of more than eight digits has its first ones before these; else there are no zeros in front.
        let zeros = number < 100_000_000 ? digits.trailingZeroBitCount / 8 : 0
        // Safe: an integer has no padding.
        unsafe append(((digits | 0x3030_3030_3030_3030) >> UInt64(8 * zeros)).littleEndian, as: UInt64.self)
        removeLast(zeros)
    }
}

extension UInt32 {
    /// The eight decimal digits of a number below 100,000,000, a byte each, the most significant in the lowest byte.
    ///
    /// All digits are found at once: the number is split three times, into fours, twos and single digits, and each
    /// division is a multiplication that is exact for what it divides.
    @inline(__always)
    fileprivate var eightDigits: UInt64 {
        let (upper, lower) = quotientAndRemainder(dividingBy: 10_000)
        let fours = UInt64(upper) | UInt64(lower) << 32
        let hundreds = (fours &* 10_486) >> 20 & 0x0000_007F_0000_007F
        let twos = hundreds | (fours &- 100 &* hundreds) << 16
        let tens = (twos &* 103) >> 10 & 0x000F_000F_000F_000F
        return tens | (twos &- 10 &* tens) << 8
    }
}
