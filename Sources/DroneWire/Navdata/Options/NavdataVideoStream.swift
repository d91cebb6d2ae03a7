/// The live video encoder and the link that it streams over.
///
/// The first field is one byte, so that all others, and the options behind this one, lie unaligned. SDK:
/// `navdata_video_stream_t`, tag 19.
public struct NavdataVideoStream: NavdataPayload {
    /// 19.
    public static let tag: UInt16 = 19
    /// The SDK's name of the structure.
    public static let name = "navdata_video_stream"
    /// 65 bytes.
    public static let fullSize: UInt16 = 65
    /// 29 bytes: what an AR.Drone 1.0 sends.
    public static let droneOneSize: UInt16 = 29

    /// Quantiser of the frame, 1...31 (SDK `quant`).
    public var quant: UInt8 = 0
    /// Size of the encoded frame (SDK `frame_size`, byte).
    public var frameSizeBytes: UInt32 = 0
    /// Number of the frame (SDK `frame_number`).
    public var frameNumber: UInt32 = 0
    /// Sequence number of the last REF command (SDK `atcmd_ref_seq`).
    public var atcmdRefSeq: UInt32 = 0
    /// Mean interval between REF commands (SDK `atcmd_mean_ref_gap`, ms).
    public var atcmdMeanRefGapMilliseconds: UInt32 = 0
    /// Variance of that interval (SDK `atcmd_var_ref_gap`).
    public var atcmdVarRefGap: Float = 0
    /// Quality of the command link (SDK `atcmd_ref_quality`).
    ///
    /// The last field of an AR.Drone 1.0.
    public var atcmdRefQuality: UInt32 = 0
    /// Measured throughput of the video connection; the unit is not documented (SDK `out_bitrate`, bit/s).
    public var outBitrateBitsPerSecond: UInt32 = 0
    /// Size of the last frame from the encoder, whatever the name says (SDK `desired_bitrate`, byte).
    public var desiredBitrateBytes: UInt32 = 0
    /// Temporary value 1 (SDK `data1`).
    public var data1: Int32 = 0
    /// Temporary value 2 (SDK `data2`).
    public var data2: Int32 = 0
    /// Temporary value 3 (SDK `data3`).
    public var data3: Int32 = 0
    /// Temporary value 4 (SDK `data4`).
    public var data4: Int32 = 0
    /// Temporary value 5 (SDK `data5`).
    public var data5: Int32 = 0
    /// Fill of the TCP queue (SDK `tcp_queue_level`).
    public var tcpQueueLevel: UInt32 = 0
    /// Fill of the FIFO queue (SDK `fifo_queue_level`).
    public var fifoQueueLevel: UInt32 = 0

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
        visitor.field("quant", &quant)
        visitor.field("frame_size", in: "byte", &frameSizeBytes)
        visitor.field("frame_number", &frameNumber)
        visitor.field("atcmd_ref_seq", &atcmdRefSeq)
        visitor.field("atcmd_mean_ref_gap", in: "ms", &atcmdMeanRefGapMilliseconds)
        visitor.field("atcmd_var_ref_gap", &atcmdVarRefGap)
        visitor.field("atcmd_ref_quality", &atcmdRefQuality)
        visitor.field("out_bitrate", in: "bit/s", &outBitrateBitsPerSecond)
        visitor.field("desired_bitrate", in: "byte", &desiredBitrateBytes)
        visitor.field("data1", &data1)
        visitor.field("data2", &data2)
        visitor.field("data3", &data3)
        visitor.field("data4", &data4)
        visitor.field("data5", &data5)
        visitor.field("tcp_queue_level", &tcpQueueLevel)
        visitor.field("fifo_queue_level", &fifoQueueLevel)
    }
}
