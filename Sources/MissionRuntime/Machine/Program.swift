import FlightCore
import MissionLanguage

/// Where in its blocks a strand is.
///
/// A stack of blocks with a place in each; loops are turns of a block and not repetitions of its steps, so a mission costs no
/// more memory than its text.
struct Program: Sendable {
    /// What a block is.
    enum Kind: Sendable {
        case plain
        case loop(Loop, most: Int?)
        /// Once for each value of a variable.
        case each(String, [Value])
        case attempt(otherwise: [Step])
        case record
    }

    /// What comes next.
    enum Next: Sendable {
        case step(Step)
        /// A further turn of a block begins, with this value.
        case turn(String, Value)
        /// A block is left.
        case left(Kind)
        case end
    }

    private struct Frame: Sendable {
        let kind: Kind
        let steps: [Step]
        var index = 0
        var turn = 1
        var beats: [Beat] = []
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
            // A block without a step would turn without time passing.
            case .loop(let loop, let most) where !frame.steps.isEmpty:
                if try goesOn(loop, frame.turn, most) {
                    beginTurn(top)
                    continue
                }
            case .each(let name, let values) where frame.turn < values.count && !frame.steps.isEmpty:
                beginTurn(top)
                return .turn(name, values[frame.turn])
            case .plain, .loop, .each, .attempt, .record: break
            }
            frames.removeLast()
            return .left(frame.kind)
        }
        return .end
    }

    private mutating func beginTurn(_ top: Int) {
        frames[top].index = 0
        frames[top].turn += 1
        // What beats in a block beats anew in each of its turns.
        frames[top].beats = []
    }

    /// Leaves blocks up to and with the innermost one that catches failures, and goes on with what it has instead.
    ///
    /// - Returns: Whether the block of a film was left on the way.
    mutating func unwind(catching: Bool) -> Bool {
        var leftFilm = false
        while let frame = frames.popLast() {
            switch frame.kind {
            case .record: leftFilm = true
            case .attempt(let otherwise) where catching:
                enter(.plain, otherwise)
                return leftFilm
            case .attempt, .plain, .loop, .each: break
            }
        }
        return leftFilm
    }

    /// Whether a failure here would be caught.
    var catches: Bool {
        frames.contains { if case .attempt = $0.kind { true } else { false } }
    }

    // MARK: Beats

    /// Lets something beat until the innermost block ends.
    mutating func begin(_ beat: Beat) {
        guard !frames.isEmpty else { return }
        frames[frames.count - 1].beats.append(beat)
    }

    var hasBeats: Bool { frames.contains { !$0.beats.isEmpty } }

    /// What beats in the open blocks, outermost first.
    var beats: [Beat] {
        get { frames.flatMap(\.beats) }
        set {
            var rest = newValue[...]
            for index in frames.indices {
                let count = frames[index].beats.count
                frames[index].beats = Array(rest.prefix(count))
                rest = rest.dropFirst(count)
            }
        }
    }
}
