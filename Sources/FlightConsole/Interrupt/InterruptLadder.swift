/// What Ctrl-C means, from the ground and in the air, the first time and after.
///
/// In flight the first press ends what is flown in a hover, the second lands, the third leaves the prompt while the
/// landing goes on. A command between two presses begins the ladder anew.
package struct InterruptLadder: Sendable {
    /// What to do now.
    package enum Rung: Hashable, Sendable {
        /// Clear what is typed, and say that another press leaves.
        case clearLine

        /// End what is flown, and hover.
        case hover

        /// Land.
        case land

        /// Say that the landing goes on, and that another press leaves.
        case keepLanding

        /// Leave the prompt.
        case leave
    }

    private var last: Rung?

    /// A ladder with nobody on it.
    package init() {}

    /// Ctrl-C was pressed, with or without something typed before it.
    package mutating func interrupted(flying: Bool, landing: Bool, lineIsEmpty: Bool) -> Rung {
        let next: Rung
        switch (flying, last) {
        case (false, .clearLine) where lineIsEmpty, (true, .land), (true, .keepLanding): next = .leave
        case (false, _): next = .clearLine
        case (true, .hover): next = .land
        case (true, _): next = landing ? .keepLanding : .hover
        }
        last = next
        return next
    }

    /// Something else was typed or done in between.
    package mutating func stepDown() { last = nil }
}
