/// One of the drone's two cameras.
public enum Camera: Hashable, Sendable, CaseIterable {
    /// In the nose, looking ahead.
    case front
    /// In the belly, looking down; the top of its picture is ahead.
    case bottom
}

/// A picture that a camera took: where it was and how it looked, without the pixels yet.
///
/// It holds all that ``SceneRenderer`` needs, so a picture can be rendered later, or not at all.
public struct PictureRequest: Hashable, Sendable {
    /// Which camera.
    public let camera: Camera

    /// Size of the picture in pixels.
    public let width: Int

    /// Size of the picture in pixels.
    public let height: Int

    /// Where the drone's feet were, in the world's axes.
    public let position: Vector

    /// How the drone hung in the air.
    public let attitude: TrueAttitude

    /// Counts the pictures since power-on, whichever camera took them.
    public let number: UInt32

    /// When the picture was taken, in milliseconds since power-on.
    public let timestampMilliseconds: UInt32

    /// A picture of these properties.
    public init(
        camera: Camera,
        width: Int,
        height: Int,
        position: Vector,
        attitude: TrueAttitude,
        number: UInt32,
        timestampMilliseconds: UInt32
    ) {
        self.camera = camera
        self.width = width
        self.height = height
        self.position = position
        self.attitude = attitude
        self.number = number
        self.timestampMilliseconds = timestampMilliseconds
    }

    /// The eye and its axes, scaled so that `origin + ahead + right·i + down·j` is a ray through pixel (i, j).
    var view: View {
        let axes = attitude.axes
        let lens: Double
        let eye: Vector
        let optical: Vector
        let upward: Vector
        switch camera {
        case .front:
            (lens, eye, optical, upward) = (
                Lens.front, position + axes.ahead * 0.10 + axes.up * 0.06, axes.ahead, axes.up
            )
        case .bottom:
            (lens, eye, optical, upward) = (Lens.bottom, position + axes.up * 0.03, axes.up * -1, axes.ahead)
        }
        let (w, h) = (Double(width), Double(height))
        // The lenses' angles are told across the diagonal of the 16:9 picture.
        let focal = (w * w + h * h).squareRoot() / 2 / tangent(lens / 2)
        let corner = optical * focal + axes.right * (0.5 - w / 2) + upward * (h / 2 - 0.5)
        return View(eye: eye, corner: corner, right: axes.right, down: upward * -1)
    }

    /// A camera's rays: `corner` goes through the centre of the top left pixel, `right` and `down` are one pixel further.
    struct View {
        var eye: Vector
        var corner: Vector
        var right: Vector
        var down: Vector

        /// The same view with pixels twice as wide and high, as the colour planes have them.
        var halved: View {
            View(eye: eye, corner: corner + right * 0.5 + down * 0.5, right: right * 2, down: down * 2)
        }
    }

    private enum Lens {
        /// Advertised angles of view across the diagonal.
        static let front = 92.0.inRadians
        static let bottom = 64.0.inRadians
    }
}
