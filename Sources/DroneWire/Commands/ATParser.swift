/// What one stretch of a datagram turned out to be.
public enum ATParseResult: Hashable, Sendable {
    /// A command under its number.
    case command(sequence: UInt32, ATCommand)

    /// Text that the drone drops, and why.
    case rejected(ATError)
}

/// Reads commands as the drone does: what is malformed is dropped alone, what stands around it is obeyed.
///
/// Only a carriage return ends a command, a line feed does not. A command without arguments may carry one trailing
/// comma, as some clients write it. Sticks beyond their range are limited, and `wasLimited` of the value tells.
/// Whether a number is stale is the receiver's to judge.
public enum ATParser {
    /// A command that is longer than this, its carriage return included, is dropped as a whole.
    public static let maximumCommandLength = 1024

    /// Reads all commands of a datagram, in their order; any bytes are safe.
    public static func parse(_ datagram: RawSpan) -> [ATParseResult] {
        var results: [ATParseResult] = []
        var start = 0
        while start < datagram.byteCount {
            guard let end = datagram.offset(of: UInt8(ascii: "\r"), in: start..<datagram.byteCount) else {
                results.append(.rejected(.unterminated(offset: start, length: datagram.byteCount - start)))
                break
            }
            results.append(parseCommand(in: datagram, from: start, to: end))
            start = end + 1
        }
        return results
    }

    private static func parseCommand(in datagram: RawSpan, from start: Int, to end: Int) -> ATParseResult {
        guard end - start < maximumCommandLength else {
            return .rejected(.tooLong(offset: start, length: end - start + 1, limit: maximumCommandLength))
        }
        do throws(ATError) {
            var arguments = try ATArguments(of: datagram, from: start, to: end)
            return .command(sequence: arguments.sequence, try ATCommand(parsing: &arguments))
        } catch {
            return .rejected(error)
        }
    }
}

extension ATCommand {
    init(parsing arguments: inout ATArguments) throws(ATError) {
        switch arguments.command {
        case "REF":
            try arguments.expect(1)
            self = .ref(Reference(rawValue: try arguments.integer("bits")))
        case "PCMD":
            try arguments.expect(5)
            self = .pcmd(try Piloting(parsing: &arguments))
        case "PCMD_MAG":
            try arguments.expect(7)
            let piloting = try Piloting(parsing: &arguments)
            let psi = try arguments.float("psi")
            self = .pcmdMag(piloting, PilotHeading(psi: psi, accuracy: try arguments.float("psi_accuracy")))
        case "FTRIM":
            try arguments.expectNone()
            self = .flatTrim
        case "COMWDG":
            try arguments.expectNone()
            self = .resetWatchdog
        case "CALIB":
            try arguments.expect(1)
            self = .calibrate(try arguments.value("device"))
        case "CONFIG":
            try arguments.expect(2)
            self = .config(try arguments.setting())
        case "CONFIG_IDS":
            try arguments.expect(3)
            let session = try arguments.identifier("session")
            let user = try arguments.identifier("user")
            let application = try arguments.identifier("application")
            self = .configIDs(ConfigurationIDs(session: session, user: user, application: application))
        case "CTRL":
            try arguments.expect(2)
            let mode: ControlMode = try arguments.value("mode")
            // The size of a file that is never sent; any number does.
            _ = try arguments.integer("size")
            self = .control(mode)
        case "ANIM":
            try arguments.expect(2)
            let animation: FlightAnimation = try arguments.value("animation")
            self = .animation(animation, milliseconds: try arguments.integer("duration"))
        case "LED":
            try arguments.expect(3)
            let animation: LEDAnimation = try arguments.value("animation")
            let frequency = try arguments.float("frequency")
            self = .led(animation, frequencyHertz: frequency, seconds: try arguments.integer("duration"))
        default: try self.init(parsingLegacy: &arguments)
        }
    }

