/// Draws what a camera sees: a ray caster for the inside of a box, fast enough for a film beside everything else.
///
/// Along a row of pixels the ray's direction changes linearly, and so does `direction / distance` to each of the six
/// planes. The nearest side is the one for which that number is greatest, so the sides along a row are the upper envelope
/// of six straight lines: a handful of spans, found without looking at single pixels. Within a span a texture
/// coordinate is a quotient of two straight lines; it is computed exactly every eight pixels, straight in fixed point between.
public struct SceneRenderer: Sendable {
    let scene: Scene

    /// m: an eye is kept this far from the sides, or a side would have no distance.
    private static let nearest = 0.01
    private let bounds: World.Bounds

    /// A renderer for a world; its pictures are painted when the first renderer of the process is made.
    public init(world: World) {
        scene = world.scene
        bounds = world.bounds
    }

    /// Draws a picture of the request's size into `picture`, whose memory is reused when it fits.
    public func render(_ request: PictureRequest, into picture: inout PlanarPicture) {
        if picture.width != request.width || picture.height != request.height {
            picture = PlanarPicture(width: request.width, height: request.height)
        }
        var view = request.view
        view.eye = Vector(
            view.eye.x.clamped(to: bounds.minimum.x + Self.nearest...bounds.maximum.x - Self.nearest),
            view.eye.y.clamped(to: bounds.minimum.y + Self.nearest...bounds.maximum.y - Self.nearest),
            view.eye.z.clamped(to: bounds.minimum.z + Self.nearest...bounds.maximum.z - Self.nearest)
        )
        drawLuma(view, request.width, request.height, into: &picture.luma)
        drawDecals(view, request, into: &picture.luma)
        drawChroma(view.halved, request.width / 2, request.height / 2, into: &picture.blue, &picture.red)
        drawDecals(view.halved, request, into: &picture.blue, &picture.red)
    }

    private func drawLuma(_ view: PictureRequest.View, _ width: Int, _ height: Int, into luma: inout [UInt8]) {
        let projection = Projection(view, scene, texelScale: 1)
        var plane = luma.mutableSpan
        var runs: [PixelRun] = []
        for row in 0..<height {
            projection.findRuns(inRow: row, width: width, &runs)
            for run in runs {
                scene.sides[run.side].texture.luma[run.level].draw(run, into: &plane, at: row * width)
            }
        }
    }

    private func drawChroma(
        _ view: PictureRequest.View,
        _ width: Int,
        _ height: Int,
        into blue: inout [UInt8],
        _ red: inout [UInt8]
    ) {
        // The colour textures have half the texels in each direction, as the colour planes have half the pixels.
        let projection = Projection(view, scene, texelScale: 0.5)
        var bluePlane = blue.mutableSpan
        var redPlane = red.mutableSpan
        var runs: [PixelRun] = []
        for row in 0..<height {
            projection.findRuns(inRow: row, width: width, &runs)
            for run in runs {
                scene.sides[run.side].texture.chroma[run.level].draw(run, into: &bluePlane, &redPlane, at: row * width)
            }
        }
    }
}
