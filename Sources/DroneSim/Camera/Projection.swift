/// A few neighbouring pixels of one row that show one side at one level of detail.
struct PixelRun {
    /// Which side of the scene.
    var side: Int

    /// Which of the side's levels.
    var level: Int

    /// The first pixel, and how many.
    var start: Int
    var count: Int

    /// Place on the level in 65536ths of a texel at the first pixel, and its change from pixel to pixel.
    var column: Int
    var row: Int
    var columnStep: Int
    var rowStep: Int
}

/// A view of a scene: for every side the straight lines (over pixel column and row) from which its texture
/// coordinates are made.
struct Projection {
    /// `base + i · right + j · down`.
    private struct Line {
        var base: Double
        var right: Double
        var down: Double

        func callAsFunction(_ i: Double, _ j: Double) -> Double { base + i * right + j * down }
    }

    private struct Side {
        /// Direction across the side by distance from it: the greatest of six wins.
        var nearness: Line
        /// Texture coordinates times `nearness`, in texels of the finest level.
        var column: Line
        var row: Line
        /// How far the texture reaches in each direction; without an end where it repeats.
        var width: Double
        var height: Double
        /// The coarsest level.
        var lastLevel: Int
    }

    /// Where a pixel's ray meets a side's plane.
    private struct Place {
        /// How far away, in the unit of `nearness`.
        var distance: Double
        var column: Double
        var row: Double
    }

    /// Pixels between two exact texture coordinates.
    private static let runLength = 16

    /// Texels per pixel are overstated by this: a little softness against crawling edges.
    private static let softness = 1.25

    /// Coordinates of rays that run along a plane, instead of infinity.
    private static let farthest = 1e9

    private let sides: [Side]

    init(_ view: PictureRequest.View, _ scene: Scene, texelScale: Double) {
        sides = scene.sides.map { side in
            func line(_ axis: Int) -> Line {
                Line(base: view.corner[axis], right: view.right[axis], down: view.down[axis])
            }
            let across = line(side.axis)
            let inverse = 1 / (side.plane - view.eye[side.axis])
            let nearness = Line(base: across.base * inverse, right: across.right * inverse, down: across.down * inverse)
            func coordinate(_ mapping: Scene.Side.Mapping) -> Line {
                // (eye + direction / nearness - origin) · scale, all times nearness.
                let direction = line(mapping.axis)
                let offset = view.eye[mapping.axis] - mapping.origin
                let scale = mapping.scale * texelScale
                return Line(
                    base: (offset * nearness.base + direction.base) * scale,
                    right: (offset * nearness.right + direction.right) * scale,
                    down: (offset * nearness.down + direction.down) * scale
                )
            }
            let texture = side.texture
            return Side(
                nearness: nearness,
                column: coordinate(side.column),
                row: coordinate(side.row),
                width: side.repeats ? .infinity : Double(1 << texture.widthShift) * texelScale,
                height: side.repeats ? .infinity : Double(1 << texture.heightShift) * texelScale,
                lastLevel: texture.levels - 1
            )
        }
    }

    /// Replaces `runs` by those of a row of pixels, from left to right.
    func findRuns(inRow row: Int, width: Int, _ runs: inout [PixelRun]) {
        runs.removeAll(keepingCapacity: true)
        let j = Double(row)
        var start = 0
        while start < width {
            let (index, spanEnd) = span(from: start, inRow: j, width: width)
            let side = sides[index]
            var place = place(on: side, Double(start), j)
            while start < spanEnd {
                let end = min(start + Projection.runLength, spanEnd)
                // In a span's last run the far end is the first pixel of another side; its ray meets this plane too.
                let next = self.place(on: side, Double(end), j)
                runs.append(run(on: side, index, start: start, count: end - start, from: place, to: next))
                (start, place) = (end, next)
            }
        }
    }

    /// The side seen at a pixel, and the first pixel right of it where another one is.
    private func span(from start: Int, inRow j: Double, width: Int) -> (side: Int, end: Int) {
        let i = Double(start)
        var (side, nearest) = (0, -Double.infinity)
        for index in sides.indices {
            let nearness = sides[index].nearness(i, j)
            if nearness > nearest { (side, nearest) = (index, nearness) }
        }
        let slope = sides[side].nearness.right
        var end = Double(width)
        for index in sides.indices where sides[index].nearness.right > slope {
            let gap = nearest - sides[index].nearness(i, j)
            end = min(end, i + (gap / (sides[index].nearness.right - slope)).rounded(.up))
        }
        return (side, max(start + 1, Int(end)))
    }

    private func place(on side: Side, _ i: Double, _ j: Double) -> Place {
        let distance = 1 / max(side.nearness(i, j), 1 / Projection.farthest)
        return Place(distance: distance, column: side.column(i, j) * distance, row: side.row(i, j) * distance)
    }

    private func run(on side: Side, _ index: Int, start: Int, count: Int, from: Place, to: Place) -> PixelRun {
        // Texels per pixel in both directions of the picture. A floor seen at a low angle is squeezed in one of them only:
        // between blur and crawling, take the geometric mean.
        let rightward = max(
            abs(side.column.right - from.column * side.nearness.right),
            abs(side.row.right - from.row * side.nearness.right)
        )
        let downward = max(
            abs(side.column.down - from.column * side.nearness.down),
            abs(side.row.down - from.row * side.nearness.down)
        )
        let scale = from.distance * Projection.softness
        let square = rightward * downward * scale * scale
        let level = square > 1 ? min(Int(square.exponent) / 2, side.lastLevel) : 0

        let unit = Double(1 << (16 - level))
        // Half a texel in, because a texel's colour is that of its middle; never beyond the first or last one.
        let half = Double(1 << level) / 2
        func fixed(_ value: Double, _ length: Double) -> Double {
            let inside = length.isFinite ? max(half, min(value, length - half)) : value
            return max(-Projection.farthest, min(inside - half, Projection.farthest)) * unit
        }
        let (column, line) = (fixed(from.column, side.width), fixed(from.row, side.height))
        let share = count == Projection.runLength ? 1 / Double(Projection.runLength) : 1 / Double(count)
        return PixelRun(
            side: index,
            level: level,
            start: start,
            count: count,
            column: Int(column),
            row: Int(line),
            columnStep: Int((fixed(to.column, side.width) - column) * share),
            rowStep: Int((fixed(to.row, side.height) - line) * share)
        )
    }
}

extension Vector {
    /// The coordinate along axis 0 (x), 1 (y) or 2 (z).
    fileprivate subscript(axis: Int) -> Double {
        switch axis {
        case 0: x
        case 1: y
        default: z
        }
    }
}
