/// A colour, eight bits a channel.
struct Colour: Hashable, Sendable {
    var red: UInt8
    var green: UInt8
    var blue: UInt8

    init(_ rgb: UInt32) {
        red = UInt8(truncatingIfNeeded: rgb >> 16)
        green = UInt8(truncatingIfNeeded: rgb >> 8)
        blue = UInt8(truncatingIfNeeded: rgb)
    }

    private init(_ red: Int, _ green: Int, _ blue: Int) {
        self.red = UInt8(clamping: red)
        self.green = UInt8(clamping: green)
        self.blue = UInt8(clamping: blue)
    }

    /// The colour lit with this much of 256.
    func lit(_ light: Int) -> Colour {
        Colour((Int(red) * light) >> 8, (Int(green) * light) >> 8, (Int(blue) * light) >> 8)
    }

    /// This colour with `share` of 256 of another.
    func mixed(with other: Colour, _ share: Int) -> Colour {
        func mix(_ old: UInt8, _ new: UInt8) -> Int { (Int(old) * (256 - share) + Int(new) * share) >> 8 }
        return Colour(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
    }

    /// The mean of four colours.
    static func mean(_ a: Colour, _ b: Colour, _ c: Colour, _ d: Colour) -> Colour {
        func mean(_ w: UInt8, _ x: UInt8, _ y: UInt8, _ z: UInt8) -> Int {
            (Int(w) + Int(x) + Int(y) + Int(z) + 2) >> 2
        }
        return Colour(
            mean(a.red, b.red, c.red, d.red),
            mean(a.green, b.green, c.green, d.green),
            mean(a.blue, b.blue, c.blue, d.blue)
        )
    }

    /// Brightness by BT.601 in studio range.
    var luma: UInt8 {
        let sum = 66 * Int(red) + 129 * Int(green) + 25 * Int(blue)
        return UInt8((sum + 128) >> 8 + 16)
    }

    /// Cb in the low half, Cr in the high half.
    var chroma: UInt32 {
        let (r, g, b) = (Int(red), Int(green), Int(blue))
        let cb = (-38 * r - 74 * g + 112 * b + 128) >> 8 + 128
        let cr = (112 * r - 94 * g - 18 * b + 128) >> 8 + 128
        return UInt32(cb) | UInt32(cr) << 16
    }
}

/// A picture to paint on; places and sizes are in metres from its top left corner.
struct Canvas: Sendable {
    let width: Int
    let height: Int

    /// Pixels per metre in each direction.
    private let across: Double
    private let along: Double

    private(set) var pixels: [Colour]

    /// A canvas of so many pixels that covers so many metres.
    init(pixels: (width: Int, height: Int), metres: (width: Double, height: Double), _ colour: Colour) {
        width = pixels.width
        height = pixels.height
        across = Double(width) / metres.width
        along = Double(height) / metres.height
        self.pixels = Array(repeating: colour, count: width * height)
    }

    private init(width: Int, height: Int, pixels: [Colour]) {
        self.width = width
        self.height = height
        (across, along) = (1, 1)
        self.pixels = pixels
    }

    /// An area in metres: left and top edge, width and height.
    struct Area: Hashable, Sendable {
        var x: Double
        var y: Double
        var width: Double
        var height: Double

        /// An area with these edges.
        init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }

        /// The area without a border of this width.
        func inset(_ border: Double) -> Area { Area(x + border, y + border, width - 2 * border, height - 2 * border) }
    }

    private func columns(_ area: Area) -> Range<Int> { Canvas.range(area.x * across, area.width * across, width) }
    private func rows(_ area: Area) -> Range<Int> { Canvas.range(area.y * along, area.height * along, height) }

    private static func range(_ start: Double, _ length: Double, _ limit: Int) -> Range<Int> {
        let low = min(max(0, Int(start.rounded())), limit)
        return low..<max(low, min(limit, Int((start + length).rounded())))
    }

    /// Fills an area.
    mutating func fill(_ area: Area, _ colour: Colour) {
        let columns = columns(area)
        for y in rows(area) {
            for x in columns { pixels[y * width + x] = colour }
        }
    }

