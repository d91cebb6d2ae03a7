import Rehearsal
import Testing

@testable import FlightCore

struct WindObserverTests {
    /// A drone that flies as the model says in moving air, level or leaning, seen 15 times a second with noise.
    private static func observed(wind: Vector, tilt: Double, heading: Angle, seed: UInt64) -> WindObserver {
        var chance = Chance(seed: seed)
        var observer = WindObserver()
        var velocity = Vector.zero
        let thrust = Vector(forward: tilt).turned(by: heading) * FlightModel.speedPerThrust
        let seconds = 1.0 / 15
        for step in 0..<60 {
            let noise = Vector(forward: chance.share() - 0.5, right: chance.share() - 0.5) * 0.17
            observer.observe(
                Estimate(
                    place: .zero,
                    velocity: velocity + noise,
                    heading: heading,
                    turnRate: 0,
                    tiltForward: .arcSine(tilt),
                    tiltRight: .zero,
                    toldAt: .seconds(seconds * Double(step)),
                    hasHome: true,
                    positionError: .zero
                )
            )
            velocity += (thrust + wind - velocity) * (FlightModel.drag * seconds)
        }
        return observer
    }

    @Test(arguments: [(0.0, 0.0), (2, 0), (0, -3), (-1.5, 1.5)], [0.0, 0.1])
    func `steady wind is found out within four seconds, however the drone leans and whatever its heading`(
        wind: (forward: Double, right: Double),
        tilt: Double
    ) {
        for seed in UInt64(1)...5 {
            let wind = Vector(forward: wind.forward, right: wind.right)
            let observer = Self.observed(wind: wind, tilt: tilt, heading: .degrees(70), seed: seed)
            #expect((observer.wind - wind).length < 0.25)
        }
    }
}
