/// A piece of a side with a picture of its own, drawn over it.
struct Decal: Sendable {
    /// What is on it.
    enum Content: Sendable {
        case print(Texture)
        /// The ``TestClock``.
        case clock
    }

    let place: Marker.Place
    let content: Content

    /// A decal in a view: where it may be, and from which straight lines (over pixel column and row) its coordinates are made.
    struct Projection {
        /// The pixels in which it may be seen.
        let columns: Range<Int>
        let rows: Range<Int>

        private let depth: Line
        private let across: Line
        private let down: Line
        private let offset: (distance: Double, across: Double, down: Double)

        /// Pixels to the width of the whole at its middle.
        let pixels: Double

        private struct Line {
            var base: Double
            var right: Double
            var down: Double

            init(_ view: PictureRequest.View, along axis: Vector) {
                (base, right, down) = (view.corner.dot(axis), view.right.dot(axis), view.down.dot(axis))
            }

            func callAsFunction(_ i: Double, _ j: Double) -> Double { base + i * right + j * down }
        }

        /// Nil where the decal is behind the eye, beside the picture, or seen from its back.
        init?(_ place: Marker.Place, _ view: PictureRequest.View, width: Int, height: Int) {
            let inward = place.side.inward
            let distance = (place.centre - view.eye).dot(inward)
            guard distance < 0 else { return nil }
            let corners = [(-1.0, -1.0), (1, -1), (1, 1), (-1, 1)].map { view.pixel(of: place.point($0.0, $0.1)) }
            let seen = corners.compactMap { $0 }
            guard let first = seen.first else { return nil }
            if seen.count == corners.count {
                var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
                for corner in seen {
                    (left, right) = (min(left, corner.x), max(right, corner.x))
                    (top, bottom) = (min(top, corner.y), max(bottom, corner.y))
                }
                columns = Projection.range(left, right, width)
                rows = Projection.range(top, bottom, height)
                pixels = right - left
            } else {
                // Some of it is behind the eye: it may be anywhere in the picture.
                (columns, rows, pixels) = (0..<width, 0..<height, Double(width))
            }
            guard !columns.isEmpty, !rows.isEmpty else { return nil }
            let (right, down) = (place.right * (1 / place.width), place.up * (-1 / place.height))
            depth = Line(view, along: inward)
            across = Line(view, along: right)
            self.down = Line(view, along: down)
            let fromCentre = view.eye - place.centre
            offset = (distance, fromCentre.dot(right) + 0.5, fromCentre.dot(down) + 0.5)
        }

        private static func range(_ low: Double, _ high: Double, _ count: Int) -> Range<Int> {
            let start = Int(low.rounded(.down).clamped(to: 0...Double(count)))
            return start..<max(start, Int((high.rounded(.up) + 1).clamped(to: 0...Double(count))))
        }

        /// Where a pixel's ray meets the decal, 0..<1 from its left and top; nil where it does not.
        func place(_ i: Double, _ j: Double) -> (across: Double, down: Double)? {
            let depth = depth(i, j)
            guard depth < 0 else { return nil }
            let reach = offset.distance / depth
            let (x, y) = (offset.across + reach * across(i, j), offset.down + reach * down(i, j))
            guard x >= 0, x < 1, y >= 0, y < 1 else { return nil }
            return (x, y)
        }
    }
}

extension SceneRenderer {
    /// Draws the decals over the brightness of the sides.
    func drawDecals(_ view: PictureRequest.View, _ request: PictureRequest, into luma: inout [UInt8]) {
        let (width, height) = (request.width, request.height)
        for decal in scene.decals {
            guard let seen = Decal.Projection(decal.place, view, width: width, height: height) else { continue }
            switch decal.content {
            case .print(let texture):
                let level = texture.luma[texture.level(forWidth: seen.pixels)]
                Self.forEachPixel(of: seen, width) { luma[$0] = level.sample($1, $2) }
            case .clock:
                Self.forEachPixel(of: seen, width) {
                    luma[$0] = TestClock.colour($1, $2, milliseconds: request.timestampMilliseconds).luma
                }
            }
        }
    }

    /// Draws the decals over the colours of the sides; the view is that of the colour planes.
    func drawDecals(
        _ view: PictureRequest.View,
        _ request: PictureRequest,
        into blue: inout [UInt8],
        _ red: inout [UInt8]
    ) {
        let (width, height) = (request.width / 2, request.height / 2)
        for decal in scene.decals {
            guard let seen = Decal.Projection(decal.place, view, width: width, height: height) else { continue }
            func set(_ index: Int, _ chroma: UInt32) {
                blue[index] = UInt8(truncatingIfNeeded: chroma)
                red[index] = UInt8(truncatingIfNeeded: chroma >> 16)
            }
            switch decal.content {
            case .print(let texture):
                // The colour levels begin at half the texture's size, as the colour planes do.
                let level = texture.chroma[min(texture.level(forWidth: 2 * seen.pixels), texture.levels - 1)]
                Self.forEachPixel(of: seen, width) { set($0, level.sample($1, $2)) }
            case .clock:
                Self.forEachPixel(of: seen, width) {
                    set($0, TestClock.colour($1, $2, milliseconds: request.timestampMilliseconds).chroma)
                }
            }
        }
    }

    private static func forEachPixel(
        of seen: Decal.Projection,
        _ width: Int,
        _ body: (_ index: Int, _ across: Double, _ down: Double) -> Void
    ) {
        for row in seen.rows {
            for column in seen.columns {
                guard let place = seen.place(Double(column), Double(row)) else { continue }
                body(row * width + column, place.across, place.down)
            }
        }
    }
}

extension Texture {
    /// The level that has about one texel for each of so many pixels across.
    fileprivate func level(forWidth pixels: Double) -> Int {
        let ratio = Double(1 << widthShift) / max(1, pixels)
        return ratio > 1 ? min(Int(ratio.exponent), levels - 1) : 0
    }
}

extension Texture.LumaLevel {
    /// The brightness at a place, blended from the four texels about it.
    fileprivate func sample(_ across: Double, _ down: Double) -> UInt8 {
        let (width, height) = (1 << widthShift, 1 << heightShift)
        let x = (across * Double(width) - 0.5).clamped(to: 0...Double(width - 1))
        let y = (down * Double(height) - 0.5).clamped(to: 0...Double(height - 1))
        let (left, top) = (Int(x), Int(y))
        let (right, bottom) = (min(left + 1, width - 1), min(top + 1, height - 1))
        let (u, v) = (x - Double(left), y - Double(top))
        func texel(_ column: Int, _ row: Int) -> Double { Double(texels[row << widthShift | column]) }
        let upper = texel(left, top) * (1 - u) + texel(right, top) * u
        let lower = texel(left, bottom) * (1 - u) + texel(right, bottom) * u
        return UInt8(upper * (1 - v) + lower * v + 0.5)
    }
}

extension Texture.ChromaLevel {
    /// The colour at a place, of the texel there: colours of prints change less than the eye sees.
    fileprivate func sample(_ across: Double, _ down: Double) -> UInt32 {
        let (width, height) = (1 << widthShift, 1 << heightShift)
        return texels[
            min(Int(down * Double(height)), height - 1) << widthShift | min(Int(across * Double(width)), width - 1)
        ]
    }
}
