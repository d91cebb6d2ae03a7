public import DroneWire
public import FlightCore
import Glibc
import Sockets

/// Why there is no link to a drone.
public enum LinkError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No drone was reached there; what was found, and what the network last said about it, if anything.
    case notReached(DroneAddress, LinkFailure, network: String?)

    /// No address is known for this name.
    case unknownHost(DroneAddress)

    /// A port of this computer that is needed belongs to somebody else.
    case portTaken(DroneAddress, reason: String)

    /// There is no way to send anything to this address.
    case noRoute(DroneAddress, reason: String)

    /// This process may not open as many files and sockets as a flight needs.
    case tooManyOpen(reason: String)

    /// A limit that the drone cannot have.
    case impossible(ConfigurationError)

    /// Limits with which no flight is possible.
    case contradictory(LimitContradiction)

    /// There is no program `copter` that could watch over the flight; where it was looked for.
    case noGuardian(searched: [String])

    /// The program that should watch over the flight does not.
    case guardianFailed(program: String, reason: String)

    /// The link has ended, or is about to land the drone and end.
    case ended

    /// What was found, in one line.
    public var description: String {
        switch self {
        case .notReached(let address, let failure, let network):
            "no drone at \(address): \(failure)" + (network.map { "; the network says: \($0)" } ?? "")
        case .unknownHost(let address): "no address is known for \(address)"
        case .portTaken(let address, let reason): "no port for a drone at \(address): \(reason)"
        case .noRoute(let address, let reason): "no way to a drone at \(address): \(reason)"
        case .tooManyOpen(let reason): "no flight: \(reason)"
        case .impossible(let error): "\(error)"
        case .contradictory(let contradiction): "\(contradiction)"
        case .noGuardian(let searched): "no guardian: no program at \(searched.joined(separator: ", "))"
        case .guardianFailed(let program, let reason): "no guardian: \(program): \(reason)"
        case .ended: "the link to the drone has ended"
        }
    }
}

extension LinkError {
    /// Why the first sockets could not be opened.
    init(_ address: DroneAddress, opening error: SocketError) {
        switch error {
        case .unknownHost: self = .unknownHost(address)
        case .inUse: self = .portTaken(address, reason: error.description)
        case .tooManyOpen: self = .tooManyOpen(reason: error.description)
        default: self = .noRoute(address, reason: error.description)
        }
    }

    /// Why no drone was reached; what the network says of a drone that is silent tells more than its silence.
    init(_ address: DroneAddress, _ failure: LinkFailure, network trouble: SocketError?) {
        switch (failure, trouble) {
        case (.silent(let after, _), .refused): self = .notReached(address, .refused(after: after), network: nil)
        case (.silent, .failed(_, _, _, errno: EHOSTUNREACH)?), (.silent, .failed(_, _, _, errno: ENETUNREACH)?):
            self = .noRoute(address, reason: trouble?.description ?? "")
        default: self = .notReached(address, failure, network: trouble?.description)
        }
    }
}
