import DroneWire
import MissionLanguage

// Where the numbers of the flight data stand on the wire.
extension RawField {
    /// The SDK's name of the option that the number stands in.
    var option: String { "navdata_" + block }

    /// The number of that option.
    var tag: UInt16? { Self.tags[option] }

    private static let tags = Dictionary(uniqueKeysWithValues: NavdataOption.kinds.map { ($0.name, $0.tag) })
}

extension NavdataField.Number {
    /// The number, whatever the wire has it in.
    var amount: Double {
        switch self {
        case .integer(let number): Double(number)
        case .single(let number): Double(number)
        case .double(let number): number
        }
    }
}
