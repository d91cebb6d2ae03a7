/// Paints the sides of `World.room`: oak and a rug, four walls of different colours, so that a film shows at a glance where
/// the nose points and how the drone moves.
enum RoomPainter {
    private typealias Area = Canvas.Area

    /// m: the room is 6 by 6 by 3.
    private static let side = 6.0
    private static let wallHeight = 3.0
    /// m: where on the floor's picture the drone is switched on.
    private static let start = (x: 3.0, y: 4.0)

    static var canvases: Scene.Canvases {
        Scene.Canvases(floor: floor, ceiling: ceiling, north: north, east: east, south: south, west: west)
    }

    // MARK: Floor and ceiling

    private static var floor: Canvas {
        var canvas = Canvas(pixels: (1024, 1024), metres: (side, side), Colour(0xB08050))
        layPlanks(on: &canvas)
        layRug(on: &canvas)
        paintPad(on: &canvas)
        // The sun comes through the window in the east wall and falls on the floor before it.
        canvas.paint(Area(3.9, 2.1, 1.9, 1.5)) { x, y, old in
            let bar = abs(x - 0.95 - (y - 0.75) * 0.3) < 0.05 || abs(y - 0.75) < 0.05
            let inside = abs(x - 0.95 - (y - 0.75) * 0.3) < 0.7
            return inside && !bar ? old.lit(330) : old
        }
        canvas.darkenEdges(within: 0.5, to: 150)
        canvas.speckle(8, seed: 11)
        return canvas
    }

    private static func layPlanks(on canvas: inout Canvas) {
        let (plankWidth, plankLength, gap) = (0.16, 1.5, 0.006)
        var draws = Random(seed: 5, stream: 101)
        let planks = (0..<64).map { _ in
            (light: 215 + Int(draws.next() % 70), shift: draws.fraction() * plankLength, grain: draws.fraction() * 6)
        }
        canvas.paint(Area(0, 0, side, side)) { x, y, old in
            let column = Int(x / plankWidth)
            let lane = planks[column % planks.count]
            let along = y + lane.shift
            let board = planks[(column * 7 + Int(along / plankLength) * 13) % planks.count]
            let (dx, dy) = (x - Double(column) * plankWidth, along - (along / plankLength).rounded(.down) * plankLength)
            guard dx > gap, dy > gap else { return old.lit(110) }
            let grain = sine(dx * 190 + sine(along * 3.1 + board.grain) * 2.2 + board.grain * 5)
            return old.lit(board.light + Int(grain * 9))
        }
    }

