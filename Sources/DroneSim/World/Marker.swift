/// A roundel on a side of the world, which the cameras can find.
struct Marker: Hashable, Sendable {
    /// What is printed on it.
    enum Kind: Hashable, Sendable, CaseIterable {
        /// Rings, the same from everywhere.
        case roundel
        /// Rings with an arrow, so that one sees how it lies.
        case oriented
    }

    /// A square piece of a side.
    struct Place: Hashable, Sendable {
        /// Which side it lies on.
        var side: WorldSide
        /// Its middle.
        var centre: Vector
        /// Which way right and up are on it, unit vectors.
        var right: Vector
        var up: Vector
        /// Its extent to the right and upward in m.
        var width: Double
        var height: Double

        /// A piece of a side, turned clockwise as one looks at it.
        init(_ side: WorldSide, _ centre: Vector, width: Double, height: Double, turnedBy degrees: Double = 0) {
            self.side = side
            self.centre = centre
            self.width = width
            self.height = height
            let axes = side.axes
            let (s, c) = (sine(degrees.inRadians), cosine(degrees.inRadians))
            right = axes.right * c - axes.up * s
            up = axes.up * c + axes.right * s
        }

        /// A point on it; -1...1 to the right and upward.
        func point(_ across: Double, _ upward: Double) -> Vector {
            centre + right * (across * width / 2) + up * (upward * height / 2)
        }
    }

    var kind: Kind
    var place: Place
}

extension Marker.Kind {
    /// The print as a texture: black on white, the outer ring's diameter nine tenths of the sheet.
    var texture: Texture {
        switch self {
        case .roundel: Marker.Kind.roundelTexture
        case .oriented: Marker.Kind.orientedTexture
        }
    }

    private static let roundelTexture = Texture(rings)
    private static let orientedTexture = Texture(ringsWithArrow)
    private static let ink = Colour(0x101010)
    private static let paper = Colour(0xF4F4F0)

    private static var rings: Canvas {
        var canvas = Canvas(pixels: (256, 256), metres: (2, 2), paper)
        canvas.disc(x: 1, y: 1, radius: 0.9, inner: 0.6, ink)
        canvas.disc(x: 1, y: 1, radius: 0.3, ink)
        return canvas
    }

    private static var ringsWithArrow: Canvas {
        var canvas = rings
        // A notch in the ring where it points, and the middle cut off toward it.
        canvas.paint(.init(0, 0, 2, 1)) { x, y, old in
            abs(x - 1) < 0.16 + (1 - y) * 0.12 ? paper : old
        }
        return canvas
    }
}
