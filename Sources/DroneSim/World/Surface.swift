/// What a side of the world is made of.
enum Surface: Hashable, Sendable {
    /// One colour and nothing else: over such a floor optical flow sees nothing.
    case plain(Colour)
    case oak
    case concrete
    case court
    case meadow
    case beams
    case panels(upper: Colour, lower: Colour)
    case brick(Colour)
    case hills
    case sky

    /// A surface as it is named, before its colours.
    enum Material: Sendable {
        case plain, brick, panels
        case other(Surface)
    }

    static let materials: KeyValuePairs<String, Material> = [
        "plain": .plain, "oak": .other(.oak), "concrete": .other(.concrete), "court": .other(.court),
        "meadow": .other(.meadow), "beams": .other(.beams), "panels": .panels, "brick": .brick,
        "hills": .other(.hills), "sky": .other(.sky),
    ]

    /// Whether there is anything on it that a camera could follow.
    var isTextured: Bool { if case .plain = self { false } else { true } }

    /// m: the length after which the picture repeats; nil where it covers its side once.
    var tile: Double? {
        switch self {
        case .meadow: FieldPainter.tile
        case .concrete: 8
        default: nil
        }
    }
}

/// The six sides' surfaces.
struct Surfaces: Hashable, Sendable {
    private var sides: [WorldSide: Surface] = [:]

    /// What a side is made of; concrete below and plain grey elsewhere, unless something else was chosen.
    subscript(side: WorldSide) -> Surface {
        get { sides[side] ?? (side == .floor ? .concrete : .plain(Colour(0xC8C8C4))) }
        set { sides[side] = newValue }
    }

    var floor: Surface { self[.floor] }
}

/// Something painted on a side, with its own frame.
struct Poster: Hashable, Sendable {
    /// What it shows.
    enum Picture: Hashable, Sendable {
        case rings, sunset, blocks, window, stripes, door, chequer, books, stars
        case letter(Glyph)
        case rug, pad, sunlight

        static let names: KeyValuePairs<String, Picture> = [
            "rings": .rings, "sunset": .sunset, "blocks": .blocks, "window": .window, "stripes": .stripes,
            "door": .door, "chequer": .chequer, "books": .books, "stars": .stars, "letter-n": .letter(.north),
            "letter-e": .letter(.east), "letter-s": .letter(.south), "letter-w": .letter(.west), "rug": .rug,
            "pad": .pad, "sunlight": .sunlight,
        ]
    }

    var picture: Picture
    var side: WorldSide

    /// Its middle.
    var centre: Vector

    /// Its extent to the right and upward in m, seen from within; on the floor up is north.
    var width: Double
    var height: Double
}