    private static func layRug(on canvas: inout Canvas) {
        let rug = Area(1.6, 2.0, 2.8, 3.0)
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

    private static func paintPad(on canvas: inout Canvas) {
        canvas.disc(x: start.x, y: start.y, radius: 0.40, Colour(0x2B2D33))
        canvas.disc(x: start.x, y: start.y, radius: 0.36, inner: 0.30, Colour(0xF2A33A))
        canvas.letter(.home, in: Area(start.x - 0.12, start.y - 0.16, 0.24, 0.32), Colour(0xF4F4F0))
    }

    private static var ceiling: Canvas {
        var canvas = Canvas(pixels: (256, 256), metres: (side, side), Colour(0xE6E4DC))
        for beam in stride(from: 0.9, to: side, by: 1.4) {
            canvas.fill(Area(0, beam, side, 0.14), Colour(0x9A7B55))
        }
        for x in [1.6, 4.4] {
            for y in [1.6, 4.4] {
                canvas.disc(x: x, y: y, radius: 0.34, Colour(0xC9C7BF))
                canvas.disc(x: x, y: y, radius: 0.28, Colour(0xFFFFF4))
            }
        }
        canvas.darkenEdges(within: 0.7, to: 170)
        return canvas
    }

    // MARK: Walls

    private static func wall(_ upper: UInt32, _ lower: UInt32) -> Canvas {
        var canvas = Canvas(pixels: (1024, 512), metres: (side, wallHeight), Colour(upper))
        canvas.fill(Area(0, 2.1, side, 0.9), Colour(lower))
        // Panels, the rail above them and the skirting board.
        for x in stride(from: 0.15, to: side - 0.5, by: 0.95) {
            canvas.fill(Area(x, 2.26, 0.8, 0.52), Colour(lower).lit(225))
            canvas.fill(Area(x + 0.03, 2.29, 0.77, 0.49), Colour(lower).lit(272))
            canvas.fill(Area(x + 0.03, 2.29, 0.74, 0.46), Colour(lower).lit(250))
        }
        canvas.fill(Area(0, 2.06, side, 0.06), Colour(0xF0EEE6))
        canvas.fill(Area(0, 2.88, side, 0.12), Colour(0xF0EEE6))
        canvas.fill(Area(0, 0, side, 0.08), Colour(0xF0EEE6))
        return canvas
    }

    private static func finish(_ canvas: inout Canvas, seed: UInt64) {
        canvas.darkenEdges(within: 0.45, to: 165)
        canvas.speckle(5, seed: seed)
    }

    /// A frame with a mat on the wall; returns where the picture goes.
    private static func hang(_ frame: Area, _ wood: UInt32, on canvas: inout Canvas) -> Area {
        canvas.paint(Area(frame.x + 0.03, frame.y + 0.04, frame.width, frame.height)) { _, _, old in old.lit(170) }
        canvas.fill(frame, Colour(wood))
        canvas.fill(frame.inset(0.04), Colour(0xF7F4EA))
        return frame.inset(0.10)
    }

    private static var north: Canvas {
        var canvas = wall(0x8FB3CC, 0x4F7690)
        let circles = hang(Area(0.55, 0.55, 1.15, 1.30), 0x3A2A1C, on: &canvas)
        canvas.fill(circles, Colour(0xF2E2B8))
        let rings: [(radius: Double, colour: UInt32)] = [
            (0.44, 0x1D3557), (0.35, 0xE63946), (0.26, 0xF1FAEE), (0.17, 0x457B9D), (0.08, 0xE9C46A),
        ]
        for ring in rings { canvas.disc(x: 1.125, y: 1.20, radius: ring.radius, Colour(ring.colour)) }

        let view = hang(Area(2.15, 0.42, 1.70, 1.50), 0x5A3D22, on: &canvas)
        paintSunset(view, on: &canvas)

        let blocks = hang(Area(4.30, 0.55, 1.15, 1.30), 0x3A2A1C, on: &canvas)
        canvas.fill(blocks, Colour(0xEFE9DA))
        canvas.fill(Area(blocks.x, blocks.y, 0.40, 0.62), Colour(0xD62828))
        canvas.fill(Area(blocks.x + 0.46, blocks.y, 0.49, 0.28), Colour(0x1D3557))
        canvas.fill(Area(blocks.x + 0.46, blocks.y + 0.34, 0.22, 0.28), Colour(0xF4C430))
        canvas.fill(Area(blocks.x, blocks.y + 0.68, 0.95, 0.08), Colour(0x202020))
        canvas.letter(.north, in: Area(blocks.x + 0.55, blocks.y + 0.80, 0.20, 0.28), Colour(0x202020))
        finish(&canvas, seed: 21)
        return canvas
    }

    private static func paintSunset(_ area: Area, on canvas: inout Canvas) {
        canvas.paint(area) { x, y, _ in
            let share = y / area.height
            let sky = Colour(0x2B4C7E).mixed(with: Colour(0xF6A04D), Int(min(1, share * 1.5) * 256))
            let (dx, dy) = (x - area.width * 0.62, y - area.height * 0.58)
            if dx * dx + dy * dy < 0.19 * 0.19 { return Colour(0xFFE27A) }
            let far = 0.86 + 0.10 * sine(x * 4.2) + 0.05 * sine(x * 11)
            let near = 1.06 + 0.09 * sine(x * 3.1 + 2) + 0.03 * sine(x * 17)
            if y > near { return Colour(0x203A2C) }
            return y > far ? Colour(0x5B4B74) : sky
        }
    }

    private static var east: Canvas {
        var canvas = wall(0xDCC48E, 0xA98A4E)
        let window = Area(2.0, 0.50, 2.0, 1.40)
        canvas.fill(window, Colour(0xF4F1E8))
        for column in 0..<2 {
            for row in 0..<2 {
                let pane = Area(
                    window.x + 0.08 + Double(column) * 0.95,
                    window.y + 0.08 + Double(row) * 0.65,
                    0.89,
                    0.59
                )
                canvas.paint(pane) { x, y, _ in
                    let height = y + Double(row) * 0.65
                    let hill = 0.95 + 0.12 * sine((x + Double(column) * 0.95) * 3.3)
                    if height > hill { return Colour(0x6FA35A).lit(256 - Int((height - hill) * 120)) }
                    return Colour(0x7FB8F0).mixed(with: Colour(0xE8F4FC), Int(height * 190))
                }
            }
        }
        for x in [1.62, 3.95] {
            canvas.paint(Area(x, 0.36, 0.46, 1.66)) { px, _, _ in Colour(0xB23A48).lit(230 + Int(sine(px * 55) * 34)) }
        }
        canvas.fill(Area(1.50, 0.32, 3.0, 0.05), Colour(0x4A3423))
        let letter = hang(Area(0.55, 0.80, 0.75, 0.90), 0x3A2A1C, on: &canvas)
        canvas.fill(letter, Colour(0xE76F51))
        canvas.letter(.east, in: letter.inset(0.13), Colour(0xFFF6E0))
        let stripes = hang(Area(4.75, 0.65, 0.80, 1.15), 0x3A2A1C, on: &canvas)
        canvas.paint(stripes) { _, y, _ in
            [Colour(0x264653), Colour(0x2A9D8F), Colour(0xE9C46A), Colour(0xF4A261), Colour(0xE76F51)][
                min(4, Int(y / 0.19))
            ]
        }
        finish(&canvas, seed: 22)
        return canvas
    }

    private static var south: Canvas {
        var canvas = wall(0x9DB78F, 0x5F7D58)
        let door = Area(3.9, 0.80, 1.0, 2.20)
        canvas.fill(door, Colour(0xF0EEE6))
        canvas.fill(Area(door.x + 0.08, door.y + 0.08, door.width - 0.16, door.height - 0.08), Colour(0x7B4A2B))
        for y in [1.02, 2.0] {
            canvas.fill(Area(door.x + 0.20, y, 0.60, 0.80), Colour(0x5E3720))
            canvas.fill(Area(door.x + 0.23, y + 0.03, 0.57, 0.77), Colour(0x8A5533))
        }
        canvas.disc(x: door.x + 0.84, y: 1.95, radius: 0.045, Colour(0xE8C45A))
        let board = hang(Area(1.0, 0.50, 1.9, 1.40), 0x222222, on: &canvas)
        canvas.paint(board) { x, y, _ in
            let isDark = (Int(x / 0.17) + Int(y / 0.17)) % 2 == 0
            return isDark ? Colour(0x262B33) : Colour(0xF3F3EE)
        }
        canvas.fill(Area(1.62, 0.82, 0.66, 0.78), Colour(0xF4C430))
        canvas.letter(.south, in: Area(1.74, 0.90, 0.42, 0.62), Colour(0x262B33))
        finish(&canvas, seed: 23)
        return canvas
    }

    private static var west: Canvas {
        var canvas = wall(0xCF9274, 0x93563C)
        stackBooks(Area(0.6, 0.55, 2.3, 2.33), on: &canvas)
        let letter = hang(Area(3.5, 0.55, 1.0, 1.25), 0x3A2A1C, on: &canvas)
        canvas.fill(letter, Colour(0x2A6F97))
        canvas.letter(.west, in: letter.inset(0.17), Colour(0xF7F4EA))
        let dots = hang(Area(4.75, 0.70, 0.80, 0.95), 0x3A2A1C, on: &canvas)
        canvas.fill(dots, Colour(0x1B1B2F))
        let stars = [Colour(0xF7E7A9), Colour(0xE94560), Colour(0x7FDBDA)]
        var draws = Random(seed: 9, stream: 102)
        for _ in 0..<40 {
            canvas.disc(
                x: dots.x + 0.05 + draws.fraction() * 0.5,
                y: dots.y + 0.05 + draws.fraction() * 0.65,
                radius: 0.008 + draws.fraction() * 0.022,
                stars[Int(draws.next() % 3)]
            )
        }
        finish(&canvas, seed: 24)
        return canvas
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
}
