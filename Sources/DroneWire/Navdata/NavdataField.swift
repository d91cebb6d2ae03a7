/// One field of a navdata option with its name and unit, for showing: a number, or an array of numbers.
public struct NavdataField: Hashable, Sendable {
    /// The SDK's name.
    public let name: String

    /// What it is measured in, or nil where the wire has no unit.
    public let unit: String?

    /// What the field holds, as on the wire.
    public let value: Value

    init(_ name: StaticString, _ unit: StaticString, _ value: Value) {
        self.name = "\(name)"
        self.unit = unit.utf8CodeUnitCount == 0 ? nil : "\(unit)"
        self.value = value
    }

    /// The value of a field.
    public enum Value: Hashable, Sendable {
        /// A single number.
        case number(Number)
        /// The elements of an array that were sent.
        case array([Number])
    }

    /// A number in the kind that the wire has.
    public enum Number: Hashable, Sendable {
        /// An integer of any width.
        case integer(Int64)
        /// An IEEE 754 single.
        case single(Float)
        /// An IEEE 754 double.
        case double(Double)
    }
}

extension NavdataPayload {
    /// The fields that were sent, in wire order, as far as they are complete.
    public var fields: [NavdataField] {
        var collector = NavdataFieldCollector(limit: Int(size) - NavdataOptionHeader.byteCount)
        var copy = self
        copy.visit(&collector)
        return collector.fields
    }

    /// The number at a place among all numbers of the option, elements of arrays included, counted from 0; nil where it was not
    /// sent.
    public func number(at place: Int) -> NavdataField.Number? {
        var picker = NavdataNumberPicker(place: place, limit: Int(size) - NavdataOptionHeader.byteCount)
        var copy = self
        copy.visit(&picker)
        return picker.number
    }
}

extension NavdataField.Number {
    init(_ value: some WireScalar) {
        self =
            switch value {
            case let value as any FixedWidthInteger: .integer(Int64(truncatingIfNeeded: value))
            case let value as Float: .single(value)
            case let value as Double: .double(value)
            default: preconditionFailure("The wire has no other numbers.")
            }
    }
}

/// Finds the number at one place, if it is complete.
private struct NavdataNumberPicker: NavdataFieldVisitor {
    private let limit: Int
    private var left: Int
    private var offset = 0
    private(set) var number: NavdataField.Number?

    init(place: Int, limit: Int) {
        left = place
        self.limit = limit
    }

    mutating func field<T: WireScalar>(_ name: StaticString, in unit: StaticString, _ value: inout T) { pass(value) }

    mutating func field<let length: Int, T: WireScalar>(
        _ name: StaticString,
        in unit: StaticString,
        _ values: inout FixedArray<length, T>
    ) {
        for index in 0..<length { pass(values[index]) }
    }

    private mutating func pass<T: WireScalar>(_ value: T) {
        offset += T.wireSize
        if left == 0, offset <= limit { number = NavdataField.Number(value) }
        left -= 1
    }
}

/// Lists fields until a given number of bytes would be exceeded.
private struct NavdataFieldCollector: NavdataFieldVisitor {
    private let limit: Int
    private var offset = 0
    private(set) var fields: [NavdataField] = []

    init(limit: Int) {
        self.limit = limit
    }

    mutating func field<T: WireScalar>(_ name: StaticString, in unit: StaticString, _ value: inout T) {
        if let number = next(value) {
            fields.append(NavdataField(name, unit, .number(number)))
        }
    }

    mutating func field<let length: Int, T: WireScalar>(
        _ name: StaticString,
        in unit: StaticString,
        _ values: inout FixedArray<length, T>
    ) {
        let numbers = values.compactMap { next($0) }
        if !numbers.isEmpty {
            fields.append(NavdataField(name, unit, .array(numbers)))
        }
    }

    private mutating func next<T: WireScalar>(_ value: T) -> NavdataField.Number? {
        offset += T.wireSize
        guard offset <= limit else { return nil }
        return NavdataField.Number(value)
    }
}
