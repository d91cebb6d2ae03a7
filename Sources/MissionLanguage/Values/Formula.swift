/// A checked expression or condition: every name in it is known and every dimension fits.
///
/// Evaluation never fails; it can only find that something is not known (yet), which is `nil` and spreads: a sum with an
/// unknown part is unknown, and so is a comparison. Only `and` and `or` can know more than their parts.
public indirect enum Formula: Hashable, Sendable {
    /// A value that was known when the mission was checked.
    case constant(Value)

    /// What the drone reports.
    case reading(Reading)

    /// A number of the drone's flight data, as the drone sends it.
    case raw(RawField)

    /// What a variable holds.
    case variable(String)

    /// The other sign.
    case negative(Formula)

    /// A sum, difference, product or quotient.
    case arithmetic(Operator.Arithmetic, Formula, Formula)

    /// A comparison.
    case comparison(Operator.Comparison, Formula, Formula)

    /// The opposite of a condition.
    case not(Formula)

    /// Both conditions.
    case and(Formula, Formula)

    /// At least one of two conditions.
    case or(Formula, Formula)

    /// Text with values in it.
    case text([Formula])

    /// What it amounts to now; nil when a part that matters is unknown.
    public func evaluated(in values: some Values) -> Value? {
        switch self {
        case .constant(let value): value
        case .reading(let reading): values.value(of: reading)
        case .raw(let field): values.value(of: field)
        case .variable(let name): values.value(of: name)
        case .negative(let part):
            part.measured(in: values).map { .measure(Measure(-$0.amount, $0.dimension)) }
        case .arithmetic(let sign, let left, let right):
            if let left = left.measured(in: values), let right = right.measured(in: values) {
                sign.applied(to: left, right).map(Value.measure)
            } else {
                nil
            }
        case .comparison(let sign, let left, let right):
            if let left = left.evaluated(in: values), let right = right.evaluated(in: values) {
                sign.holds(between: left, right).map(Value.truth)
            } else {
                nil
            }
        case .not(let part): part.truth(in: values).map { .truth(!$0) }
        case .and(let left, let right):
            Formula.known(left.truth(in: values), right.truth(in: values), decidedBy: false).map(Value.truth)
        case .or(let left, let right):
            Formula.known(left.truth(in: values), right.truth(in: values), decidedBy: true).map(Value.truth)
        case .text(let parts):
            .text(parts.map { $0.evaluated(in: values)?.spoken ?? "unknown" }.joined())
        }
    }

    /// The number it amounts to now, in the base unit of its dimension.
    public func number(in values: some Values) -> Double? { measured(in: values)?.amount }

    /// Whether the condition holds now; nil when that cannot be told.
    public func truth(in values: some Values) -> Bool? {
        guard case .truth(let truth)? = evaluated(in: values) else { return nil }
        return truth
    }

    private func measured(in values: some Values) -> Measure? {
        guard case .measure(let measure)? = evaluated(in: values) else { return nil }
        return measure
    }

    /// One part that decides is enough, whatever the other is; otherwise both must be known.
    private static func known(_ left: Bool?, _ right: Bool?, decidedBy decisive: Bool) -> Bool? {
        if left == decisive || right == decisive { return decisive }
        guard left != nil, right != nil else { return nil }
        return !decisive
    }
}

/// The signs between the parts of an expression.
public enum Operator {
    /// Signs that make a number from two.
    public enum Arithmetic: String, Hashable, Sendable {
        /// The sum.
        case add = "+"
        /// The difference.
        case subtract = "-"
        /// The product.
        case multiply = "*"
        /// The quotient.
        case divide = "/"

        /// The result, in the dimension that follows; nil where it is no number, as after a division by zero.
        func applied(to left: Measure, _ right: Measure) -> Measure? {
            let result =
                switch self {
                case .add: Measure(left.amount + right.amount, left.dimension)
                case .subtract: Measure(left.amount - right.amount, left.dimension)
                case .multiply: Measure(left.amount * right.amount, left.dimension * right.dimension)
                case .divide: Measure(left.amount / right.amount, left.dimension / right.dimension)
                }
            return result.amount.isFinite ? result : nil
        }
    }

    /// Signs that make a condition from two values.
    public enum Comparison: String, Hashable, Sendable {
        /// Less than.
        case less = "<"
        /// At most.
        case atMost = "<="
        /// More than.
        case greater = ">"
        /// At least.
        case atLeast = ">="
        /// The same.
        case equal = "=="
        /// Not the same.
        case unequal = "!="

        /// Whether it is so; nil for values that cannot be ordered.
        func holds(between left: Value, _ right: Value) -> Bool? {
            switch self {
            case .equal: return left == right
            case .unequal: return left != right
            case .less, .atMost, .greater, .atLeast: break
            }
            guard case .measure(let left) = left, case .measure(let right) = right else { return nil }
            return switch self {
            case .less: left.amount < right.amount
            case .atMost: left.amount <= right.amount
            case .greater: left.amount > right.amount
            case .atLeast: left.amount >= right.amount
            case .equal, .unequal: nil
            }
        }
    }
}
