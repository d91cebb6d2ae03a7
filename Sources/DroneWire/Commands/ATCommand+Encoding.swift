extension ATCommand {
    /// No command takes more bytes than this, its carriage return included; the longest are a CONFIG and a VICON.
    ///
    /// Both are bounded by their types: ``ConfigurationSetting/maximumTextLength`` twice, and
    /// ``MotionCapture/maximumCount`` numbers.
    static let maximumEncodedLength = 320

    /// Appends the whole command, from `AT*` to the carriage return.
    func write(sequence: UInt32, to output: inout OutputSpan<UInt8>) {
        output.append(ascii: "AT*")
        output.append(ascii: staticName)
        output.append(UInt8(ascii: "="))
        output.append(decimal: sequence)
        writeArguments(to: &output)
        output.append(UInt8(ascii: "\r"))
    }

    private func writeArguments(to output: inout OutputSpan<UInt8>) {
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
    private func writeLegacyArguments(to output: inout OutputSpan<UInt8>) {
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
    fileprivate func write(to output: inout OutputSpan<UInt8>) {
        output.append(argument: flags.rawValue)
        output.append(argument: roll)
        output.append(argument: pitch)
        output.append(argument: gaz)
        output.append(argument: yaw)
    }
}

extension ControlGains {
    fileprivate func write(to output: inout OutputSpan<UInt8>) {
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
    fileprivate func write(to output: inout OutputSpan<UInt8>) {
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

/// How the arguments of commands are spelled, each with the comma before it.
extension OutputSpan<UInt8> {
    mutating func append(argument: Int32) {
        append(UInt8(ascii: ","))
        if argument < 0 { append(UInt8(ascii: "-")) }
        append(decimal: argument.magnitude)
    }

    mutating func append(argument: Float) {
        append(argument: argument.commandArgument)
    }

    mutating func append(argument: ConfigurationID) {
        append(UInt8(ascii: ","))
        append(UInt8(ascii: "\""))
        for shift in stride(from: 28 as UInt32, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: argument.rawValue >> shift & 0xF)
            append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
        append(UInt8(ascii: "\""))
    }

    mutating func append(argument: String) {
        append(UInt8(ascii: ","))
        append(UInt8(ascii: "\""))
        for byte in argument.utf8 {
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }

    mutating func append(ascii text: StaticString) {
        for index in 0..<text.utf8CodeUnitCount {
            // Safe: the index is below the count, and a static string's bytes live as long as the program.
            append(unsafe text.utf8Start[index])
        }
    }

    mutating func append(decimal number: UInt32) {
        let first = count
        append(repeating: UInt8(ascii: "0"), count: number.decimalDigitCount)
        var rest = number
        var position = count
        var digits = mutableSpan
        while position > first {
            position -= 1
            let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
            digits[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
            rest = quotient
        }
    }
}

extension UInt32 {
    fileprivate var decimalDigitCount: Int {
        if self < 10_000 {
            return self < 100 ? (self < 10 ? 1 : 2) : (self < 1000 ? 3 : 4)
        }
        if self < 1_000_000 { return self < 100_000 ? 5 : 6 }
        if self < 100_000_000 { return self < 10_000_000 ? 7 : 8 }
        return self < 1_000_000_000 ? 9 : 10
    }
}
