/// Flies a block several times.
public struct Repeat: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Flies a block so often.
    public init(_ times: Int, @MissionBuilder _ block: () -> [MissionLine]) {
        lines = [MissionLine("repeat", "\(times)", block: block())]
    }

    /// Flies a block until a condition holds, looked at before each turn; at most so often.
    public init(until condition: Condition, max: Int, @MissionBuilder _ block: () -> [MissionLine]) {
        lines = [MissionLine("repeat until", condition.written, "max \(max)", block: block())]
    }

    /// Flies a block while a condition holds, looked at before each turn; at most so often.
    public init(while condition: Condition, max: Int, @MissionBuilder _ block: () -> [MissionLine]) {
        lines = [MissionLine("repeat while", condition.written, "max \(max)", block: block())]
    }
}

/// Flies a block when a condition holds as the flight comes to it, otherwise another one.
public struct If: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Flies one of two blocks.
    public init(
        _ condition: Condition,
        @MissionBuilder _ block: () -> [MissionLine],
        @MissionBuilder else otherwise: () -> [MissionLine] = { [] }
    ) {
        lines = [MissionLine("if", condition.written, block: block())] + .otherwise(otherwise())
    }
}

/// Flies a block whose failure ends it and not the mission.
///
/// Caught are time, a stalled move, a lost position, refusals and video. Fence, battery, link and emergency are not.
public struct Try: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Flies a block, and another one when it failed; `{error}` in a text then says why.
    public init(
        @MissionBuilder _ block: () -> [MissionLine],
        @MissionBuilder else otherwise: () -> [MissionLine] = { [] }
    ) {
        lines = [MissionLine("try", block: block())] + .otherwise(otherwise())
    }
}

extension [MissionLine] {
    /// What is flown otherwise; nothing for an empty block.
    fileprivate static func otherwise(_ block: [MissionLine]) -> [MissionLine] {
        block.isEmpty ? [] : [MissionLine("else", block: block)]
    }
}

/// From here on, interrupts the flight once a condition holds; flies its block, and lands unless it says ``Resume``.
public struct When: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Watches a condition, which must hold without a break for a time if one is given.
    public init(_ condition: Condition, for time: Duration? = nil, @MissionBuilder _ block: () -> [MissionLine]) {
        lines = [MissionLine("when", condition.written, time.after("for"), block: block())]
    }
}

/// Does a block again and again beside the flight, until the enclosing block ends; nothing in it moves the drone.
public struct Every: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Does a block in this rhythm.
    public init(_ time: Duration, @MissionBuilder _ block: () -> [MissionLine]) {
        lines = [MissionLine("every", time.written, block: block())]
    }
}

/// Does several things at the same time, at most one of which moves the drone.
public struct Together: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Does them at the same time.
    public init(@MissionBuilder _ block: () -> [MissionLine]) { lines = [MissionLine("together", block: block())] }
}

/// What a mission that failed flies before its landing, for 30 s at most.
public struct OnAbort: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Says what to fly then.
    public init(@MissionBuilder _ block: () -> [MissionLine]) { lines = [MissionLine("on abort", block: block())] }
}

/// What a mission does at its very end, however it ended; nothing in it moves the drone.
public struct Finally: MissionElement {
    /// What it is in the language.
    public let lines: [MissionLine]

    /// Says what to do then.
    public init(@MissionBuilder _ block: () -> [MissionLine]) { lines = [MissionLine("finally", block: block())] }
}
