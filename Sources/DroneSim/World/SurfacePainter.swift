/// Paints what the sides of a world are made of.
enum SurfacePainter {
    private typealias Area = Canvas.Area

    /// A side's picture without anything on it; `size` in metres, that of one tile where the surface repeats.
    static func canvas(_ surface: Surface, _ side: WorldSide, _ size: (width: Double, height: Double)) -> Canvas {
        switch surface {
        case .plain(let colour): Canvas(pixels: (64, 64), metres: size, colour)
        case .oak: oak(size)
        case .concrete: concrete(size)
        case .court: court(size)
        case .beams: beams(size)
        case .panels(let upper, let lower): panels(upper, lower, size, side)
        case .brick(let colour): brick(colour, size, side)
        case .meadow: FieldPainter.meadow
        case .hills: FieldPainter.horizon(side, size)
        case .sky: FieldPainter.sky(size)
        }
    }

    /// The shadow that gathers where the sides of a room meet, and the grain of its surfaces; drawn over all posters.
    static func finish(_ canvas: inout Canvas, _ surface: Surface, _ side: WorldSide) {
        switch surface {
        case .oak, .court:
            canvas.darkenEdges(within: 0.5, to: 150)
            canvas.speckle(8, seed: 11)
        case .panels, .brick:
            canvas.darkenEdges(within: 0.45, to: 165)
            canvas.speckle(5, seed: seed(side))
        case .beams: canvas.darkenEdges(within: 0.7, to: 170)
        case .concrete: canvas.speckle(20, seed: 13)
        case .plain, .meadow, .hills, .sky: break
        }
    }

    private static func seed(_ side: WorldSide) -> UInt64 {
        switch side {
        case .north: 21
        case .east: 22
        case .south: 23
        case .west: 24
        case .floor, .ceiling: 25
        }
    }

    private static func oak(_ size: (width: Double, height: Double)) -> Canvas {
        var canvas = Canvas(pixels: (1024, 1024), metres: size, Colour(0xB08050))
        let (plankWidth, plankLength, gap) = (0.16, 1.5, 0.006)
        var draws = Random(seed: 5, stream: 101)
        let planks = (0..<64).map { _ in
            (light: 215 + Int(draws.next() % 70), shift: draws.fraction() * plankLength, grain: draws.fraction() * 6)
        }
        canvas.paint(Area(0, 0, size.width, size.height)) { x, y, old in
            let column = Int(x / plankWidth)
            let lane = planks[column % planks.count]
            let along = y + lane.shift
            let board = planks[(column * 7 + Int(along / plankLength) * 13) % planks.count]
            let (dx, dy) = (x - Double(column) * plankWidth, along - (along / plankLength).rounded(.down) * plankLength)
            guard dx > gap, dy > gap else { return old.lit(110) }
            let grain = sine(dx * 190 + sine(along * 3.1 + board.grain) * 2.2 + board.grain * 5)
            return old.lit(board.light + Int(grain * 9))
        }
        return canvas
    }

    private static func concrete(_ size: (width: Double, height: Double)) -> Canvas {
        var canvas = Canvas(pixels: (1024, 1024), metres: size, Colour(0x9A9890))
        var draws = Random(seed: 6, stream: 105)
        for _ in 0..<900 {
            let grey = UInt32(0x60 + draws.next() % 0x60)
            canvas.disc(
                x: draws.fraction() * size.width,
                y: draws.fraction() * size.height,
                radius: size.width * (0.001 + draws.fraction() * 0.008),
                Colour(grey << 16 | grey << 8 | grey)
            )
        }
        return canvas
    }

