import DroneSim
package import FlightCore

/// The way of one flight, sampled: where the drone really was, and where the client believed it to be.
package struct FlightTrack: Sendable {
    /// The drone at one moment.
    package struct Point: Hashable, Sendable {
        /// The time since the flight began.
        package var at: Duration
        /// Where it really was, measured from home along home's axes.
        package var place: Position
        /// Where the client believed it to be; nil while it did not know.
        package var believed: Position?
        /// How far the client held its belief to be off at most, in 95 of 100 flights.
        package var error: Length
        /// The charge that it reported, in percent.
        package var battery: Int?
    }

    private struct Sample: Sendable {
        let at: Duration
        let x, y, z: Double
        let believed: Position?
        let error: Length
        let battery: Int?
    }

    private let interval: Duration
    private var samples: [Sample] = []
    private var home: (x: Double, y: Double, heading: Angle)?

    /// Makes an empty track with one sample in so much time.
    package init(every interval: Duration = .milliseconds(100)) { self.interval = interval }

    func isDue(at now: Duration) -> Bool { samples.last.map { now - $0.at >= interval } ?? true }

    mutating func note(_ truth: Truth, believed: Pose?, error: Length, battery: Int?, at now: Duration) {
        let place = truth.position
        samples.append(
            Sample(
                at: now,
                x: place.x,
                y: place.y,
                z: place.z,
                believed: believed?.position,
                error: error,
                battery: battery
            )
        )
    }

    /// The first hover of the first flight is home.
    mutating func setHome(_ truth: Truth) {
        guard home == nil else { return }
        home = (truth.position.x, truth.position.y, Angle(si: truth.attitude.heading))
    }

    /// The whole way; what was flown before home was known is measured from it as well.
    package var points: [Point] {
        let home = home ?? (0, 0, .zero)
        return samples.map { sample in
            let (north, east) = (sample.x - home.x, sample.y - home.y)
            return Point(
                at: sample.at,
                place: Position(
                    forward: .meters(north * home.heading.cosine + east * home.heading.sine),
                    right: .meters(east * home.heading.cosine - north * home.heading.sine),
                    up: .meters(sample.z)
                ),
                believed: sample.believed,
                error: sample.error,
                battery: sample.battery
            )
        }
    }
}
