import NIOCore
import NIOPosix
import Synchronization

/// The one event loop of everything that controls nothing: connections, files, video.
enum SharedLoop {
    private static let loop = Mutex<(any EventLoop)?>(nil)

    /// The loop; its thread starts with the first call and stays.
    /// - Throws: ``SocketError/tooManyOpen(needed:)`` when the system has no descriptors for it.
    static func get() throws(SocketError) -> any EventLoop {
        try loop.withLock { loop throws(SocketError) in
            if let loop { return loop }
            let new = try MultiThreadedEventLoopGroup.withOneThread().next()
            loop = new
            return new
        }
    }
}

extension MultiThreadedEventLoopGroup {
    /// A group of one event loop.
    ///
    /// NIO ends the process where a loop gets no descriptors, so they are looked for first.
    /// - Throws: ``SocketError/tooManyOpen(needed:)``.
    static func withOneThread() throws(SocketError) -> MultiThreadedEventLoopGroup {
        // A selector, a timer, and what wakes it.
        try requireDescriptors(3)
        return MultiThreadedEventLoopGroup(numberOfThreads: 1)
    }
}
