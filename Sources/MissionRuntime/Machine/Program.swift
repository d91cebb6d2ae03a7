import FlightCore
import MissionLanguage

/// Where in its blocks a mission is.
///
/// A stack of blocks with a place in each; loops are turns of a block and not repetitions of its steps, so a mission costs no
/// more memory than its text.
struct Program: Sendable {
    /// What a block is.
    enum Kind: Sendable {
        case plain
        case loop(Loop, most: Int?)
        case attempt(otherwise: [Step])
        case record
    }

    /// What comes next.
    enum Next: Sendable {
        case step(Step)
        /// The block of a film is left.
        case filmEnds
        case end
    }

    private struct Frame: Sendable {
        let kind: Kind
        let steps: [Step]
        var index = 0
        var turn = 1
    }

    private var frames: [Frame]

    init(_ steps: [Step]) {
        frames = [Frame(kind: .plain, steps: steps)]
    }

    /// Enters a block.
    mutating func enter(_ kind: Kind, _ steps: [Step]) {
        frames.append(Frame(kind: kind, steps: steps))
    }

    /// The next step; a loop's condition is asked for when a turn is over.
    mutating func next(
        _ goesOn: (Loop, _ turns: Int, _ most: Int?) throws(FlightFailure) -> Bool
    ) throws(FlightFailure) -> Next {
        while let frame = frames.last {
            let top = frames.count - 1
            if frame.index < frame.steps.count {
                frames[top].index += 1
                return .step(frame.steps[frame.index])
            }
            switch frame.kind {
            case .plain, .attempt:
                frames.removeLast()
            case .record:
                frames.removeLast()
                return .filmEnds
            case .loop(let loop, let most):
                // A block without a step would turn without time passing.
                if !frame.steps.isEmpty, try goesOn(loop, frame.turn, most) {
                    frames[top].index = 0
                    frames[top].turn += 1
                } else {
                    frames.removeLast()
                }
            }
        }
        return .end
    }

    /// Leaves blocks up to and with the innermost one that catches failures, and goes on with what it has instead.
    ///
    /// - Returns: Whether there was one, and whether the block of a film was left on the way.
    mutating func unwind(catching: Bool) -> (isCaught: Bool, leftFilm: Bool) {
        var leftFilm = false
        while let frame = frames.popLast() {
            switch frame.kind {
            case .record: leftFilm = true
            case .attempt(let otherwise) where catching:
                enter(.plain, otherwise)
                return (true, leftFilm)
            case .attempt, .plain, .loop: break
            }
        }
        return (false, leftFilm)
    }

    /// Whether a failure here would be caught.
    var catches: Bool {
        frames.contains { if case .attempt = $0.kind { true } else { false } }
    }
}
