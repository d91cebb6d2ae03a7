import DroneWire

/// Which tags the configuration lets the drone look for, and with which camera.
struct TagSearch: Hashable, Sendable {
    /// Where a detection comes from, as navdata numbers it.
    enum Source: UInt32, Hashable, Sendable {
        case front = 0
        case bottom = 1
        /// The bottom camera, looked at as often as the front one.
        case bottomSynchronized = 2

        var camera: Camera { self == .front ? .front : .bottom }
    }

    /// What is looked for by each of them; nothing in most drones.
    private(set) var masks: [Source: TagMask] = [:]

    /// Looks for nothing.
    init() {}

    init(_ type: DetectionType, front: TagMask, bottom: TagMask, bottomSynchronized: TagMask) {
        switch type {
        case .roundel: masks[.bottom] = .roundel
        case .orientedRoundel: masks[.bottom] = .orientedRoundel
        case .blackAndWhiteOrientedRoundel: masks[.bottom] = .blackRoundel
        case .frontRoundel: masks[.front] = .roundel
        case .frontOrientedRoundel: masks[.front] = .orientedRoundel
        case .multiple:
            masks = [.front: front, .bottom: bottom, .bottomSynchronized: bottomSynchronized]
        // Hulls, caps, towers and stripes are in none of the worlds.
        case .horizontal, .vertical, .vision, .none, .stripe, .bottomStripe, .cap, .visionV2, .towerSide: break
        }
        masks = masks.filter { !$0.value.isEmpty }
    }

    /// What this kind of marker is reported as where a mask is looked for; nil where it is not found.
    ///
    /// The oriented roundel is found under both of its numbers, whichever a client asks for: programs disagree which of the
    /// two is the black and white one.
    static func tag(_ kind: Marker.Kind, in mask: TagMask) -> TagType? {
        switch kind {
        case .roundel: mask.contains(.roundel) ? .roundel : nil
        case .oriented:
            mask.contains(.blackRoundel) ? .blackRoundel : mask.contains(.orientedRoundel) ? .orientedRoundel : nil
        }
    }
}

/// A tag that a camera has found, in the units of navdata.
struct FoundTag: Hashable, Sendable {
    var source: TagSearch.Source
    var tag: TagType
    /// Thousandths of the picture, from its top left.
    var x: UInt32
    var y: UInt32
    var width: UInt32
    var height: UInt32
    var centimetres: UInt32
    /// 0..<360 clockwise from the picture's top, for oriented roundels; else 0.
    var orientation: Float
}

/// Finds the world's roundels in what the cameras see: by geometry, with the errors that the drone's own search has.
struct TagDetector: Hashable, Sendable {
    /// Navdata has room for so many.
    static let most = 4
    /// m: nearer the tag is out of focus, farther it is too small.
    private static let reach = 0.4...5.0
    /// A tag seen at a lower angle than this is none: the cosine of 70 degrees (chosen).
    private static let leastCosine = 0.342
    /// Steps of 5 ms between two looks: the 30 Hz of the front camera (the bottom one's 60 Hz are not modelled).
    private static let interval = 6
    /// The pictures that are looked at: those of the stream, which decide the lens.
    private static func size(of camera: Camera, _ generation: DroneGeneration) -> (width: Int, height: Int) {
        switch (generation, camera) {
        case (.two, _): (640, 360)
        case (.one, .front): (320, 240)
        case (.one, .bottom): (176, 144)
        }
    }

    private struct Look: Hashable, Sendable {
        var due: Int
        var tags: [FoundTag]
    }

    /// What navdata shows.
    private(set) var tags: [FoundTag] = []

    private let markers: [Marker]
    private let generation: DroneGeneration
    private let errors: SensorErrors
    private let delay: Int
    private var looks: [Look] = []
    private var draws: Random

    init(
        _ markers: [Marker],
        generation: DroneGeneration = .two,
        errors: SensorErrors,
        seed: UInt64,
        step: Double
    ) {
        self.markers = markers
        self.generation = generation
        self.errors = errors
        delay = Int((errors.tagDelay / step).rounded())
        draws = Random(seed: seed, stream: 7)
    }

