// The inner loops of the renderer: everything in whole numbers, four texels blended by their distance to the point.
//
// The texel arrays are read without bounds checks: a coordinate is masked to the level's width and height, and a level
// holds exactly width times height texels. Sums and products cannot overflow: coordinates stay below 2^46 (see
// `Projection`), blended values below 2^32.

extension Texture.LumaLevel {
    /// Writes a run's brightness into a plane whose row begins at `offset`.
    func draw(_ run: PixelRun, into plane: inout MutableSpan<UInt8>, at offset: Int) {
        let (columns, rows) = (1 << widthShift - 1, 1 << heightShift - 1)
        let texels = texels.span
        var (u, v) = (run.column, run.row)
        for target in offset + run.start..<offset + run.start + run.count {
            let (left, right) = ((u &>> 16) & columns, ((u &>> 16) &+ 1) & columns)
            let (upper, lower) = (((v &>> 16) & rows) &<< widthShift, (((v &>> 16) &+ 1) & rows) &<< widthShift)
            let (across, down) = ((u &>> 8) & 0xFF, (v &>> 8) & 0xFF)
            let top =
                unsafe Int(texels[unchecked: upper | left]) &* (256 &- across) &+ Int(texels[unchecked: upper | right])
                &* across
            let bottom =
                unsafe Int(texels[unchecked: lower | left]) &* (256 &- across) &+ Int(texels[unchecked: lower | right])
                &* across
            plane[target] = UInt8(truncatingIfNeeded: (top &* (256 &- down) &+ bottom &* down) &>> 16)
            u &+= run.columnStep
            v &+= run.rowStep
        }
    }
}

extension Texture.ChromaLevel {
    /// Writes a run's colour into two planes whose rows begin at `offset`.
    func draw(
        _ run: PixelRun,
        into blue: inout MutableSpan<UInt8>,
        _ red: inout MutableSpan<UInt8>,
        at offset: Int
    ) {
        let (columns, rows) = (1 << widthShift - 1, 1 << heightShift - 1)
        let texels = texels.span
        var (u, v) = (run.column, run.row)
        for target in offset + run.start..<offset + run.start + run.count {
            let (left, right) = ((u &>> 16) & columns, ((u &>> 16) &+ 1) & columns)
            let (upper, lower) = (((v &>> 16) & rows) &<< widthShift, (((v &>> 16) &+ 1) & rows) &<< widthShift)
            let (across, down) = (UInt32((u &>> 8) & 0xFF), UInt32((v &>> 8) & 0xFF))
            // Both halves of a texel are blended in one multiplication: 255 · 256 still fits into sixteen bits.
            let top =
                unsafe texels[unchecked: upper | left] &* (256 &- across) &+ texels[unchecked: upper | right] &* across
            let bottom =
                unsafe texels[unchecked: lower | left] &* (256 &- across) &+ texels[unchecked: lower | right] &* across
            let blend =
                ((top &>> 8) & 0x00FF_00FF) &* (256 &- down) &+ ((bottom &>> 8) & 0x00FF_00FF) &* down
            blue[target] = UInt8(truncatingIfNeeded: blend &>> 8)
            red[target] = UInt8(truncatingIfNeeded: blend >> 24)
            u &+= run.columnStep
            v &+= run.rowStep
        }
    }
}
