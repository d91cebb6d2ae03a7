import DroneWire

/// Navdata in words, for people.
enum NavdataText {
    /// One datagram with every field.
    static func lines(of bytes: RawSpan) -> [String] {
        do throws(NavdataError) {
            let index = try NavdataIndex(bytes)
            let datagram = NavdataDatagram(index)
            let options = datagram.options.count == 1 ? "1 option" : "\(datagram.options.count) options"
            var lines = [
                "navdata \(datagram.sequence): \(bytes.byteCount) bytes, \(options), checksum \(index.checksum) right",
                "state \(datagram.state)",
            ]
            for option in datagram.options {
                lines += ["", heading(of: option)] + fields(of: option)
            }
            return lines
        } catch {
            return ["navdata: \(error)"]
        }
    }

    /// Several datagrams, a line each.
    static func lines(of bytes: [UInt8], pieces: [Range<Int>]) -> [String] {
        var columns = TextColumns([.right, .right, .right, .left, .right, .right, .right, .right, .right, .left])
        columns.add([
            "offset", "bytes", "sequence", "control", "battery", "pitch °", "roll °", "yaw °", "height m", "options",
        ])
        for piece in pieces {
            columns.add(["\(piece.lowerBound)", "\(piece.count)"] + words(of: bytes.rawSpan.extracting(piece)))
        }
        return columns.lines()
    }

    private static func words(of bytes: RawSpan) -> [String] {
        do throws(NavdataError) {
            let index = try NavdataIndex(bytes)
            let options = index.optionCount == 0 ? "none" : "\(index.optionCount)"
            guard let demo = index.demo else { return ["\(index.sequence)", "", "", "", "", "", "", options] }
            let angles = [demo.thetaMillidegrees, demo.phiMillidegrees, demo.psiMillidegrees]
            return ["\(index.sequence)", "\(demo.controlState)", "\(demo.batteryPercent) %"]
                + angles.map { (Double($0) / 1000).rounded(digits: 1) }
                + [(Double(demo.altitudeMillimeters) / 1000).rounded(digits: 2), options]
        } catch {
            return ["", "", "", "", "", "", "", "damaged: \(error)"]
        }
    }

    private static func heading(of option: NavdataOption) -> String {
        let name = option.payload.map { type(of: $0).name } ?? "unknown"
        return "\(name), tag \(option.tag), \(option.size) bytes"
    }

    private static func fields(of option: NavdataOption) -> [String] {
        guard let payload = option.payload else {
            guard case .unknown(_, let bytes) = option else { return [] }
            return bytes.isEmpty ? [] : ["  \(bytes.hexadecimal)"]
        }
        var columns = TextColumns([.left, .left])
        for field in payload.fields {
            let unit = field.unit.map { " \($0)" } ?? ""
            let meaning = meaning(of: field.name, in: option).map { "  (\($0))" } ?? ""
            columns.add([field.name, field.value.words + unit + meaning])
        }
        if !payload.extra.isEmpty {
            columns.add(["not described", payload.extra.hexadecimal])
        }
        return columns.lines(indent: 2)
    }

    /// What a packed number says.
    private static func meaning(of field: String, in option: NavdataOption) -> String? {
        switch (option, field) {
        case (.demo(let demo), "ctrl_state"): "\(demo.controlState)"
        case (.time(let time), "time"):
            (Double(time.seconds) + Double(time.microseconds) / 1e6).rounded(digits: 6) + " s"
        case (.wifi(let wifi), "link_quality"): "quality " + Double(wifi.linkQuality).rounded(digits: 3)
        default: nil
        }
    }
}

extension NavdataField.Value {
    /// The number, or the numbers of an array; many that are all the same are told once.
    fileprivate var words: String {
        switch self {
        case .number(let number): number.words
        case .array(let numbers):
            if numbers.count > 4, let first = numbers.first, numbers.allSatisfy({ $0 == first }) {
                "\(numbers.count) x \(first.words)"
            } else {
                numbers.map(\.words).joined(separator: " ")
            }
        }
    }
}

extension NavdataField.Number {
    fileprivate var words: String {
        switch self {
        case .integer(let value): "\(value)"
        case .single(let value): Self.words(of: "\(value)")
        case .double(let value): Self.words(of: "\(value)")
        }
    }

    /// Whole numbers without their point.
    private static func words(of text: String) -> String {
        text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
