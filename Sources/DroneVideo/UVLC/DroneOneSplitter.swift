package import DroneWire

/// Cuts a recording of AR.Drone 1.0 video, datagram behind datagram, into its pictures.
///
/// A datagram has no length of its own: the picture ends where its last block does.
package struct DroneOneSplitter {
    /// Bytes that belong to no picture.
    package private(set) var bytesSkipped = 0

    /// No datagram is longer.
    private static let longestDatagram = 1 << 16

    private let bytes: [UInt8]
    private var offset = 0

    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next picture as a frame; nil at the end.
    package mutating func next() -> PaVEFrame? {
        while offset < bytes.count {
            if let datagram = Self.datagram(in: bytes, at: offset),
                let frame = try? PaVEFrame(droneOnePicture: datagram, timestampMilliseconds: 0)
            {
                offset += datagram.count
                return frame
            }
            offset += 1
            bytesSkipped += 1
        }
        return nil
    }

    /// The datagram that begins at `offset`; nil where none does.
    private static func datagram(in bytes: [UInt8], at offset: Int) -> [UInt8]? {
        guard isHeader(bytes, at: offset) else { return nil }
        let rest = Array(bytes[offset..<min(offset + longestDatagram, bytes.count)])
        var decoder = UVLCDecoder()
        if let (isDamaged, byteCount) = try? decoder.decodePlanes(rest), !isDamaged {
            return Array(rest.prefix(byteCount))
        }
        // Where it ends only the next one tells.
        var end = 4
        while end < rest.count, !isHeader(bytes, at: offset + end) { end += 4 }
        return Array(rest.prefix(end))
    }

    private static func isHeader(_ bytes: [UInt8], at offset: Int) -> Bool {
        guard offset + DroneOnePictureHeader.byteCount <= bytes.count else { return false }
        let start = bytes.rawSpan.extracting(offset..<offset + DroneOnePictureHeader.byteCount)
        return (try? DroneOnePictureHeader(parsing: start)) != nil
    }

    /// Whether a recording begins at the first of these bytes: with a whole picture, or at least with the start of one where
    /// nothing stands in front.
    package static func begins(_ bytes: [UInt8], at offset: Int) -> Bool {
        guard isHeader(bytes, at: offset) else { return false }
        if offset == 0 { return true }
        var decoder = UVLCDecoder()
        let rest = Array(bytes[offset..<min(offset + longestDatagram, bytes.count)])
        return (try? decoder.decodePlanes(rest))?.isDamaged == false
    }
}
