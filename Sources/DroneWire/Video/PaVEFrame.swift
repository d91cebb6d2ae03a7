/// One encoded picture with all its slices.
public struct PaVEFrame: Hashable, Sendable {
    /// The header of the first slice.
    public var header: PaVEHeader

    /// What the decoder gets: the payloads of all slices, in their order.
    public var payload: [UInt8]

    /// Whether the stream ends with this frame.
    public var endsStream: Bool

    /// Whether bytes were skipped just before: something is missing, even where frame numbers do not tell.
    public var followsDamage: Bool

    /// A frame of these parts.
    public init(header: PaVEHeader, payload: [UInt8], endsStream: Bool? = nil, followsDamage: Bool = false) {
        self.header = header
        self.payload = payload
        self.endsStream = endsStream ?? header.control.contains(.lastFrame)
        self.followsDamage = followsDamage
    }

    /// Whether decoding can begin here.
    public var isKeyFrame: Bool { header.frameType.isKey }

    /// How the payload is encoded.
    public var codec: PaVECodec { header.codec }

    /// The width to be shown, in pixels.
    public var displayWidth: Int { Int(header.displayWidth) }

    /// The height to be shown, in pixels.
    public var displayHeight: Int { Int(header.displayHeight) }

    /// The frame's number, one more than the one before.
    public var frameNumber: UInt32 { header.frameNumber }

    /// When the picture was taken, in milliseconds since the drone's start.
    public var timestampMilliseconds: UInt32 { header.timestampMilliseconds }

    /// The sequence parameter set inside the payload, start code included; nil when the header names none.
    public var sequenceParameterSet: ArraySlice<UInt8>? {
        part(after: 0, size: Int(header.header1Size))
    }

    /// The picture parameter set inside the payload, start code included; nil when the header names none.
    public var pictureParameterSet: ArraySlice<UInt8>? {
        part(after: Int(header.header1Size), size: Int(header.header2Size))
    }

    private func part(after start: Int, size: Int) -> ArraySlice<UInt8>? {
        size > 0 && start + size <= payload.count ? payload[start..<start + size] : nil
    }
}
