/// An array whose length is part of its type and whose elements lie inside the value, so that a format's arrays need no heap.
public struct FixedArray<let length: Int, Element: WireScalar>: Sendable {
    @usableFromInline
    var elements: InlineArray<length, Element>

    /// All elements zero.
    @inlinable
    public init() {
        elements = InlineArray(repeating: .zero)
    }

    /// Elements made one by one from their positions.
    @inlinable
    @inline(__always)
    public init(_ element: (Int) -> Element) {
        elements = InlineArray(element)
    }

    /// These elements; the compiler counts them.
    @inlinable
    public init(_ elements: InlineArray<length, Element>) {
        self.elements = elements
    }
}

extension FixedArray: RandomAccessCollection, MutableCollection {
    /// Zero.
    @inlinable
    public var startIndex: Int { 0 }

    /// The length.
    @inlinable
    public var endIndex: Int { length }

    /// The element at `position`; traps outside of the array.
    @inlinable
    public subscript(position: Int) -> Element {
        get { elements[position] }
        set { elements[position] = newValue }
    }
}

extension FixedArray: Hashable {
    /// True when all elements are equal, each to its own.
    public static func == (left: Self, right: Self) -> Bool {
        left.elementsEqual(right)
    }

    /// Feeds all elements, in their order.
    public func hash(into hasher: inout Hasher) {
        for element in self {
            hasher.combine(element)
        }
    }
}

extension FixedArray: CustomStringConvertible {
    /// The elements as an array literal.
    public var description: String { "\(Array(self))" }
}
