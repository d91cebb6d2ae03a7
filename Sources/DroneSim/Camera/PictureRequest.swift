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

    /// The same picture with another number of pixels.
    public func resized(to size: (width: Int, height: Int)) -> PictureRequest {
        PictureRequest(
            camera: camera,
            width: size.width,
            height: size.height,
            position: position,
            attitude: attitude,
            number: number,
            timestampMilliseconds: timestampMilliseconds
        )
    }

    /// The eye and its axes, scaled so that `origin + ahead + right·i + down·j` is a ray through pixel (i, j).
    var view: View {
        let axes = attitude.axes
        let eye: Vector
        let optical: Vector
        let upward: Vector
        switch camera {
        case .front:
            (eye, optical, upward) = (position + axes.ahead * 0.10 + axes.up * 0.06, axes.ahead, axes.up)
        case .bottom:
            (eye, optical, upward) = (position + axes.up * 0.03, axes.up * -1, axes.ahead)
        }
        let (w, h) = (Double(width), Double(height))
        let corner = optical * focalLength + axes.right * (0.5 - w / 2) + upward * (h / 2 - 0.5)
        return View(eye: eye, axis: optical, corner: corner, right: axes.right, down: upward * -1)
    }

    /// Distance of the picture from the eye, in its own pixels, by the lens that belongs to a picture of this shape: the
    /// advertised angles across the diagonals of the sensors.
    private var focalLength: Double {
        let (w, h) = (Double(width), Double(height))
        func across(_ diagonal: Double, _ w: Double, _ h: Double) -> Double {
            (w * w + h * h).squareRoot() / 2 / tangent(diagonal.inRadians / 2)
        }
        let isWide = width * 9 == height * 16
        return switch (camera, isWide) {
        case (.front, true): across(92, w, h)
        // A sensor of 4 by 3, of which the stream shows the middle.
        case (.bottom, true): across(64, w, w * 0.75)
        // AR.Drone 1.0.
        case (.front, false): across(93, w, h)
        case (.bottom, false): across(64, w, h)
        }
    }

    /// A camera's rays: `axis` is the unit vector through the picture's middle, `corner` goes through the centre of the top
    /// left pixel, `right` and `down` are one pixel further.
    struct View {
        var eye: Vector
        var axis: Vector
        var corner: Vector
        var right: Vector
        var down: Vector

        /// The same view with pixels twice as wide and high, as the colour planes have them.
        var halved: View {
            View(eye: eye, axis: axis, corner: corner + right * 0.5 + down * 0.5, right: right * 2, down: down * 2)
        }

        /// The pixel in which a point is seen, whether or not that is in the picture; nil behind the eye.
        func pixel(of point: Vector) -> (x: Double, y: Double)? {
            let ray = point - eye
            let depth = ray.dot(axis)
            guard depth > 0.01 else { return nil }
            let scale = corner.dot(axis) / depth
            let (width, height) = (right.dot(right), down.dot(down))
            return (
                (ray.dot(right) * scale - corner.dot(right)) / width,
                (ray.dot(down) * scale - corner.dot(down)) / height
            )
        }
    }
}
