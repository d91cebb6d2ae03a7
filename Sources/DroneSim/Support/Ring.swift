/// The last few values of something, at a fixed memory cost.
struct Ring<Element: Hashable & Sendable>: Hashable, Sendable {
    /// The values in no particular order.
    private(set) var elements: [Element]
    private var next = 0

    init(repeating element: Element, count: Int) {
        precondition(count > 0, "a ring holds at least one value")
        elements = Array(repeating: element, count: count)
    }

    var count: Int { elements.count }
    var oldest: Element { elements[next] }
    var newest: Element { elements[next == 0 ? elements.count - 1 : next - 1] }

    /// Adds a value and forgets the oldest one.
    mutating func append(_ element: Element) {
        elements[next] = element
        next = next + 1 == elements.count ? 0 : next + 1
    }
}
