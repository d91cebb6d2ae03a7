import Sockets

/// Where a drone is; its ports are always the same.
public struct DroneAddress: Hashable, Sendable, CustomStringConvertible {
    /// The host's name or numeric address.
    public var host: String

    /// The drone at this host.
    public static func host(_ host: String) -> DroneAddress { DroneAddress(host: host) }

    /// The address that a drone has in its own network.
    public static let ownNetwork = DroneAddress.host("192.168.1.1")

    /// The host.
    public var description: String { host }

    /// Where the drone takes wake-ups and sends navdata from (UDP).
    var navdata: Endpoint { Endpoint(host, 5554) }

    /// Where the drone sends live video from (TCP, with an AR.Drone 1.0 UDP).
    var video: Endpoint { Endpoint(host, 5555) }

    /// Where an AR.Drone 2.0 sends from what it records (TCP).
    var recorder: Endpoint { Endpoint(host, 5553) }

    /// Where the drone takes commands (UDP).
    var commands: Endpoint { Endpoint(host, 5556) }

    /// Where the drone says which firmware it has (FTP).
    var update: Endpoint { Endpoint(host, 5551) }

    /// Where the drone sends its configuration from (TCP).
    var control: Endpoint { Endpoint(host, 5559) }
}
