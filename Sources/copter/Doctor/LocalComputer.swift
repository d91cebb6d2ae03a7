import Glibc

/// What this computer has to do with a flight: its way to the drone, its other programs, its disk.
enum LocalComputer {
    /// The way to an address.
    struct Route: Hashable {
        /// The interface that it begins at.
        var interface: String
        /// The own address there.
        var address: String
        /// Whether the drone's address is in the network of that interface, and not behind a gateway.
        var isDirect: Bool
    }

    /// The way to an IPv4 address; nil where there is none.
    static func route(to host: String) -> Route? {
        var place = sockaddr_in()
        place.sin_family = sa_family_t(AF_INET)
        place.sin_port = in_port_t(5556).bigEndian
        guard unsafe inet_pton(AF_INET, host, &place.sin_addr) == 1 else { return nil }
        let probe = socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard probe >= 0 else { return nil }
        defer { close(probe) }
        // Connecting a datagram socket sends nothing; it asks the system which way it would go.
        var own = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isRouted = unsafe withUnsafePointer(to: &place) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(probe, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        let isNamed = unsafe withUnsafeMutablePointer(to: &own) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(probe, $0, &length) == 0
            }
        }
        guard isRouted, isNamed else { return nil }
        return interface(of: own.sin_addr.s_addr, to: place.sin_addr.s_addr)
    }

    private static func interface(of own: in_addr_t, to drone: in_addr_t) -> Route {
        var route = Route(interface: "?", address: text(of: own), isDirect: false)
        var list: UnsafeMutablePointer<ifaddrs>?
        guard unsafe getifaddrs(&list) == 0 else { return route }
        defer { unsafe freeifaddrs(list) }
        var next = unsafe list
        while let entry = unsafe next {
            unsafe next = entry.pointee.ifa_next
            guard let address = unsafe ipv4(entry.pointee.ifa_addr) else { continue }
            let mask = unsafe ipv4(entry.pointee.ifa_netmask) ?? .max
            // The loopback answers for all of its network.
            guard address == own || own & 0xFF == 127 && address & 0xFF == 127 else { continue }
            route.interface = unsafe String(cString: entry.pointee.ifa_name)
            route.isDirect = address & mask == drone & mask
            break
        }
        return route
    }

    private static func ipv4(_ address: UnsafeMutablePointer<sockaddr>?) -> in_addr_t? {
        guard let address = unsafe address, unsafe address.pointee.sa_family == sa_family_t(AF_INET) else { return nil }
        return unsafe address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { unsafe $0.pointee.sin_addr.s_addr }
    }

    private static func text(of address: in_addr_t) -> String {
        (0..<4).map { String(address >> ($0 * 8) & 0xFF) }.joined(separator: ".")
    }

    /// How many sockets of this computer talk to the drone's UDP ports now.
    static func conversations(with host: String) -> Int {
        guard let table = try? InputFile.text("/proc/net/udp"), let drone = number(of: host) else { return 0 }
        return table.split(separator: "\n").dropFirst().count { line in
            let fields = line.split(separator: " ")
            guard fields.count > 2 else { return false }
            let remote = fields[2].split(separator: ":")
            guard remote.count == 2, let address = UInt32(remote[0], radix: 16), let port = Int(remote[1], radix: 16)
            else { return false }
            return address == drone && (port == 5554 || port == 5556)
        }
    }

    private static func number(of host: String) -> in_addr_t? {
        var address = in_addr()
        return unsafe inet_pton(AF_INET, host, &address) == 1 ? address.s_addr : nil
    }

    /// How many bytes are free where films would be written; nil where the system does not say.
    static func freeBytes(in folder: String) -> Int? {
        var facts = statvfs()
        guard unsafe statvfs(folder, &facts) == 0 else { return nil }
        return Int(facts.f_bavail) * Int(facts.f_frsize)
    }
}
