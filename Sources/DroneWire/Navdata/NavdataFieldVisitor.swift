/// Something that walks over the fields of a navdata option, in wire order.
///
/// Every option lists its fields exactly once, in ``NavdataPayload/visit(_:)``. Parsing, writing, comparing and naming are visitors
/// of that one list, so they cannot disagree.
public protocol NavdataFieldVisitor: ~Escapable {
    /// Comes to a field of one number.
    /// - Parameters:
    ///   - name: the SDK's name of the field.
    ///   - unit: what it is measured in, or an empty text.
    ///   - value: the field, which the visitor may read or set.
    @_lifetime(self: copy self)
    mutating func field<T: WireScalar>(_ name: StaticString, in unit: StaticString, _ value: inout T)

    /// Comes to a field of `length` numbers.
    /// - Parameters:
    ///   - name: the SDK's name of the field.
    ///   - unit: what they are measured in, or an empty text.
    ///   - values: the field, which the visitor may read or set.
    @_lifetime(self: copy self)
    mutating func field<let length: Int, T: WireScalar>(
        _ name: StaticString,
        in unit: StaticString,
        _ values: inout FixedArray<length, T>
    )
}

extension NavdataFieldVisitor where Self: ~Escapable {
    /// Comes to a field of one number without a unit.
    @inlinable
    @inline(__always)
    @_lifetime(self: copy self)
    public mutating func field<T: WireScalar>(_ name: StaticString, _ value: inout T) {
        field(name, in: "", &value)
    }

    /// Comes to a field of `length` numbers without a unit.
    @inlinable
    @inline(__always)
    @_lifetime(self: copy self)
    public mutating func field<let length: Int, T: WireScalar>(
        _ name: StaticString,
        _ values: inout FixedArray<length, T>
    ) {
        field(name, in: "", &values)
    }
}

/// Sets fields from the bytes of an option, as far as they reach.
///
/// A number that does not fit completely stays as it is, and so do all after it.
@usableFromInline
struct NavdataFieldReader: NavdataFieldVisitor, ~Escapable {
    @usableFromInline
    let payload: RawSpan
    @usableFromInline
    var offset = 0

    /// How many bytes went into fields.
    @usableFromInline
    var consumed = 0

    @inlinable
    @inline(__always)
    @_lifetime(copy payload)
    init(_ payload: RawSpan) {
        self.payload = payload
    }

    @inlinable
    @inline(__always)
    @_lifetime(self: copy self)
    mutating func field<T: WireScalar>(_ name: StaticString, in unit: StaticString, _ value: inout T) {
        if let number = next(T.self) {
            value = number
        }
    }

    @inlinable
    @inline(__always)
    @_lifetime(self: copy self)
    mutating func field<let length: Int, T: WireScalar>(
        _ name: StaticString,
        in unit: StaticString,
        _ values: inout FixedArray<length, T>
    ) {
        values = FixedArray { _ in next(T.self) ?? .zero }
    }

    @inlinable
    @inline(__always)
    @_lifetime(self: copy self)
    mutating func next<T: WireScalar>(_ type: T.Type) -> T? {
        let start = offset
        // The offset advances in any case: behind a number that did not fit, no smaller one may fit by accident.
        offset &+= T.wireSize
        guard offset <= payload.byteCount else { return nil }
        consumed = offset
        return payload.scalar(at: start)
    }
}

/// Writes fields until a given number of bytes would be exceeded.
struct NavdataFieldWriter: NavdataFieldVisitor {
    private let limit: Int
    private var offset = 0
    private(set) var writer: ByteWriter

    init(limit: Int, into writer: consuming ByteWriter) {
        self.limit = limit
        self.writer = writer
    }

    mutating func field<T: WireScalar>(_ name: StaticString, in unit: StaticString, _ value: inout T) {
        offset += T.wireSize
        if offset <= limit {
            writer.append(value)
        }
    }

    mutating func field<let length: Int, T: WireScalar>(
        _ name: StaticString,
        in unit: StaticString,
        _ values: inout FixedArray<length, T>
    ) {
        for index in 0..<length {
            field(name, in: unit, &values[index])
        }
    }
}
