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

    /// The pictures on the six sides, each as one sees it from within, the floor and ceiling with north at the top.
    struct Canvases: Sendable {
        var floor: Canvas
        var ceiling: Canvas
        var north: Canvas
        var east: Canvas
        var south: Canvas
        var west: Canvas

        /// The floor's picture covers this many metres and is repeated; nil when it covers the floor once.
        var floorTile: Double?
    }

    init(_ bounds: World.Bounds, _ canvases: Canvases) {
        let (low, high) = (bounds.minimum, bounds.maximum)
        func side(
            _ canvas: Canvas,
            axis: Int,
            plane: Double,
            columnAxis: Int,
            _ columns: (from: Double, to: Double),
            rowAxis: Int,
            _ rows: (from: Double, to: Double),
            tile: Double? = nil
        ) -> Side {
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
            side(
                canvases.floor,
                axis: 2,
                plane: low.z,
                columnAxis: 1,
                eastward,
                rowAxis: 0,
                southward,
                tile: canvases.floorTile
            ),
            side(canvases.ceiling, axis: 2, plane: high.z, columnAxis: 1, eastward, rowAxis: 0, southward),
            side(canvases.north, axis: 0, plane: high.x, columnAxis: 1, eastward, rowAxis: 2, downward),
            side(canvases.east, axis: 1, plane: high.y, columnAxis: 0, southward, rowAxis: 2, downward),
            side(canvases.south, axis: 0, plane: low.x, columnAxis: 1, westward, rowAxis: 2, downward),
            side(canvases.west, axis: 1, plane: low.y, columnAxis: 0, northward, rowAxis: 2, downward),
        ]
    }
}

extension World {
    /// The world's pictures; painted when somebody looks for the first time, and then kept for the whole process.
    var scene: Scene {
        switch scenery {
        case .room: World.roomScene
        case .field: World.fieldScene
        }
    }

    private static let roomScene = Scene(World.room.bounds, RoomPainter.canvases)
    private static let fieldScene = Scene(World.field.bounds, FieldPainter.canvases)
}
