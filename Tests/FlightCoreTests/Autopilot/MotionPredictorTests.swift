import Rehearsal
import Testing

@testable import FlightCore

struct MotionPredictorTests {
    /// A drone that does what the model says: it obeys 100 ms late, and its velocity and place are told 40 ms late.
    private struct ModelDrone {
        static let step = 0.01
        var history: [(place: Double, velocity: Double, tilt: Double)] = [(0, 0, 0)]
        var commands: [Double] = []

        var now: Duration { .milliseconds(10 * (history.count - 1)) }

        mutating func advance(tilt: Double) {
            commands.append(tilt)
            var (place, velocity, angle) = history[history.count - 1]
            let acting = commands.count > 10 ? commands[commands.count - 11] : 0
            place += velocity * Self.step
            velocity += FlightModel.acceleration(tilt: Angle(si: angle), speed: velocity) * Self.step
            angle += (acting - angle) * FlightModel.tiltRate * Self.step
            history.append((place, velocity, angle))
        }

        var estimate: Estimate {
            let told = history[max(0, history.count - 5)]
            return Estimate(
                place: Vector(forward: told.place),
                velocity: Vector(forward: told.velocity),
                heading: .zero,
                turnRate: 0,
                tiltForward: Angle(si: history[history.count - 1].tilt),
                tiltRight: .zero,
                toldAt: now,
                hasHome: true,
                positionError: .zero
            )
        }
    }

    @Test(arguments: 1...5)
    func `where the drone is when a command acts is known to a centimetre, though what is told is old`(
        seed: UInt64
    ) {
        var chance = Chance(seed: seed)
        var drone = ModelDrone()
        var predictor = MotionPredictor()
        var tilt = 0.0
        var predictions: [(due: Int, prediction: MotionPredictor.Prediction, told: Double)] = []
        for step in 0..<400 {
            if step % 20 == 0 { tilt = (chance.share() - 0.5) * 0.4 }
            if step % 3 == 0 {
                predictions.append(
                    (
                        step + 10, predictor.predict(from: drone.estimate, in: .zero, at: drone.now),
                        drone.estimate.place.forward
                    )
                )
                let command = MotionPredictor.Command(
                    tiltForward: Angle(si: tilt),
                    tiltRight: .zero,
                    climb: 0,
                    turnRate: 0
                )
                predictor.note(command, at: drone.now)
            }
            drone.advance(tilt: tilt)
        }
        var worst = 0.0
        var worstTold = 0.0
        for (due, prediction, told) in predictions where due < drone.history.count && due > 60 {
            let truth = drone.history[due]
            worst = max(worst, abs(prediction.place.forward - truth.place))
            #expect(abs(prediction.velocity.forward - truth.velocity) < 0.06)
            worstTold = max(worstTold, abs(told - truth.place))
        }
        #expect(worst < 0.01)
        #expect(worstTold > 0.05, "otherwise this course proves nothing")
    }

    @Test func `a hover leaves the attitude to the drone, and a turn goes on for as long as it was told`() {
        var predictor = MotionPredictor()
        var estimate = ModelDrone().estimate
        estimate.turnRate = 1
        predictor.note(.hover, at: .zero)
        let stopping = predictor.predict(from: estimate, in: .zero, at: .milliseconds(500))
        predictor.note(.init(tiltForward: nil, tiltRight: nil, climb: 0.5, turnRate: 1), at: .milliseconds(10))
        let turning = predictor.predict(from: estimate, in: .zero, at: .milliseconds(500))
        #expect(stopping.heading.si < 0.2)
        #expect(abs(turning.heading.si - 0.5) < 0.15)
        #expect(turning.velocity.up > 0.1)
        #expect(turning.place.forward == 0)
    }
}
