import FlightCore
import MissionLanguage

/// Holds a speed or a stick for a time, then brakes; where the drone comes to rest is where it is meant to be.
struct PushManeuver: Maneuver {
    /// What of the intended pose the push leaves behind; the rest stays as it was meant.
    enum Freed: Hashable, Sendable {
        case place, height, heading
    }

    /// How long braking may take.
    private static let longestBraking = Duration.seconds(5)

    private let step: String
    private let motion: Motion
    private let freed: Freed
    private let time: Duration
    private let began: Duration
    private var rest = Sustained()
    private var isBraking = false
    private var now: Duration

    init(_ step: String, _ motion: Motion, freed: Freed, for time: Duration, _ flight: FlightContext) {
        self.step = step
        self.motion = motion
        self.freed = freed
        self.time = time
        began = flight.now
        now = flight.now
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        guard flight.state.isAirborne else { throw .refused(.notFlying) }
        now = flight.now
        let passed = now - began
        if passed < time { return .flying([.move(motion)]) }
        isBraking = true
        if let time = rest.note(flight.isAtRest, at: now), time >= FlightContext.settle {
            flight.memory.target = flight.situation.pose.map { intended($0, flight.memory.target) }
            return .finished(flight.hold())
        }
        if passed >= time + Self.longestBraking { throw .timeout(step: step, deadline: time + Self.longestBraking) }
        return .flying([.move(.hover)])
    }

    /// Where the drone is meant to be: where it is as far as the push has moved it, where it was meant to be otherwise.
    private func intended(_ pose: Pose, _ target: Pose?) -> Pose {
        guard let target else { return pose }
        switch freed {
        case .place:
            var place = pose.position
            place.up = target.position.up
            return Pose(position: place, heading: target.heading)
        case .height:
            var place = target.position
            place.up = pose.position.up
            return Pose(position: place, heading: target.heading)
        case .heading:
            return Pose(position: target.position, heading: pose.heading)
        }
    }

    var flies: Bool { true }

    var progress: String {
        isBraking ? "braking" : Measure(max(0, (time - (now - began)).seconds), .time).spoken + " to go"
    }
}
