import DroneVideo
import DroneWire

/// What a file holds.
enum InspectedFormat: Equatable {
    /// Telemetry, one datagram after the other.
    case navdata
    /// Video in PaVE packets.
    case pave
    /// Video in the datagrams of an AR.Drone 1.0.
    case droneOneVideo
    /// Commands as text.
    case commands

    /// The format of which the first sign is found, at the beginning or behind garbage; nil where there is no sign of any.
    init?(recognizing bytes: [UInt8]) {
        for offset in bytes.indices {
            let rest = bytes.rawSpan.extracting(droppingFirst: offset)
            if NavdataSplitter.beginsWithHeader(rest) {
                self = .navdata
            } else if Self.isPaVE(rest) {
                self = .pave
            } else if Self.isCommand(rest) {
                self = .commands
            } else if DroneOneSplitter.begins(bytes, at: offset) {
                self = .droneOneVideo
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
