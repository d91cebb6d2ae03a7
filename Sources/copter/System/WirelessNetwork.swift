import Glibc

/// The wireless network that this computer has joined.
enum WirelessNetwork {
    /// The longest name that a network can have.
    private static let longestName = 32

    // SIOCGIWESSID, and where the request keeps its pointer and its length; Swift's Glibc shows neither.
    private static let getName: UInt = 0x8B1B
    private static let requestSize = 32
    private static let interfaceSize = 16

    /// The name of the network; nil where there is no wireless interface, or none that has joined one.
    static var name: String? {
        guard let table = try? InputFile.text("/proc/net/wireless") else { return nil }
        // Two lines of headings, then an interface in each line: " wlan0: 0000 …".
        let interfaces = table.split(separator: "\n").dropFirst(2).compactMap { line in
            line.split(separator: ":").first.map { String($0.drop { $0 == " " }) }
        }
        return interfaces.lazy.compactMap(name(of:)).first
    }

    private static func name(of interface: String) -> String? {
        let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard interface.utf8.count < interfaceSize else { return nil }
        var name = [UInt8](repeating: 0, count: longestName + 1)
        let length = unsafe name.withUnsafeMutableBytes { bytes -> Int in
            var request = [UInt8](repeating: 0, count: requestSize)
            request.replaceSubrange(0..<interface.utf8.count, with: interface.utf8)
            return unsafe request.withUnsafeMutableBytes { request in
                guard let start = request.baseAddress, let place = bytes.baseAddress else { return 0 }
                unsafe request.storeBytes(of: place, toByteOffset: interfaceSize, as: UnsafeMutableRawPointer.self)
                unsafe request.storeBytes(of: UInt16(longestName), toByteOffset: interfaceSize + 8, as: UInt16.self)
                guard unsafe ioctl(descriptor, getName, start) == 0 else { return 0 }
                return Int(unsafe request.load(fromByteOffset: interfaceSize + 8, as: UInt16.self))
            }
        }
        guard length > 0, length <= longestName else { return nil }
        return String(decoding: name[..<length].prefix { $0 != 0 }, as: UTF8.self)
    }
}
