/// Paints what hangs on the walls and lies on the floor of a world.
enum PosterPainter {
    private typealias Area = Canvas.Area

    /// Paints a poster on its side's canvas, whose own lengths are `bounds`' as seen from within.
    static func paint(_ poster: Poster, on canvas: inout Canvas, in bounds: World.Bounds) {
        let origin = poster.side.place(0, 0, in: bounds)
        let (axes, offset) = (poster.side.axes, poster.centre - origin)
        let size = poster.side.extent(in: bounds)
        // The description counts floors from the start, the canvas from its north-west corner.
        let (left, top) =
            poster.side == .floor
            ? (poster.centre.y - bounds.minimum.y, bounds.maximum.x - poster.centre.x)
            : (offset.dot(axes.right), size.height - offset.dot(axes.up))
        let area = Area(left - poster.width / 2, top - poster.height / 2, poster.width, poster.height)
        paint(poster.picture, area, on: &canvas)
    }

    /// A poster alone, on a ground of its own.
    static func canvas(_ poster: Poster) -> Canvas {
        var canvas = Canvas(pixels: (256, 256), metres: (poster.width, poster.height), Colour(0x77806A))
        paint(poster.picture, Area(0, 0, poster.width, poster.height), on: &canvas)
        return canvas
    }

    private static func paint(_ picture: Poster.Picture, _ area: Area, on canvas: inout Canvas) {
        let (dark, oak) = (UInt32(0x3A2A1C), UInt32(0x5A3D22))
        switch picture {
        case .rings: paintRings(hang(area, dark, on: &canvas), on: &canvas)
        case .sunset: paintSunset(hang(area, oak, on: &canvas), on: &canvas)
        case .blocks: paintBlocks(hang(area, dark, on: &canvas), on: &canvas)
        case .window: paintWindow(area, on: &canvas)
        case .stripes:
            let inner = hang(area, dark, on: &canvas)
            canvas.paint(inner) { _, y, _ in
                [Colour(0x264653), Colour(0x2A9D8F), Colour(0xE9C46A), Colour(0xF4A261), Colour(0xE76F51)][
                    max(0, min(4, Int(y / inner.height * 5)))
                ]
            }
        case .door: paintDoor(area, on: &canvas)
        case .chequer: paintChequer(hang(area, 0x222222, on: &canvas), on: &canvas)
        case .books: stackBooks(area, on: &canvas)
        case .stars: paintStars(hang(area, dark, on: &canvas), on: &canvas)
        case .letter(let glyph):
            let inner = hang(area, dark, on: &canvas)
            canvas.fill(inner, Colour(glyph == .west ? 0x2A6F97 : 0xE76F51))
            canvas.letter(glyph, in: inner.inset(inner.width * 0.22), Colour(0xF7F4EA))
        case .rug: layRug(area, on: &canvas)
        case .pad: paintPad(area, on: &canvas)
        case .sunlight:
            canvas.paint(area) { x, y, old in
                let slant = x - area.width / 2 - (y - area.height / 2) * 0.3
                let bar = abs(slant) < 0.05 || abs(y - area.height / 2) < 0.05
                return abs(slant) < area.width * 0.37 && !bar ? old.lit(330) : old
            }
        }
    }

    /// A frame with a mat on the wall; returns where the picture goes.
    private static func hang(_ frame: Area, _ wood: UInt32, on canvas: inout Canvas) -> Area {
        canvas.paint(Area(frame.x + 0.03, frame.y + 0.04, frame.width, frame.height)) { _, _, old in old.lit(170) }
        canvas.fill(frame, Colour(wood))
        canvas.fill(frame.inset(0.04), Colour(0xF7F4EA))
        return frame.inset(min(0.10, frame.width * 0.2))
    }

    private static func paintRings(_ area: Area, on canvas: inout Canvas) {
        canvas.fill(area, Colour(0xF2E2B8))
        let rings: [(radius: Double, colour: UInt32)] = [
            (0.44, 0x1D3557), (0.35, 0xE63946), (0.26, 0xF1FAEE), (0.17, 0x457B9D), (0.08, 0xE9C46A),
        ]
        let (x, y, scale) = (area.x + area.width / 2, area.y + area.height / 2, min(area.width, area.height) / 0.95)
        for ring in rings { canvas.disc(x: x, y: y, radius: ring.radius * scale, Colour(ring.colour)) }
    }

