/// What an assembler has seen.
public struct PaVEStatistics: Hashable, Sendable {
    /// Bytes that came in.
    public internal(set) var bytes = 0

    /// Packets whose payload came in whole; a frame of several slices is several packets.
    public internal(set) var packets = 0

    /// Whole frames.
    public internal(set) var frames = 0

    /// Whole frames at which decoding can begin.
    public internal(set) var keyFrames = 0

    /// Bytes of whole packets and of announcements, headers included.
    public internal(set) var bytesInPackets = 0

    /// Bytes that belong to no whole packet; those of an unfinished one count when the stream ends.
    public internal(set) var bytesSkipped = 0

    /// How often the stream was lost and searched for; every stretch of skipped bytes counts once.
    public internal(set) var resynchronizations = 0

    /// Packets that only announce a frame of the other connection.
    public internal(set) var advertisements = 0

    /// Frames that were given up because a slice, or the end of the stream, was missing.
    public internal(set) var incompleteFrames = 0

    /// Whole frames that nobody took in time.
    public internal(set) var framesDropped = 0
}

/// Makes frames of the bytes of a PaVE stream, however they are cut.
///
/// ```swift
/// assembler.append(bytes)
/// while let frame = assembler.next() { … }
/// ```
///
/// Each byte of a payload is copied once, into its frame. What is no packet is skipped and counted, up to the next one.
/// Memory is bounded: by one frame that is being built, at most ``maximumFrameLength``, the last two frames, and the frames
/// that wait to be taken, at most ``maximumWaitingLength``, of which the oldest are dropped.
public struct PaVEAssembler: Sendable {
    /// What came in so far.
    public private(set) var statistics = PaVEStatistics()

    /// No frame is longer than this, all slices together.
    public static let maximumFrameLength = 4 << 20

    /// The waiting frames take no more memory than this together, except that the newest frame always waits.
    public static let maximumWaitingLength = 32 << 20

    /// The first bytes of a header that is not whole yet.
    private var beginning: [UInt8] = []

    /// The header of the packet whose payload comes in.
    private var header = PaVEHeader()

    /// The payload of that packet; of a slice in its turn, after the slices before.
    private var payload: [UInt8] = []

    /// How many bytes are missing in ``payload``; 0 between packets.
    private var missing = 0

    /// The last whole frame, which was taken unless it ``isWaiting``, and the one before.
    ///
    /// Their storage is used again when nobody else holds it by then. That takes two, because the next packet mostly begins
    /// in the same chunk in which a frame ends, before anybody took that.
    private var last = PaVEFrame(header: PaVEHeader(), payload: [])
    private var isWaiting = false
    private var beforeLast = PaVEFrame(header: PaVEHeader(), payload: [])

    /// Whole frames before ``last`` that nobody took.
    private var waiting = FrameQueue()

    /// The frame whose slices come in.
    private var partial: PartialFrame?

    /// Whether the last bytes were skipped.
    private var isLost = false

    /// Whether bytes were skipped after the last frame.
    private var hasDamage = false

    /// An assembler at the start of a stream.
    public init() {}

    /// Takes the next bytes of the stream; any bytes are safe.
    public mutating func append(_ bytes: RawSpan) {
        statistics.bytes += bytes.byteCount
        var offset = 0
        while offset < bytes.byteCount {
            if missing > 0 {
                let count = min(missing, bytes.byteCount - offset)
                takePayload(bytes.extracting(offset..<offset + count))
                offset += count
            } else if beginning.isEmpty {
                offset += takeHeader(from: bytes.extracting(offset..<bytes.byteCount))
            } else {
                offset += continueHeader(from: bytes.extracting(offset..<bytes.byteCount))
            }
        }
    }

    /// The oldest whole frame that was not taken yet.
    public mutating func next() -> PaVEFrame? {
        if let frame = waiting.takeFirst() { return frame }
        guard isWaiting else { return nil }
        isWaiting = false
        return last
    }

    /// Bytes that came in and wait for the rest of their packet.
    public var pendingByteCount: Int {
        missing > 0 ? header.packetSize - missing : beginning.count
    }

    /// Ends the stream: what is not whole is given up and counted, and the next bytes begin a new one.
    ///
    /// Frames that wait can still be taken.
    public mutating func finish() {
        if partial != nil {
            dropPartial()
        } else if missing > 0 {
            statistics.incompleteFrames += 1
        }
        skip(pendingByteCount)
        beginning = []
        payload = []
        beforeLast.payload = []
        missing = 0
        isLost = false
        hasDamage = false
    }
}

// MARK: Headers

