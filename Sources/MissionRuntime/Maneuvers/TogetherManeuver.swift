import FlightCore
import MissionLanguage

/// Flies several strands side by side; ends when all of them have ended, and fails with the first that fails.
///
/// What beats in it beats as long as that.
struct TogetherManeuver: Maneuver {
    private var strands: [Strand]
    private var hasEnded: [Bool]
    private var beats: [Beat] = []

    init(_ blocks: [[Step]], _ flight: FlightContext) throws(FlightFailure) {
        strands = []
        for block in blocks {
            if case .every(let period, let steps)? = block.first?.action, block.count == 1 {
                beats.append(try Beat(every: period, steps, flight))
            } else {
                strands.append(Strand(block))
            }
        }
        hasEnded = strands.map { _ in false }
    }

    mutating func advance(_ flight: inout FlightContext) throws(FlightFailure) -> Advance {
        var intents = try beats.advance(&flight)
        var motion: [Intent]?
        for index in strands.indices where !hasEnded[index] {
            let result = strands[index].advance(&flight)
            let wishes: [Intent]
            switch result {
            case .flying(let some): wishes = some
            case .ended(let some):
                wishes = some
                hasEnded[index] = true
            case .failed(let failure, _): throw failure
            }
            intents += wishes.filter { !$0.steers }
            if strands[index].flies {
                guard motion == nil else { throw .requirement("only one step of \"together\" may move the drone") }
                motion = wishes.filter(\.steers)
            }
            // Who ends the mission ends it for all.
            if flight.ending != nil { return .finished(intents) }
        }
        let steering = motion ?? flight.hold()
        return hasEnded.allSatisfy(\.self) ? .finished(intents + steering) : .flying(intents + steering)
    }

    var flies: Bool { strands.contains(where: \.flies) }

    mutating func resume(_ flight: FlightContext) {
        for index in strands.indices { strands[index].rejoin(flight) }
    }

    var progress: String {
        zip(strands, hasEnded).filter { !$1 && !$0.progress.isEmpty }.map(\.0.progress).joined(separator: " | ")
    }
}

extension Intent {
    /// Whether it decides where the drone goes.
    fileprivate var steers: Bool {
        switch self {
        case .move, .takeOff, .land: true
        default: false
        }
    }
}