    private init(parsingLegacy arguments: inout ATArguments) throws(ATError) {
        switch arguments.command {
        case "PMODE":
            try arguments.expect(1)
            self = .pmode(ControlSelection(rawValue: try arguments.integer("mode")))
        case "MISC":
            let numbers = try arguments.fourIntegers("value")
            self = .misc(numbers.0, numbers.1, numbers.2, numbers.3)
        case "ZAP":
            try arguments.expect(1)
            self = .zap(try arguments.value("channel"))
        case "CAD":
            try arguments.expect(2)
            let type: DetectionType = try arguments.value("type")
            self = .cad(type, tagSize: try arguments.float("tag_size"))
        case "MTRIM":
            try arguments.expect(3)
            let pitch = try arguments.float("pitch")
            let roll = try arguments.float("roll")
            self = .manualTrim(pitch: pitch, roll: roll, yaw: try arguments.float("yaw"))
        case "CAP":
            try arguments.expect(1...2)
            let first = try arguments.integer("value")
            self = .capture(first, arguments.isAtEnd ? nil : try arguments.integer("value"))
        case "GAIN":
            try arguments.expect(12...13)
            self = .gain(try ControlGains(parsing: &arguments))
        case "VISP":
            try arguments.expect(9)
            self = .visp(try VisionParameters(parsing: &arguments))
        case "VISO":
            try arguments.expect(1)
            self = .viso(try arguments.integer("option"))
        case "POL":
            try arguments.expect(5)
            self = .pol(try ExternalPosition(parsing: &arguments))
        case "VICON":
            try arguments.expect(0...MotionCapture.maximumCount)
            self = .vicon(try MotionCapture(parsing: &arguments))
        case "PWM":
            let numbers = try arguments.fourIntegers("motor")
            self = .pwm(numbers.0, numbers.1, numbers.2, numbers.3)
        case "AFLIGHT":
            try arguments.expect(1)
            self = .autonomousFlight(try arguments.integer("flag"))
        default: throw .unknownCommand(offset: arguments.start, name: arguments.command)
        }
    }
}

extension Piloting {
    fileprivate init(parsing arguments: inout ATArguments) throws(ATError) {
        let flags = PilotingFlags(rawValue: try arguments.integer("flag"))
        let roll = try arguments.float("roll")
        let pitch = try arguments.float("pitch")
        let gaz = try arguments.float("gaz")
        self.init(roll: roll, pitch: pitch, gaz: gaz, yaw: try arguments.float("yaw"), flags: flags)
    }
}

extension ControlGains {
    fileprivate init(parsing arguments: inout ATArguments) throws(ATError) {
        self.init()
        pqKp = try arguments.integer("pq_kp")
        rKp = try arguments.integer("r_kp")
        rKi = try arguments.integer("r_ki")
        eaKp = try arguments.integer("ea_kp")
        eaKi = try arguments.integer("ea_ki")
        altKp = try arguments.integer("alt_kp")
        altKi = try arguments.integer("alt_ki")
        vzKp = try arguments.integer("vz_kp")
        vzKi = try arguments.integer("vz_ki")
        hoveringKp = try arguments.integer("hovering_kp")
        hoveringKi = try arguments.integer("hovering_ki")
        hoveringBKp = try arguments.integer("hovering_b_kp")
        hoveringBKi = arguments.isAtEnd ? nil : try arguments.integer("hovering_b_ki")
    }
}

extension VisionParameters {
    fileprivate init(parsing arguments: inout ATArguments) throws(ATError) {
        self.init()
        coarseScale = try arguments.integer("coarse_scale")
        nbPair = try arguments.integer("nb_pair")
        lossPercent = try arguments.integer("loss_per")
        nbTrackerWidth = try arguments.integer("nb_tracker_width")
        nbTrackerHeight = try arguments.integer("nb_tracker_height")
        scale = try arguments.integer("scale")
        transMax = try arguments.integer("trans_max")
        maxPairDist = try arguments.integer("max_pair_dist")
        noise = try arguments.integer("noise")
    }
}

extension ExternalPosition {
    fileprivate init(parsing arguments: inout ATArguments) throws(ATError) {
        let x = try arguments.float("x")
        let y = try arguments.float("y")
        let psi = try arguments.float("psi")
        let defined = try arguments.integer("defined")
        let time = try arguments.integer("time_us")
        self.init(x: x, y: y, psi: psi, defined: defined, timeMicroseconds: time)
    }
}

extension MotionCapture {
    fileprivate init(parsing arguments: inout ATArguments) throws(ATError) {
        var numbers: [Int32] = []
        while !arguments.isAtEnd {
            numbers.append(try arguments.integer("value"))
        }
        self.arguments = numbers
    }
}
