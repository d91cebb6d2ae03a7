/// Paints the sides of an outdoor world: grass that repeats, hills with trees on the horizon, and a sky.
enum FieldPainter {
    private typealias Area = Canvas.Area

    /// m: the meadow's picture repeats after this length.
    static let tile = 12.0
    private static let zenith = Colour(0x3F7FCB)
    private static let haze = Colour(0xCFE3F2)

    static var meadow: Canvas {
        var canvas = Canvas(pixels: (1024, 1024), metres: (tile, tile), Colour(0x5F8F3C))
        // Every wave fits the tile a whole number of times, or its edges would show.
        let turn = 2 * Double.pi / tile
        canvas.paint(Area(0, 0, tile, tile)) { x, y, old in
            let swell = sine(turn * (2 * x + y)) + sine(turn * (3 * y - x) + 1) + sine(turn * (5 * x + 4 * y) + 2)
            let mown = Int(x / 2) % 2 == 0 ? 12 : -12
            return old.lit(244 + Int(swell * 9) + mown)
        }
        var draws = Random(seed: 31, stream: 104)
        for _ in 0..<500 {
            canvas.disc(
                x: draws.fraction() * tile,
                y: draws.fraction() * tile,
                radius: 0.05 + draws.fraction() * 0.25,
                Colour(draws.fraction() < 0.5 ? 0x6B9A42 : 0x557F34)
            )
        }
        for _ in 0..<260 {
            canvas.disc(
                x: draws.fraction() * tile,
                y: draws.fraction() * tile,
                radius: 0.018 + draws.fraction() * 0.025,
                Colour(draws.fraction() < 0.6 ? 0xF5F3E2 : 0xF2D14B)
            )
        }
        canvas.speckle(34, seed: 32)
        return canvas
    }

    static func horizon(_ side: WorldSide, _ size: (width: Double, height: Double)) -> Canvas {
        var canvas = Canvas(pixels: (1024, 512), metres: size, zenith)
        let quarters: [WorldSide: Double] = [.north: 0, .east: 1, .south: 2, .west: 3]
        let quarter = quarters[side] ?? 0
        let turn = 2 * Double.pi / (4 * size.width)
        // Painted for sides of 120 m; elsewhere as large in the picture.
        let scale = size.height / 120
        canvas.paint(Area(0, 0, size.width, size.height)) { x, y, _ in
            // Around all four sides the hills are one line, so they meet at the corners.
            let around = turn * (x + quarter * size.width)
            let far = 16 + 7 * sine(9 * around) + 4 * sine(23 * around + 1)
            let near = 7 + 3 * sine(14 * around + 2) + 2 * sine(37 * around) + 0.8 * abs(sine(520 * around))
            let up = (size.height - y) / scale
            if up < near { return Colour(0x3F6B35).lit(236 + Int(sine(900 * around) * 18)) }
            if up < far { return Colour(0x7C9A9C) }
            return haze.mixed(with: zenith, Int(min(1, (up - 8) / 80) * 256))
        }
        return canvas
    }

    static func sky(_ size: (width: Double, height: Double)) -> Canvas {
        var canvas = Canvas(pixels: (512, 512), metres: size, zenith)
        canvas.paint(Area(0, 0, size.width, size.height)) { x, y, old in
            let (u, v) = (x / 40, y / 40)
            let cloud =
                sine(u + 2 * sine(v * 0.7)) + sine(v * 1.3 + 1.7 * sine(u * 0.9)) + 0.5 * sine(3.1 * u + 2.3 * v)
            // Clouds thin out toward the edges, where the sky meets the sides.
            let edge = min(min(x, size.width - x), min(y, size.height - y)) / 80
            let share = max(0, min(1, (cloud - 0.6) * 0.7)) * min(1, edge)
            return old.mixed(with: Colour(0xF6F8FA), Int(share * 230))
        }
        return canvas
    }
}