    /// Moves on to a step.
    mutating func advance(_ search: TagSearch, step count: Int, position: Vector, attitude: TrueAttitude) {
        if search.masks.isEmpty {
            (tags, looks) = ([], [])
            return
        }
        if count % TagDetector.interval == 0, !markers.isEmpty {
            looks.append(Look(due: count + delay, tags: look(search, position, attitude)))
        }
        while let first = looks.first, first.due <= count {
            tags = first.tags
            looks.removeFirst()
        }
    }

    private mutating func look(_ search: TagSearch, _ position: Vector, _ attitude: TrueAttitude) -> [FoundTag] {
        var found: [FoundTag] = []
        for source in [TagSearch.Source.front, .bottom, .bottomSynchronized] {
            guard let mask = search.masks[source] else { continue }
            let size = Self.size(of: source.camera, generation)
            let view = PictureRequest(
                camera: source.camera,
                width: size.width,
                height: size.height,
                position: position,
                attitude: attitude,
                number: 0,
                timestampMilliseconds: 0
            ).view
            for marker in markers {
                guard let tag = TagSearch.tag(marker.kind, in: mask), let sight = Sight(marker.place, in: view, size)
                else {
                    continue
                }
                // One draw for each tag in sight, missed or not, so that the others' errors do not depend on it.
                let isMissed = draws.fraction() < errors.tagMissChance
                let tagged = report(sight, in: size, source, tag, isOriented: marker.kind == .oriented)
                if !isMissed { found.append(tagged) }
            }
        }
        // The nearest ones, when there are more than fit.
        return Array(found.sorted { $0.centimetres < $1.centimetres }.prefix(TagDetector.most))
    }

    private mutating func report(
        _ sight: Sight,
        in size: (width: Int, height: Int),
        _ source: TagSearch.Source,
        _ tag: TagType,
        isOriented: Bool
    ) -> FoundTag {
        func thousandths(_ pixels: Double, _ count: Int) -> UInt32 {
            UInt32((1000 * (pixels + draws.normal() * errors.tagNoise) / Double(count)).rounded().clamped(to: 0...1000))
        }
        let (width, height) = size
        let angle = sight.angle.inDegrees + draws.normal() * errors.tagOrientationNoise
        let turns = (angle / 360).rounded(.down)
        return FoundTag(
            source: source,
            tag: tag,
            x: thousandths(sight.x + 0.5, width),
            y: thousandths(sight.y + 0.5, height),
            width: thousandths(sight.width, width),
            height: thousandths(sight.height, height),
            centimetres: UInt32((sight.distance * 100).rounded()),
            orientation: isOriented ? Float(angle - 360 * turns) : 0
        )
    }

    /// A tag that is wholly in the picture, in pixels.
    private struct Sight {
        var x: Double
        var y: Double
        var width: Double
        var height: Double
        /// m from the lens.
        var distance: Double
        /// rad clockwise from the picture's top.
        var angle: Double

        init?(_ place: Marker.Place, in view: PictureRequest.View, _ size: (width: Int, height: Int)) {
            let toEye = view.eye - place.centre
            let distance = toEye.length
            guard TagDetector.reach.contains(distance),
                toEye.dot(place.side.inward) > TagDetector.leastCosine * distance,
                let middle = view.pixel(of: place.centre), let tip = view.pixel(of: place.point(0, 0.9))
            else { return nil }
            let (columns, rows) = (-0.5...Double(size.width) - 0.5, -0.5...Double(size.height) - 0.5)
            var (left, right, top, bottom) = (middle.x, middle.x, middle.y, middle.y)
            for index in 0..<16 {
                let turn = Double(index) * .pi / 8
                // The outer ring.
                guard let point = view.pixel(of: place.point(0.9 * sine(turn), 0.9 * cosine(turn))),
                    columns.contains(point.x), rows.contains(point.y)
                else { return nil }
                (left, right) = (min(left, point.x), max(right, point.x))
                (top, bottom) = (min(top, point.y), max(bottom, point.y))
            }
            (x, y, width, height) = (middle.x, middle.y, right - left, bottom - top)
            self.distance = distance
            angle = arcTangent(tip.x - middle.x, middle.y - tip.y)
        }
    }
}