    private static func paintBlocks(_ area: Area, on canvas: inout Canvas) {
        let (w, h) = (area.width / 0.95, area.height / 1.10)
        func block(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ colour: UInt32) {
            canvas.fill(Area(area.x + x * w, area.y + y * h, width * w, height * h), Colour(colour))
        }
        canvas.fill(area, Colour(0xEFE9DA))
        block(0, 0, 0.40, 0.62, 0xD62828)
        block(0.46, 0, 0.49, 0.28, 0x1D3557)
        block(0.46, 0.34, 0.22, 0.28, 0xF4C430)
        block(0, 0.68, 0.95, 0.08, 0x202020)
        canvas.letter(
            .north,
            in: Area(area.x + 0.55 * w, area.y + 0.80 * h, 0.20 * w, 0.28 * h),
            Colour(0x202020)
        )
    }

    private static func paintSunset(_ area: Area, on canvas: inout Canvas) {
        canvas.paint(area) { px, py, _ in
            let (x, y) = (px / area.width * 1.5, py / area.height * 1.3)
            let sky = Colour(0x2B4C7E).mixed(with: Colour(0xF6A04D), Int(min(1, y / 1.3 * 1.5) * 256))
            let (dx, dy) = (x - 1.5 * 0.62, y - 1.3 * 0.58)
            if dx * dx + dy * dy < 0.19 * 0.19 { return Colour(0xFFE27A) }
            let far = 0.86 + 0.10 * sine(x * 4.2) + 0.05 * sine(x * 11)
            let near = 1.06 + 0.09 * sine(x * 3.1 + 2) + 0.03 * sine(x * 17)
            if y > near { return Colour(0x203A2C) }
            return y > far ? Colour(0x5B4B74) : sky
        }
    }

    private static func paintWindow(_ window: Area, on canvas: inout Canvas) {
        canvas.fill(window, Colour(0xF4F1E8))
        let pane = (width: (window.width - 0.22) / 2, height: (window.height - 0.22) / 2)
        for column in 0..<2 {
            for row in 0..<2 {
                let left = 0.08 + Double(column) * (pane.width + 0.06)
                let top = 0.08 + Double(row) * (pane.height + 0.06)
                canvas.paint(Area(window.x + left, window.y + top, pane.width, pane.height)) { x, y, _ in
                    let height = (y + top) / window.height * 1.4
                    let hill = 0.95 + 0.12 * sine((x + left) * 3.3)
                    if height > hill { return Colour(0x6FA35A).lit(256 - Int((height - hill) * 120)) }
                    return Colour(0x7FB8F0).mixed(with: Colour(0xE8F4FC), min(256, Int(height * 190)))
                }
            }
        }
        for x in [window.x - 0.38, window.x + window.width - 0.05] {
            canvas.paint(Area(x, window.y - 0.14, 0.46, window.height + 0.26)) { px, _, _ in
                Colour(0xB23A48).lit(230 + Int(sine(px * 55) * 34))
            }
        }
        canvas.fill(Area(window.x - 0.5, window.y - 0.18, window.width + 1, 0.05), Colour(0x4A3423))
    }

    private static func paintDoor(_ door: Area, on canvas: inout Canvas) {
        canvas.fill(door, Colour(0xF0EEE6))
        canvas.fill(Area(door.x + 0.08, door.y + 0.08, door.width - 0.16, door.height - 0.08), Colour(0x7B4A2B))
        let (panelWidth, panelHeight) = (door.width - 0.4, door.height * 0.36)
        for y in [door.y + door.height * 0.1, door.y + door.height * 0.545] {
            canvas.fill(Area(door.x + 0.20, y, panelWidth, panelHeight), Colour(0x5E3720))
            canvas.fill(Area(door.x + 0.23, y + 0.03, panelWidth - 0.03, panelHeight - 0.03), Colour(0x8A5533))
        }
        canvas.disc(x: door.x + door.width - 0.16, y: door.y + door.height * 0.52, radius: 0.045, Colour(0xE8C45A))
    }

