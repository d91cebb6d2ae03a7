/// Counters for games.
///
/// SDK: `navdata_games_t`, tag 20.
public struct NavdataGames: NavdataPayload {
    /// 20.
    public static let tag: UInt16 = 20
    /// The SDK's name of the structure.
    public static let name = "navdata_games"
    /// 12 bytes.
    public static let fullSize: UInt16 = 12

    /// Double taps that were felt (SDK `double_tap_counter`).
    public var doubleTapCounter: UInt32 = 0
    /// Finish lines that were crossed (SDK `finish_line_counter`).
    public var finishLineCounter: UInt32 = 0

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
        visitor.field("double_tap_counter", &doubleTapCounter)
        visitor.field("finish_line_counter", &finishLineCounter)
    }
}
