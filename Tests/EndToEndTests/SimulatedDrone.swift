import Foundation
import Glibc
import Testing

/// Runs `copter sim` at a loopback address of its own for as long as the body does.
func withSimulator<Result>(
    at address: String,
    _ options: [String] = [],
    _ body: (Program) async throws -> Result
) async throws -> Result {
    let simulator = try Program(["sim", "--host", address] + options)
    defer { simulator.kill() }
    try #require(try await simulator.waits(for: "simulated drone at \(address)"), "\(simulator.writtenErrors)")
    return try await body(simulator)
}

/// Waits until the camera of a simulated drone has drawn its first picture: in a debug build that takes seconds.
func cameraIsReady(at address: String) async throws -> Bool {
    let deadline = ContinuousClock.now + .seconds(90)
    while ContinuousClock.now < deadline {
        if let socket = connectedSocket(to: address, port: 5555) {
            defer { close(socket) }
            var patience = timeval(tv_sec: 30, tv_usec: 0)
            unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            var byte: UInt8 = 0
            if unsafe recv(socket, &byte, 1, 0) == 1 { return true }
        }
        try await Task.sleep(for: .milliseconds(100))
    }
    return false
}

/// A TCP connection, to be closed; nil where nobody listens.
func connectedSocket(to address: String, port: UInt16) -> Int32? {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    unsafe inet_pton(AF_INET, address, &place.sin_addr)
    let isConnected = unsafe withUnsafePointer(to: &place) { pointer in
        unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            unsafe connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
    if isConnected { return socket }
    close(socket)
    return nil
}