    /// Changes every pixel of an area; the function gets its place in metres within the area and the old colour.
    mutating func paint(_ area: Area, _ change: (_ x: Double, _ y: Double, _ old: Colour) -> Colour) {
        let columns = columns(area)
        for row in rows(area) {
            let y = (Double(row) + 0.5) / along - area.y
            for column in columns {
                let x = (Double(column) + 0.5) / across - area.x
                pixels[row * width + column] = change(x, y, pixels[row * width + column])
            }
        }
    }

    /// Fills a disc, or a ring when it has an inner radius.
    mutating func disc(x: Double, y: Double, radius: Double, inner: Double = 0, _ colour: Colour) {
        paint(Area(x - radius, y - radius, 2 * radius, 2 * radius)) { px, py, old in
            let (dx, dy) = (px - radius, py - radius)
            let square = dx * dx + dy * dy
            return square <= radius * radius && square >= inner * inner ? colour : old
        }
    }

    /// Writes a letter as large as the area; see ``Glyph``.
    mutating func letter(_ glyph: Glyph, in area: Area, _ colour: Colour) {
        for (row, bits) in glyph.rows.enumerated() {
            for column in 0..<5 where bits & (0x10 >> column) != 0 {
                fill(
                    Area(
                        area.x + area.width * Double(column) / 5,
                        area.y + area.height * Double(row) / 7,
                        area.width / 5,
                        area.height / 7
                    ),
                    colour
                )
            }
        }
    }

    /// Lights every pixel by its row and column: the shadow that gathers where two sides of a room meet.
    mutating func darkenEdges(within reach: Double, to light: Int) {
        func shade(_ pixel: Int, of count: Int, scale: Double) -> Int {
            let distance = Double(min(pixel, count - 1 - pixel)) / scale
            guard distance < reach else { return 256 }
            let share = 1 - distance / reach
            return 256 - Int(Double(256 - light) * share * share)
        }
        let columnLights = (0..<width).map { shade($0, of: width, scale: across) }
        for y in 0..<height {
            let rowLight = shade(y, of: height, scale: along)
            for x in 0..<width {
                let light = (rowLight * columnLights[x]) >> 8
                if light < 256 { pixels[y * width + x] = pixels[y * width + x].lit(light) }
            }
        }
    }

    /// Roughens the whole surface: every pixel is lit a little more or less than it was.
    mutating func speckle(_ amount: Int, seed: UInt64) {
        var draws = Random(seed: seed, stream: 100)
        for index in pixels.indices {
            pixels[index] = pixels[index].lit(256 - amount + Int(draws.next() >> 40) % (2 * amount + 1))
        }
    }

    /// The same picture in half the size.
    func halved() -> Canvas {
        let (w, h) = (width / 2, height / 2)
        var small: [Colour] = []
        small.reserveCapacity(w * h)
        for y in 0..<h {
            let upper = 2 * y * width
            let lower = upper + width
            for x in 0..<w {
                small.append(
                    .mean(
                        pixels[upper + 2 * x],
                        pixels[upper + 2 * x + 1],
                        pixels[lower + 2 * x],
                        pixels[lower + 2 * x + 1]
                    )
                )
            }
        }
        return Canvas(width: w, height: h, pixels: small)
    }
}

/// The few letters that stand on walls and floor, five by seven dots each.
struct Glyph: Hashable, Sendable {
    /// From the top; the highest of five bits is the left dot.
    let rows: [UInt8]

    static let north = Glyph(rows: [0x11, 0x19, 0x15, 0x13, 0x11, 0x11, 0x11])
    static let east = Glyph(rows: [0x1F, 0x10, 0x10, 0x1E, 0x10, 0x10, 0x1F])
    static let south = Glyph(rows: [0x0E, 0x11, 0x10, 0x0E, 0x01, 0x11, 0x0E])
    static let west = Glyph(rows: [0x11, 0x11, 0x11, 0x15, 0x15, 0x1B, 0x11])
    static let home = Glyph(rows: [0x11, 0x11, 0x11, 0x1F, 0x11, 0x11, 0x11])
}
