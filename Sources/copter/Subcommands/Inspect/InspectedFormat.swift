import DroneWire

/// What a file holds.
enum InspectedFormat: Equatable {
    /// Telemetry, one datagram after the other.
    case navdata
    /// Video in PaVE packets.
    case pave
    /// Commands as text.
    case commands

    /// The format of which the first sign is found, at the beginning or behind garbage; nil where there is no sign of any.
    init?(recognizing bytes: RawSpan) {
        for offset in 0..<bytes.byteCount {
            let rest = bytes.extracting(droppingFirst: offset)
            if NavdataSplitter.beginsWithHeader(rest) {
                self = .navdata
            } else if Self.isPaVE(rest) {
                self = .pave
            } else if Self.isCommand(rest) {
                self = .commands
            } else {
                continue
            }
            return
        }
        return nil
    }

    private static func isPaVE(_ bytes: RawSpan) -> Bool {
        do throws(PaVEError) {
            _ = try PaVEHeader(parsing: bytes)
            return true
        } catch .truncated {
            return starts(bytes, with: "PaVE")
        } catch {
            return false
        }
    }

    private static func isCommand(_ bytes: RawSpan) -> Bool {
        starts(bytes, with: "AT*")
    }

    private static func starts(_ bytes: RawSpan, with text: StaticString) -> Bool {
        var reader = ByteReader(bytes)
        for index in 0..<text.utf8CodeUnitCount {
            let wanted = unsafe text.utf8Start[index]
            guard let byte: UInt8 = try? reader.integer("text"), byte == wanted else { return false }
        }
        return true
    }
}
