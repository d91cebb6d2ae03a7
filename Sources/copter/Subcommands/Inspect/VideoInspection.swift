import DroneVideo
import DroneWire

/// Shows a stream of video, frame by frame, and decodes it to see that it can be.
struct VideoInspection: ~Copyable {
    let isJSON: Bool

    private var totals = Totals()
    private var gate = KeyFrameGate()
    private var decoder: VideoDecoder?
    private var pictures = 0
    private var decodeErrors = 0
    private var missingCodec: VideoError?

    /// What was in the stream.
    private struct Totals {
        var frames = 0
        var keyFrames = 0
        var bytesSkipped = 0
        var incompleteFrames = 0
        var advertisements = 0
    }

    init(isJSON: Bool) {
        self.isJSON = isJSON
    }

    /// Shows all frames of PaVE packets, line by line, and returns what was damaged.
    mutating func inspectPaVE(_ bytes: [UInt8], write: (String) -> Void) -> InspectedDamage {
        // As a connection would bring them; a whole film at once would be held in memory twice.
        let chunk = 1 << 16
        var assembler = PaVEAssembler()
        begin(write)
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            assembler.append(bytes.rawSpan.extracting(start..<min(start + chunk, bytes.count)))
            while let frame = assembler.next() {
                show(frame, write)
            }
        }
        assembler.finish()
        totals.bytesSkipped = assembler.statistics.bytesSkipped
        totals.incompleteFrames = assembler.statistics.incompleteFrames
        totals.advertisements = assembler.statistics.advertisements
        return conclude(write)
    }

    /// Shows all pictures of an AR.Drone 1.0, line by line, and returns what was damaged.
    mutating func inspectDroneOne(_ bytes: [UInt8], write: (String) -> Void) -> InspectedDamage {
        var splitter = DroneOneSplitter(bytes)
        begin(write)
        while let frame = splitter.next() { show(frame, write) }
        totals.bytesSkipped = splitter.bytesSkipped
        return conclude(write)
    }

    private func begin(_ write: (String) -> Void) {
        if !isJSON { write(Self.heading) }
    }

    private func conclude(_ write: (String) -> Void) -> InspectedDamage {
        write(isJSON ? totalsObject.text : totalsText)
        var damage = InspectedDamage()
        damage.note(totals.bytesSkipped, "byte skipped", "bytes skipped")
        damage.note(totals.incompleteFrames, "frame incomplete", "frames incomplete")
        damage.note(gate.heldAfterGap, "frame after a gap", "frames after gaps")
        damage.note(decodeErrors, "frame not decodable", "frames not decodable")
        return damage
    }

    private mutating func show(_ frame: PaVEFrame, _ write: (String) -> Void) {
        totals.frames += 1
        if frame.isKeyFrame { totals.keyFrames += 1 }
        let held = gate.heldBeforeFirstKeyFrame
        let isAdmitted = gate.admits(frame)
        if isAdmitted { decode(frame) }
        if isJSON {
            write(Self.object(of: frame).text)
        } else {
            let reason = gate.heldBeforeFirstKeyFrame > held ? "before the first key frame" : "after a gap"
            write(Self.line(for: frame, note: isAdmitted ? "" : "not decoded: " + reason))
        }
    }

    private mutating func decode(_ frame: PaVEFrame) {
        do throws(VideoError) {
            if decoder?.codec != frame.codec {
                decoder = try VideoDecoder(codec: frame.codec)
            }
        } catch {
            decodeErrors += 1
            missingCodec = error
            return
        }
        switch decoder?.decode(frame) {
        case .picture(let picture):
            if picture.isDamaged { decodeErrors += 1 } else { pictures += 1 }
        case .undecodable:
            decodeErrors += 1
            gate.close()
        case .noPicture, nil: break
        }
    }
}

// MARK: JSON

extension VideoInspection {
    private static func object(of frame: PaVEFrame) -> JSON {
        .object([
            ("frame", .unsigned(UInt64(frame.frameNumber))), ("type", .text(frame.header.frameType.word)),
            ("codec", .text(frame.codec.word)), ("width", .integer(Int64(frame.displayWidth))),
            ("height", .integer(Int64(frame.displayHeight))), ("payload", .integer(Int64(frame.payload.count))),
            ("timestamp", .unsigned(UInt64(frame.timestampMilliseconds))),
        ])
    }

    private var totalsObject: JSON {
        .object([
            ("frames", .integer(Int64(totals.frames))), ("keyFrames", .integer(Int64(totals.keyFrames))),
            ("bytesSkipped", .integer(Int64(totals.bytesSkipped))),
            ("incompleteFrames", .integer(Int64(totals.incompleteFrames))),
            ("advertisements", .integer(Int64(totals.advertisements))),
            ("heldBeforeKeyFrame", .integer(Int64(gate.heldBeforeFirstKeyFrame))),
            ("heldAfterGap", .integer(Int64(gate.heldAfterGap))),
            ("decodedPictures", .integer(Int64(pictures))), ("decodeErrors", .integer(Int64(decodeErrors))),
        ])
    }
}

// MARK: Text

extension VideoInspection {
    // Frames are shown as they come, so the widths of the columns cannot wait for the widest word.
    private static let widths = [10, 7, 8, 11, 10, 13]

    private static var heading: String {
        row(["frame", "type", "codec", "picture", "payload", "time"], note: "")
    }

    private static func line(for frame: PaVEFrame, note: String) -> String {
        row(
            [
                "\(frame.frameNumber)", frame.header.frameType.word, frame.codec.word,
                "\(frame.displayWidth)x\(frame.displayHeight)", "\(frame.payload.count) B",
                (Double(frame.timestampMilliseconds) / 1000).rounded(digits: 3) + " s",
            ],
            note: note
        )
    }

    private static func row(_ words: [String], note: String) -> String {
        let columns = zip(words, widths).map { word, width in
            String(repeating: " ", count: max(1, width - word.count)) + word
        }
        return columns.joined() + (note.isEmpty ? "" : "  " + note)
    }

    private var totalsText: String {
        var lines = [
            "",
            "\(totals.frames) frames, \(totals.keyFrames) key frames, \(totals.bytesSkipped) bytes skipped",
            "\(pictures) pictures decoded, " + (decodeErrors == 1 ? "1 error" : "\(decodeErrors) errors"),
        ]
        let counts = [
            (gate.heldBeforeFirstKeyFrame, "before the first key frame, not decoded"),
            (gate.heldAfterGap, "after a gap, not decoded"),
            (totals.incompleteFrames, "incomplete"), (totals.advertisements, "only announced"),
        ]
        lines += counts.filter { $0.0 > 0 }.map { "\($0) \($1)" }
        if let missingCodec { lines.append("\(missingCodec)") }
        return lines.joined(separator: "\n")
    }
}

extension PaVEFrameType {
    fileprivate var word: String {
        switch self {
        case .unknown: "unknown"
        case .refresh: "IDR"
        case .intra: "I"
        case .predicted: "P"
        case .headers: "headers"
        default: "\(rawValue)"
        }
    }
}

extension PaVECodec {
    fileprivate var word: String {
        switch self {
        case .unknown: "unknown"
        case .vlib: "UVLC"
        case .p264: "P264"
        case .mpeg4: "MPEG-4"
        case .h264: "H.264"
        default: "\(rawValue)"
        }
    }
}
