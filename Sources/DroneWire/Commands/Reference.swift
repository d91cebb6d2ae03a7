/// The bits of REF: what the drone should be doing at all.
///
/// The bit field is kept as it came, so that commands of clients which leave out the constant bits read and write exactly.
public struct Reference: RawRepresentable, Hashable, Sendable {
    /// The bit field on the wire.
    public var rawValue: Int32

    /// The bits that are always set, 18, 20, 22, 24 and 28: centred sticks of a game-pad protocol.
    public static let base: Int32 = 0x1154_0000

    /// Land, or stay on the ground.
    public static let land = Self(takeOff: false)

    /// Take off, or stay in the air.
    public static let takeOff = Self(takeOff: true)

    /// A reference with these bits, whatever they are.
    public init(rawValue: Int32) {
        self.rawValue = rawValue
    }

    /// A reference with the constant bits and these two.
    /// - Parameters:
    ///   - takeOff: see ``takeOff-swift.property``.
    ///   - emergency: see ``emergency``.
    public init(takeOff: Bool, emergency: Bool = false) {
        self.init(rawValue: Self.base)
        self.takeOff = takeOff
        self.emergency = emergency
    }

    /// Bit 9: take off or stay in the air; cleared, the drone lands.
    ///
    /// It must be set in every REF of a flight.
    public var takeOff: Bool {
        get { self[bit: 9] }
        set { self[bit: 9] = newValue }
    }

    /// Bit 8: a change from 0 to 1 cuts the motors, or clears the emergency when there is one.
    public var emergency: Bool {
        get { self[bit: 8] }
        set { self[bit: 8] = newValue }
    }

    private subscript(bit bit: Int) -> Bool {
        get { rawValue & (1 << bit) != 0 }
        set { rawValue = newValue ? rawValue | (1 << bit) : rawValue & ~(1 << bit) }
    }
}
