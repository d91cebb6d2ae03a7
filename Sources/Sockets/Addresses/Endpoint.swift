/// One end of a conversation: a host, by name or numeric address, and a port.
package struct Endpoint: Hashable, Sendable, CustomStringConvertible {
    /// The host as it was given: `127.0.0.11`, `drone.local`.
    package var host: String

    /// The port number; 0 asks the system for a free one.
    package var port: Int

    /// Makes an endpoint.
    package init(_ host: String, _ port: Int) {
        self.host = host
        self.port = port
    }

    /// Any local IPv4 address, on a port that the system chooses.
    package static let anywhere = Endpoint("0.0.0.0", 0)

    /// `host:port`, the way people write it.
    package var description: String { "\(host):\(port)" }
}

/// What carries the bytes between two endpoints.
package enum Transport: String, Hashable, Sendable {
    case udp = "UDP"
    case tcp = "TCP"
}
