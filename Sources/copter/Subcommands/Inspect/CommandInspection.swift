import DroneWire

/// Shows AT commands.
struct CommandInspection {
    let isJSON: Bool

    /// Shows all commands, line by line, and returns what was damaged.
    func inspect(_ bytes: [UInt8], write: (String) -> Void) -> InspectedDamage {
        let stream = Self.commandStream(bytes)
        // The parser has one result for every carriage return, and one for what follows the last.
        let texts = stream.split(separator: UInt8(ascii: "\r"), omittingEmptySubsequences: false)
        var columns = TextColumns([.right, .left, .left])
        var rejected = 0
        for (result, text) in zip(ATParser.parse(stream.rawSpan), texts) {
            let text = String(decoding: text, as: UTF8.self)
            switch result {
            case .command(let sequence, let command):
                if isJSON {
                    write(Self.object(of: command, sequence, text).text)
                } else {
                    columns.add(["\(sequence)", command.name, Self.meaning(of: command, text)])
                }
            case .rejected(let error):
                rejected += 1
                if isJSON {
                    write(JSON.object([("error", .text("\(error)")), ("text", .text(text))]).text)
                } else {
                    columns.add(["", "damaged", "\(error)"])
                }
            }
        }
        columns.lines().forEach(write)
        var damage = InspectedDamage()
        damage.note(rejected, "command", "commands")
        return damage
    }

    /// The bytes as the drone would be sent them: an editor ends lines with line feeds, which the drone does not know.
    private static func commandStream(_ bytes: [UInt8]) -> [UInt8] {
        let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
        var stream: [UInt8] = []
        stream.reserveCapacity(bytes.count)
        for byte in bytes {
            if byte != lineFeed {
                stream.append(byte)
            } else if stream.last != carriageReturn {
                stream.append(carriageReturn)
            }
        }
        return stream
    }

    private static func object(of command: ATCommand, _ sequence: UInt32, _ text: String) -> JSON {
        .object([
            ("sequence", .unsigned(UInt64(sequence))), ("command", .text(command.name)), ("text", .text(text)),
        ])
    }

    /// What the command says: in words where its numbers are packed, otherwise its arguments.
    static func meaning(of command: ATCommand, _ text: String) -> String {
        switch command {
        case .ref(let reference):
            (reference.takeOff ? "take off or stay in the air" : "land or stay on the ground")
                + (reference.emergency ? ", emergency switch" : "")
        case .pcmd(let piloting): piloting.words
        case .pcmdMag(let piloting, let heading):
            piloting.words + ", psi \(heading.psi), accuracy \(heading.accuracy)"
        case .config(let setting): "\(setting.key) = \(setting.value)"
        default: text.split(separator: ",").dropFirst().joined(separator: ", ")
        }
    }
}

extension Piloting {
    fileprivate var words: String {
        flags.contains(.progressive) ? "roll \(roll), pitch \(pitch), gaz \(gaz), yaw \(yaw)" : "hover"
    }
}
