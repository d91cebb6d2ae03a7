/// A picture on a side of the world, as the renderer samples it: brightness and colour, each in halving sizes.
///
/// Width and height are powers of two, so that a coordinate wraps with a mask and a smaller level with a shift.
struct Texture: Sendable {
    /// One size of the brightness plane.
    struct LumaLevel: Sendable {
        let widthShift: Int
        let heightShift: Int
        let texels: [UInt8]
    }

    /// One size of the colour plane; Cb in the low half, Cr in the high half, so that both are blended at once.
    struct ChromaLevel: Sendable {
        let widthShift: Int
        let heightShift: Int
        let texels: [UInt32]
    }

    let widthShift: Int
    let heightShift: Int
    let luma: [LumaLevel]

    /// Half the size of `luma`, level by level, as in the picture.
    let chroma: [ChromaLevel]

    /// How many levels there are of each kind; both are masked and shifted alike, so the fewer count.
    var levels: Int { chroma.count }

    /// Converts a canvas and makes its smaller levels.
    init(_ canvas: Canvas) {
        widthShift = canvas.width.trailingZeroBitCount
        heightShift = canvas.height.trailingZeroBitCount
        precondition(canvas.width == 1 << widthShift && canvas.height == 1 << heightShift, "sizes are powers of two")
        var image = canvas
        var luma: [LumaLevel] = []
        var chroma: [ChromaLevel] = []
        while true {
            let (w, h) = (image.width.trailingZeroBitCount, image.height.trailingZeroBitCount)
            luma.append(LumaLevel(widthShift: w, heightShift: h, texels: image.pixels.map(\.luma)))
            if !luma.dropFirst().isEmpty {
                chroma.append(ChromaLevel(widthShift: w, heightShift: h, texels: image.pixels.map(\.chroma)))
            }
            guard image.width > 2, image.height > 2 else { break }
            image = image.halved()
        }
        self.luma = luma
        self.chroma = chroma
    }
}
