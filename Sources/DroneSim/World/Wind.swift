/// How the air moves: a mean wind, and gusts about it.
public struct Wind: Hashable, Sendable {
    /// The mean speed in m/s, 0...30.
    public let speed: Double

    /// Where it comes from, in degrees clockwise from the world's north: 90 blows from the east to the west.
    public let fromDegrees: Double

    /// How far gusts depart from the mean, along and across it: one standard deviation in m/s, 0...15.
    public let gust: Double

    /// Every speed above is none in which an AR.Drone flies.
    static let fastest = 30.0
    static let strongestGust = 15.0

    /// A wind; values outside their ranges mean the nearest end.
    public init(speed: Double, fromDegrees: Double = 0, gust: Double = 0) {
        self.speed = speed.clamped(to: 0...Wind.fastest)
        self.fromDegrees = fromDegrees
        self.gust = gust.clamped(to: 0...Wind.strongestGust)
    }

    /// No wind.
    public static let calm = Wind(speed: 0)

    /// The wind that a text describes: `calm`, or a speed, then if wanted where it comes from and its gusts, as in
    /// `2m/s from 90deg gust 0.5m/s`.
    /// - Throws: ``WorldError`` with the column of the first word that does not fit.
    public init(parsing text: String) throws(WorldError) {
        var words = try WorldWords(line: 1, text)
        self = try words.wind()
        try words.end()
    }

    /// The mean velocity along the world's axes, in m/s.
    var velocity: Vector {
        let toward = fromDegrees.inRadians + .pi
        return Vector(speed * cosine(toward), speed * sine(toward), 0)
    }
}

/// The motion of the air where the drone is: the mean wind, gusts drawn from the seed, and blows on demand.
struct AirMotion: Hashable, Sendable {
    /// s: a gust has forgotten itself after this long (chosen; a few seconds near the ground).
    static let gustTime = 2.5

    /// The velocity of the air along the world's axes, in m/s.
    private(set) var velocity: Vector

    private let mean: Vector
    private let kept: Double
    private let drawn: Double
    private var gust = Vector.zero
    private var draws: Random
    private let step: Double

    /// A blow in progress: its peak, how long it lasts, and how much of that is over, in seconds.
    private var blow = Vector.zero
    private var blowTime = 0.0
    private var blowElapsed = 0.0

    init(_ wind: Wind, seed: UInt64, step: Double) {
        mean = wind.velocity
        velocity = mean
        kept = exponential(-step / AirMotion.gustTime)
        drawn = wind.gust * (1 - kept * kept).squareRoot()
        draws = Random(seed: seed, stream: 6)
        self.step = step
        // The first gust is already under way when the drone is switched on.
        if wind.gust > 0 { gust = Vector(draws.normal() * wind.gust, draws.normal() * wind.gust, 0) }
    }

    /// Adds one blow that swells and fades smoothly (`(1 - cos) / 2`), with this peak velocity along the world's axes;
    /// it takes the place of one that is still under way.
    mutating func blow(_ peak: Vector, seconds: Double) {
        blow = peak
        blowTime = seconds
        blowElapsed = 0
    }

    /// Moves on by one step.
    mutating func advance() {
        if drawn > 0 { gust = gust * kept + Vector(draws.normal() * drawn, draws.normal() * drawn, 0) }
        velocity = mean + gust
        guard blowElapsed < blowTime else { return }
        blowElapsed += step
        velocity = velocity + blow * ((1 - cosine(2 * .pi * min(1, blowElapsed / blowTime))) / 2)
    }
}
