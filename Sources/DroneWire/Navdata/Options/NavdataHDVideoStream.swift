/// The recorder and its USB key (AR.Drone 2.0).
///
/// SDK: `navdata_hdvideo_stream_t`, tag 25.
public struct NavdataHDVideoStream: NavdataPayload {
    /// 25.
    public static let tag: UInt16 = 25
    /// The SDK's name of the structure.
    public static let name = "navdata_hdvideo_stream"
    /// 32 bytes.
    public static let fullSize: UInt16 = 32

    /// Bit 0: the FIFO is full; 8: a USB key is there; 9: it records; 10: it is full (SDK `hdvideo_state`).
    public var hdvideoState: UInt32 = 0
    /// Packets in the FIFO (SDK `storage_fifo_nb_packets`).
    public var storageFifoNbPackets: UInt32 = 0
    /// Fill of the FIFO (SDK `storage_fifo_size`, kbyte).
    public var storageFifoSizeKilobytes: UInt32 = 0
    /// Size of the USB key, 0 without one (SDK `usbkey_size`, kbyte).
    public var usbkeySizeKilobytes: UInt32 = 0
    /// Free space on the USB key, 0 without one (SDK `usbkey_freespace`, kbyte).
    public var usbkeyFreespaceKilobytes: UInt32 = 0
    /// PaVE number of the frame that enters the encoder (SDK `frame_number`).
    public var frameNumber: UInt32 = 0
    /// Remaining recording time (SDK `usbkey_remaining_time`, s).
    public var usbkeyRemainingTimeSeconds: UInt32 = 0

    /// The option's size in bytes on the wire.
    public var size = fullSize
    /// The bytes after the last complete number.
    public var extra: [UInt8] = []

    /// All fields zero, in full size.
    @inlinable
    public init() {}

    /// Shows all fields, in wire order, to a visitor.
    @inlinable
    @inline(__always)
    public mutating func visit(_ visitor: inout some NavdataFieldVisitor & ~Escapable) {
        visitor.field("hdvideo_state", &hdvideoState)
        visitor.field("storage_fifo_nb_packets", &storageFifoNbPackets)
        visitor.field("storage_fifo_size", in: "kbyte", &storageFifoSizeKilobytes)
        visitor.field("usbkey_size", in: "kbyte", &usbkeySizeKilobytes)
        visitor.field("usbkey_freespace", in: "kbyte", &usbkeyFreespaceKilobytes)
        visitor.field("frame_number", &frameNumber)
        visitor.field("usbkey_remaining_time", in: "s", &usbkeyRemainingTimeSeconds)
    }
}