extension PaVEAssembler {
    /// What some bytes are that may begin with a header.
    private enum Finding {
        case header(size: Int)
        case unfinished(needed: Int)
        case garbage(length: Int)
    }

    /// Takes a header that lies whole in `bytes`, or what must be skipped, or keeps its beginning.
    private mutating func takeHeader(from bytes: RawSpan) -> Int {
        switch Self.examine(bytes) {
        case .header(let size):
            // In the storage of an older header, since the last frame keeps the one that came last.
            swap(&header, &beforeLast.header)
            header.replace(with: bytes, size: size)
            beginPacket()
            return size
        case .unfinished:
            beginning.append(copying: bytes)
            return bytes.byteCount
        case .garbage(let length):
            skip(length)
            return length
        }
    }

    /// Goes on with a header whose beginning came earlier; takes no more bytes than it needs to decide.
    private mutating func continueHeader(from bytes: RawSpan) -> Int {
        var taken = 0
        while !beginning.isEmpty {
            switch Self.examine(beginning.rawSpan) {
            case .header(let size):
                header = PaVEHeader(whole: beginning.rawSpan, size: size)
                beginning.removeAll(keepingCapacity: true)
                beginPacket()
            case .unfinished(let needed):
                let count = min(needed - beginning.count, bytes.byteCount - taken)
                if count == 0 { return taken }
                beginning.append(copying: bytes.extracting(taken..<taken + count))
                taken += count
            case .garbage(let length):
                skip(length)
                beginning.removeFirst(length)
            }
        }
        return taken
    }

    private static func examine(_ bytes: RawSpan) -> Finding {
        do throws(PaVEError) {
            let size = try PaVEHeader.size(of: bytes)
            return size <= bytes.byteCount ? .header(size: size) : .unfinished(needed: size)
        } catch .truncated(let needed, _) where bytes.beginsSignature(at: 0) {
            return .unfinished(needed: needed)
        } catch {
            return .garbage(length: bytes.offsetOfSignature(from: 1))
        }
    }

    private mutating func skip(_ length: Int) {
        guard length > 0 else { return }
        statistics.bytesSkipped += length
        if !isLost { statistics.resynchronizations += 1 }
        isLost = true
        hasDamage = true
    }
}

extension PaVEHeader {
    /// How long header and payload are together.
    fileprivate var packetSize: Int { Int(headerSize) + Int(payloadSize) }
}

extension RawSpan {
    /// Whether a signature begins at `offset`, as far as there are bytes.
    fileprivate func beginsSignature(at offset: Int) -> Bool {
        var signature = PaVEHeader.signature
        for position in offset..<Swift.min(offset + 4, byteCount) {
            guard byte(at: position) == UInt8(truncatingIfNeeded: signature) else { return false }
            signature >>= 8
        }
        return true
    }

    /// Where a signature, or what may become one, next begins; the number of bytes when nowhere.
    fileprivate func offsetOfSignature(from start: Int) -> Int {
        var position = start
        while position < byteCount {
            guard let candidate = offset(of: UInt8(ascii: "P"), in: position..<byteCount) else { break }
            if beginsSignature(at: candidate) { return candidate }
            position = candidate + 1
        }
        return byteCount
    }
}

// MARK: Payloads

extension PaVEAssembler {
    /// A frame of several slices, some of which are there.
    private struct PartialFrame {
        /// The header of the first slice, or until that comes of the first that came.
        var header: PaVEHeader

        /// The payloads of all slices before ``next``.
        var payload: [UInt8] = []

        /// The slice that must follow.
        var next: UInt8 = 0

        /// Slices that came too early.
        var early: [UInt8: [UInt8]] = [:]

        /// Bytes of all slices that came.
        var length = 0

        var endsStream = false

        func belongsTogether(with other: PaVEHeader) -> Bool {
            header.frameNumber == other.frameNumber && header.streamID == other.streamID
        }
    }

    /// Prepares for the payload of the packet whose header has come.
    private mutating func beginPacket() {
        isLost = false
        guard !header.control.contains(.advertisement) else {
            statistics.advertisements += 1
            statistics.bytesInPackets += Int(header.headerSize)
            return
        }
        missing = Int(header.payloadSize)
        if header.totalSlices > 1 {
            beginSlice()
        } else if partial != nil {
            dropPartial()
        }
        if payload.isEmpty {
            reusePayload()
        } else {
            payload.reserveCapacity(payload.count + missing)
        }
        if missing == 0 { completePacket() }
    }