    private static func paintChequer(_ board: Area, on canvas: inout Canvas) {
        canvas.paint(board) { x, y, _ in
            let isDark = (Int(x / 0.17) + Int(y / 0.17)) % 2 == 0
            return isDark ? Colour(0x262B33) : Colour(0xF3F3EE)
        }
        let plate = Area(
            board.x + board.width * 0.31,
            board.y + board.height * 0.18,
            board.width * 0.39,
            board.height * 0.65
        )
        canvas.fill(plate, Colour(0xF4C430))
        canvas.letter(.south, in: plate.inset(plate.width * 0.15), Colour(0x262B33))
    }

    private static func paintStars(_ dots: Area, on canvas: inout Canvas) {
        canvas.fill(dots, Colour(0x1B1B2F))
        let stars = [Colour(0xF7E7A9), Colour(0xE94560), Colour(0x7FDBDA)]
        var draws = Random(seed: 9, stream: 102)
        for _ in 0..<40 {
            canvas.disc(
                x: dots.x + dots.width * (0.08 + draws.fraction() * 0.84),
                y: dots.y + dots.height * (0.08 + draws.fraction() * 0.84),
                radius: 0.008 + draws.fraction() * 0.022,
                stars[Int(draws.next() % 3)]
            )
        }
    }

    private static func stackBooks(_ shelf: Area, on canvas: inout Canvas) {
        canvas.fill(shelf, Colour(0x5B3A21))
        let spines: [UInt32] = [
            0xB23A48, 0x2A6F97, 0x3E7C4F, 0xE0B04A, 0x6D4C7D, 0xD9D2C0, 0x2F2F38, 0xC8693A, 0x4FA3A5, 0x8C2F39,
        ]
        var draws = Random(seed: 3, stream: 103)
        let boards = 5
        let gap = shelf.height / Double(boards)
        for board in 0..<boards {
            let floor = shelf.y + Double(board + 1) * gap - 0.04
            canvas.fill(Area(shelf.x + 0.05, floor - gap + 0.08, shelf.width - 0.10, gap - 0.08), Colour(0x2E1D11))
            var x = shelf.x + 0.07
            while x < shelf.x + shelf.width - 0.14 {
                let width = 0.03 + draws.fraction() * 0.05
                let height = (gap - 0.10) * (0.62 + draws.fraction() * 0.36)
                // A gap now and then, as in every shelf.
                if draws.fraction() < 0.93 {
                    let colour = Colour(spines[Int(draws.next() % UInt64(spines.count))])
                    canvas.fill(Area(x, floor - height, width - 0.006, height), colour)
                    canvas.fill(
                        Area(x, floor - height * 0.82, width - 0.006, 0.025),
                        colour.mixed(with: Colour(0xF4E6B0), 150)
                    )
                }
                x += width
            }
        }
    }

    private static func layRug(_ rug: Area, on canvas: inout Canvas) {
        canvas.fill(Area(rug.x, rug.y - 0.05, rug.width, rug.height + 0.1), Colour(0xE8DCC0))  // fringes
        canvas.fill(rug, Colour(0x7A1F2B))
        canvas.fill(rug.inset(0.10), Colour(0xE0B860))
        canvas.fill(rug.inset(0.14), Colour(0x1F3A5F))
        canvas.paint(rug.inset(0.30)) { x, y, _ in
            // Lozenges of three colours.
            let (u, v) = ((x + y) / 0.24, (x - y) / 0.24)
            let (i, j) = (Int(u.rounded(.down)), Int(v.rounded(.down)))
            let edge = min(u - Double(i), v - Double(j)) < 0.12
            if edge { return Colour(0xE8DCC0) }
            return [Colour(0x8C2A36), Colour(0x24476F), Colour(0xA8643C)][((i + 2 * j) % 3 + 3) % 3]
        }
        canvas.paint(rug) { x, y, old in old.lit(244 + Int(sine(x * 420) * 8 + sine(y * 420) * 8)) }
    }

    private static func paintPad(_ pad: Area, on canvas: inout Canvas) {
        let (x, y, radius) = (pad.x + pad.width / 2, pad.y + pad.height / 2, min(pad.width, pad.height) / 2)
        canvas.disc(x: x, y: y, radius: radius, Colour(0x2B2D33))
        canvas.disc(x: x, y: y, radius: radius * 0.9, inner: radius * 0.75, Colour(0xF2A33A))
        let letter = Area(x - radius * 0.3, y - radius * 0.4, radius * 0.6, radius * 0.8)
        canvas.letter(.home, in: letter, Colour(0xF4F4F0))
    }
}
