/// A picture as an encoder wants it: full-size brightness, and two colour planes of half the width and height (I420,
/// BT.601, studio range).
public struct PlanarPicture: Hashable, Sendable {
    /// In pixels; both even.
    public let width: Int

    /// In pixels; both even.
    public let height: Int

    /// Brightness, row by row from the top, 16...235.
    public internal(set) var luma: [UInt8]

    /// Blueness (Cb) of every 2 by 2 pixels, 16...240.
    public internal(set) var blue: [UInt8]

    /// Redness (Cr) of every 2 by 2 pixels, 16...240.
    public internal(set) var red: [UInt8]

    /// A grey picture of this size.
    public init(width: Int, height: Int) {
        precondition(width > 0 && height > 0 && width % 2 == 0 && height % 2 == 0, "I420 needs even sizes")
        self.width = width
        self.height = height
        luma = Array(repeating: 128, count: width * height)
        blue = Array(repeating: 128, count: width * height / 4)
        red = blue
    }

    /// Covers the top left with a smaller picture.
    public mutating func cover(with inset: PlanarPicture) {
        func copy(_ source: [UInt8], _ columns: Int, into target: inout [UInt8], _ stride: Int) {
            for row in 0..<source.count / columns {
                let line = source[row * columns..<(row + 1) * columns]
                target.replaceSubrange(row * stride..<row * stride + columns, with: line)
            }
        }
        precondition(inset.width <= width && inset.height <= height, "an inset is smaller than the picture")
        copy(inset.luma, inset.width, into: &luma, width)
        copy(inset.blue, inset.width / 2, into: &blue, width / 2)
        copy(inset.red, inset.width / 2, into: &red, width / 2)
    }
}
