/// What was wrong with a file, each thing with its number.
struct InspectedDamage: Equatable, CustomStringConvertible {
    private var counts: [(count: Int, what: Words)] = []

    /// What is counted, for one and for several.
    struct Words: Equatable {
        let one: String
        let several: String
    }

    /// True when nothing was wrong.
    var isEmpty: Bool { counts.isEmpty }

    /// Notes that something was there so many times; 0 is nothing.
    mutating func note(_ count: Int, _ one: String, _ several: String) {
        if count > 0 {
            counts.append((count, Words(one: one, several: several)))
        }
    }

    /// "12 bytes skipped, 1 frame incomplete".
    var description: String {
        counts.map { "\($0.count) \($0.count == 1 ? $0.what.one : $0.what.several)" }.joined(separator: ", ")
    }

    static func == (left: Self, right: Self) -> Bool {
        left.description == right.description
    }
}