    private static func court(_ size: (width: Double, height: Double)) -> Canvas {
        var canvas = oak(size)
        let (line, margin) = (0.08, min(size.width, size.height) * 0.07)
        let field = Area(margin, margin, size.width - 2 * margin, size.height - 2 * margin)
        func frame(_ area: Area, _ colour: Colour) {
            canvas.fill(Area(area.x, area.y, area.width, line), colour)
            canvas.fill(Area(area.x, area.y + area.height - line, area.width, line), colour)
            canvas.fill(Area(area.x, area.y, line, area.height), colour)
            canvas.fill(Area(area.x + area.width - line, area.y, line, area.height), colour)
        }
        let (white, blue) = (Colour(0xF4F4F0), Colour(0x2458A8))
        frame(field, white)
        canvas.fill(Area(field.x, size.height / 2 - line / 2, field.width, line), white)
        let reach = min(size.width, size.height) * 0.13
        canvas.disc(x: size.width / 2, y: size.height / 2, radius: reach, inner: reach - line, white)
        // The key at either end, in another colour.
        let key = (width: field.width * 0.4, height: field.height * 0.2)
        let left = (size.width - key.width) / 2
        frame(Area(left, field.y, key.width, key.height), blue)
        frame(Area(left, field.y + field.height - key.height, key.width, key.height), blue)
        return canvas
    }

    private static func beams(_ size: (width: Double, height: Double)) -> Canvas {
        var canvas = Canvas(pixels: (256, 256), metres: size, Colour(0xE6E4DC))
        for beam in stride(from: 0.9, to: size.height, by: 1.4) {
            canvas.fill(Area(0, beam, size.width, 0.14), Colour(0x9A7B55))
        }
        for x in [0.267, 0.733] {
            for y in [0.267, 0.733] {
                canvas.disc(x: x * size.width, y: y * size.height, radius: 0.34, Colour(0xC9C7BF))
                canvas.disc(x: x * size.width, y: y * size.height, radius: 0.28, Colour(0xFFFFF4))
            }
        }
        return canvas
    }

    private static func panels(
        _ upper: Colour,
        _ lower: Colour,
        _ size: (width: Double, height: Double),
        _ side: WorldSide
    ) -> Canvas {
        var canvas = Canvas(pixels: (1024, 512), metres: size, upper)
        let (side, bottom) = (size.width, size.height)
        canvas.fill(Area(0, bottom - 0.9, side, 0.9), lower)
        // Panels, the rail above them and the skirting board.
        for x in stride(from: 0.15, to: side - 0.5, by: 0.95) {
            canvas.fill(Area(x, bottom - 0.74, 0.8, 0.52), lower.lit(225))
            canvas.fill(Area(x + 0.03, bottom - 0.71, 0.77, 0.49), lower.lit(272))
            canvas.fill(Area(x + 0.03, bottom - 0.71, 0.74, 0.46), lower.lit(250))
        }
        canvas.fill(Area(0, bottom - 0.94, side, 0.06), Colour(0xF0EEE6))
        canvas.fill(Area(0, bottom - 0.12, side, 0.12), Colour(0xF0EEE6))
        canvas.fill(Area(0, 0, side, 0.08), Colour(0xF0EEE6))
        return canvas
    }

    private static func brick(_ colour: Colour, _ size: (width: Double, height: Double), _ side: WorldSide) -> Canvas {
        var canvas = Canvas(pixels: (1024, 512), metres: size, colour)
        // Large stones, so that the joints are wider than a texel of a hall's wall.
        let (length, height, joint) = (0.8, 0.4, 0.05)
        var draws = Random(seed: seed(side), stream: 106)
        let lights = (0..<97).map { _ in 226 + Int(draws.next() % 60) }
        canvas.paint(Area(0, 0, size.width, size.height)) { x, y, old in
            let row = Int(y / height)
            let along = x + (row % 2 == 0 ? 0 : length / 2)
            let column = Int(along / length)
            let (dx, dy) = (along - Double(column) * length, y - Double(row) * height)
            guard dx > joint, dy > joint else { return old.lit(170) }
            return old.lit(lights[(row * 31 + column * 7) % lights.count])
        }
        return canvas
    }
}