    private mutating func takePayload(_ bytes: RawSpan) {
        payload.append(copying: bytes)
        missing -= bytes.byteCount
        if missing == 0 { completePacket() }
    }

    private mutating func completePacket() {
        statistics.packets += 1
        statistics.bytesInPackets += header.packetSize
        if header.totalSlices > 1 {
            completeSlice()
        } else {
            completeFrame(header, endsStream: header.control.contains(.lastFrame))
        }
    }

    /// Hands ``payload`` out, which is that of a whole frame.
    private mutating func completeFrame(_ header: PaVEHeader, endsStream: Bool) {
        statistics.frames += 1
        if header.frameType.isKey { statistics.keyFrames += 1 }
        if isWaiting { statistics.framesDropped += waiting.append(last, keepingAtMost: Self.maximumWaitingLength) }
        swap(&beforeLast, &last)
        let bytes = exchange(&payload, with: [])
        last = PaVEFrame(header: header, payload: bytes, endsStream: endsStream, followsDamage: hasDamage)
        isWaiting = true
        hasDamage = false
    }

    /// Makes room for the payload that comes, in the storage of an older one where that fits and is free.
    private mutating func reusePayload() {
        let fitting = missing...(2 * missing + 4096)
        if fitting.contains(beforeLast.payload.capacity) {
            swap(&payload, &beforeLast.payload)
            // Where somebody still holds the old payload, this makes new storage.
            payload.removeAll(keepingCapacity: true)
        } else {
            payload.reserveCapacity(missing)
        }
    }

    /// Makes ``payload`` what the slice is appended to.
    private mutating func beginSlice() {
        if let current = partial,
            !current.belongsTogether(with: header) || current.length + missing > Self.maximumFrameLength
        {
            dropPartial()
        }
        var frame = partial ?? PartialFrame(header: header)
        if header.sliceIndex == 0 { frame.header = header }
        frame.length += missing
        frame.endsStream = frame.endsStream || header.control.contains(.lastFrame)
        if header.sliceIndex == frame.next { payload = exchange(&frame.payload, with: []) }
        partial = frame
    }

    private mutating func completeSlice() {
        let index = header.sliceIndex
        let bytes = exchange(&payload, with: [])
        guard var frame = exchange(&partial, with: nil) else {
            preconditionFailure("A slice belongs to a frame that has begun.")
        }
        if index == frame.next {
            frame.payload = bytes
            frame.next += 1
            while let early = frame.early.removeValue(forKey: frame.next) {
                frame.payload += early
                frame.next += 1
            }
        } else if index > frame.next {
            frame.early[index] = bytes
        }
        if frame.next >= frame.header.totalSlices {
            payload = frame.payload
            completeFrame(frame.header, endsStream: frame.endsStream)
        } else {
            partial = frame
        }
    }

    private mutating func dropPartial() {
        partial = nil
        statistics.incompleteFrames += 1
    }
}

/// Frames in the order in which they came: two stacks, so that neither end ever moves the others.
private struct FrameQueue: Sendable {
    private var incoming: [PaVEFrame] = []

    /// Older than all of ``incoming``, the oldest last.
    private var outgoing: [PaVEFrame] = []

    /// The memory of all frames, about.
    private var weight = 0

    /// Adds a frame and drops old ones until the others are short enough; returns how many.
    mutating func append(_ frame: PaVEFrame, keepingAtMost maximum: Int) -> Int {
        var dropped = 0
        weight += frame.weight
        while weight > maximum, takeFirst() != nil {
            dropped += 1
        }
        incoming.append(frame)
        return dropped
    }

    // Inlined, because it is asked after every chunk and mostly has nothing.
    @inline(__always)
    mutating func takeFirst() -> PaVEFrame? {
        if outgoing.isEmpty {
            guard !incoming.isEmpty else { return nil }
            swap(&incoming, &outgoing)
            outgoing.reverse()
        }
        let frame = outgoing.removeLast()
        weight -= frame.weight
        return frame
    }
}

extension PaVEFrame {
    /// About how much memory the frame takes: empty ones count too, lest a stream of nothing else fill it.
    fileprivate var weight: Int { payload.capacity + header.encoded.capacity + 128 }
}

extension [UInt8] {
    /// Appends borrowed bytes.
    fileprivate mutating func append(copying bytes: RawSpan) {
        append(addingCapacity: bytes.byteCount) { output in
            // Safe: there is room for all bytes, and the count says that they are there.
            unsafe output.withUnsafeMutableBufferPointer { storage, count in
                unsafe bytes.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(storage).copyMemory(from: $0) }
                count = bytes.byteCount
            }
        }
    }
}
