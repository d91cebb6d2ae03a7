import DroneLink
import Glibc

/// The drone that is flown.
enum DroneChoice: Hashable {
    /// A simulated one, inside this process.
    case simulated(Simulation)

    /// The one at this address, and who lands it when this program dies.
    case address(String, guardian: GuardianChoice = .itself)

    /// The address that a drone gives itself, in the network that it makes.
    static let usual = DroneChoice.address("192.168.1.1")

    /// Reads `sim`, an IPv4 address or a name that could be one of a computer.
    init(_ text: String) throws(CommandFailure) {
        guard text == "sim" || Self.isAddress(text) || Self.isName(text) else {
            throw CommandFailure(
                .usage,
                "\"\(text)\" is not an address",
                advice: "A drone is named by an address such as 192.168.1.1, or is \"sim\""
            )
        }
        self = text == "sim" ? .simulated(Simulation()) : .address(text)
    }

    /// The drone in the words of messages.
    var words: String {
        switch self {
        case .simulated: "the simulated drone"
        case .address(let address, _): address
        }
    }

    /// Whether a text is an IPv4 address, the only kind this drone knows.
    static func isAddress(_ text: String) -> Bool {
        var address = in_addr()
        return unsafe inet_pton(AF_INET, text, &address) == 1
    }

    private static func isName(_ text: String) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let isWritten = labels.allSatisfy { label in
            !label.isEmpty
                && label.allSatisfy { byte in
                    byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                }
        }
        // A last part of digits alone is an address with a slip in it.
        return isWritten && text.utf8.count <= 253 && !(labels.last?.allSatisfy { $0 < UInt8(ascii: "A") } ?? true)
    }
}
