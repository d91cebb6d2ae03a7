/// The six sides of a world's box, ready to be looked at.
struct Scene: Sendable {
    /// One side: a plane across one axis, with a texture laid on it along the two others.
    struct Side: Sendable {
        let texture: Texture

        /// Which coordinate is constant on it (0 x, 1 y, 2 z), and its value.
        let axis: Int
        let plane: Double

        /// Which coordinate runs along the texture's columns and rows, where the first one is, and texels per metre
        /// (negative where the coordinate falls along them).
        let column: Mapping
        let row: Mapping

        /// Whether the texture is repeated beyond its edge; else it ends there.
        let repeats: Bool

        struct Mapping: Sendable {
            let axis: Int
            let origin: Double
            let scale: Double
        }
    }

    let sides: [Side]

    /// The pieces that are drawn over the sides, each with a resolution of its own.
    let decals: [Decal]

    init(_ world: World) {
        let bounds = world.bounds
        let (low, high) = (bounds.minimum, bounds.maximum)
        func canvas(_ name: WorldSide) -> Canvas {
            let surface = world.surfaces[name]
            let size = surface.tile.map { ($0, $0) } ?? name.extent(in: bounds)
            var canvas = SurfacePainter.canvas(surface, name, size)
            for poster in world.posters where poster.side == name && surface.tile == nil {
                PosterPainter.paint(poster, on: &canvas, in: bounds)
            }
            SurfacePainter.finish(&canvas, surface, name)
            return canvas
        }
        func side(
            _ name: WorldSide,
            axis: Int,
            plane: Double,
            columnAxis: Int,
            _ columns: (from: Double, to: Double),
            rowAxis: Int,
            _ rows: (from: Double, to: Double)
        ) -> Side {
            let (canvas, tile) = (canvas(name), world.surfaces[name].tile)
            func mapping(_ axis: Int, _ ends: (from: Double, to: Double), _ texels: Int) -> Side.Mapping {
                let length = tile.map { $0 * (ends.to > ends.from ? 1 : -1) } ?? (ends.to - ends.from)
                return Side.Mapping(axis: axis, origin: ends.from, scale: Double(texels) / length)
            }
            return Side(
                texture: Texture(canvas),
                axis: axis,
                plane: plane,
                column: mapping(columnAxis, columns, canvas.width),
                row: mapping(rowAxis, rows, canvas.height),
                repeats: tile != nil
            )
        }
        let (northward, eastward, downward) = ((low.x, high.x), (low.y, high.y), (high.z, low.z))
        let (southward, westward) = ((high.x, low.x), (high.y, low.y))
        sides = [
            side(.floor, axis: 2, plane: low.z, columnAxis: 1, eastward, rowAxis: 0, southward),
            side(.ceiling, axis: 2, plane: high.z, columnAxis: 1, eastward, rowAxis: 0, southward),
            side(.north, axis: 0, plane: high.x, columnAxis: 1, eastward, rowAxis: 2, downward),
            side(.east, axis: 1, plane: high.y, columnAxis: 0, southward, rowAxis: 2, downward),
            side(.south, axis: 0, plane: low.x, columnAxis: 1, westward, rowAxis: 2, downward),
            side(.west, axis: 1, plane: low.y, columnAxis: 0, northward, rowAxis: 2, downward),
        ]
        // What lies on a picture that repeats cannot be painted into it.
        let loose = world.posters.filter { world.surfaces[$0.side].tile != nil }
        decals =
            loose.map { poster in
                let place = Marker.Place(poster.side, poster.centre, width: poster.width, height: poster.height)
                return Decal(place: place, content: .print(Texture(PosterPainter.canvas(poster))))
            } + world.markers.map { Decal(place: $0.place, content: .print($0.kind.texture)) }
            + world.clocks.map { Decal(place: $0, content: .clock) }
    }
}

extension World {
    /// The world's pictures.
    ///
    /// Those of the program's own worlds are painted when somebody looks for the first time, and then kept for the whole process.
    var scene: Scene {
        if self == .room { return World.roomScene }
        if self == .hall { return World.hallScene }
        if self == .field { return World.fieldScene }
        return Scene(self)
    }

    private static let roomScene = Scene(.room)
    private static let hallScene = Scene(.hall)
    private static let fieldScene = Scene(.field)
}
