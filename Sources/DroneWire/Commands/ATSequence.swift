/// Numbers commands and writes them: the one counter of a drone, whoever sends.
///
/// The drone ignores a command whose number is not above the last one it took; number 1 starts anew. So every byte that
/// goes to a drone comes from one sequence.
public struct ATSequence: Hashable, Sendable {
    /// The number of the next command, from 1 to 2³¹ - 1.
    public private(set) var next: UInt32

    /// A datagram holds no more bytes than this, since the drone rejects what is longer.
    public static let maximumDatagramLength = 1024

    /// A sequence whose first number is `next`, 1 for a new session.
    /// - Precondition: `next` lies in 1...2³¹ - 1.
    public init(next: UInt32 = 1) {
        precondition((1...Self.last).contains(next), "Sequence numbers have 31 bits and begin at 1.")
        self.next = next
    }

    private static let last: UInt32 = 0x7FFF_FFFF

    /// Begins again at 1, as after a lost link or a reboot of the drone.
    public mutating func restart() {
        next = 1
    }

    /// Appends one whole command to `buffer`, without allocating when the buffer has room.
    ///
    /// A buffer that is emptied with `removeAll(keepingCapacity: true)` soon has room for every command.
    public mutating func append(_ command: ATCommand, to buffer: inout [UInt8]) {
        let number = take()
        buffer.append(addingCapacity: ATCommand.maximumEncodedLength) { output in
            // Safe: the raw span writes only inside the free storage, and its count says how much of that it wrote.
            unsafe output.withUnsafeMutableBufferPointer { storage, count in
                let bytes = UnsafeMutableRawBufferPointer(storage)
                var raw = unsafe OutputRawSpan(buffer: bytes, initializedCount: count)
                command.write(sequence: number, to: &raw)
                count = unsafe raw.finalize(for: bytes)
            }
        }
    }

    /// Writes commands into datagrams, in their order.
    ///
    /// A datagram holds whole commands and at most ``maximumDatagramLength`` bytes, and a CONFIG stays in one datagram
    /// with the CONFIG_IDS before it.
    /// - Returns: as few datagrams as the order allows, none for no commands.
    public mutating func encode(_ commands: [ATCommand]) -> [[UInt8]] {
        var datagrams: [[UInt8]] = []
        var datagram: [UInt8] = []
        var groupStart = 0
        var previousNeedsFollower = false
        for command in commands {
            if !previousNeedsFollower || !command.isConfiguration { groupStart = datagram.count }
            append(command, to: &datagram)
            if datagram.count > Self.maximumDatagramLength {
                let moved = Array(datagram[groupStart...])
                datagram.removeSubrange(groupStart...)
                datagrams.append(datagram)
                datagram = moved
                groupStart = 0
            }
            previousNeedsFollower = command.isConfigurationIDs
        }
        if !datagram.isEmpty { datagrams.append(datagram) }
        return datagrams
    }

    private mutating func take() -> UInt32 {
        defer { next = next == Self.last ? 1 : next + 1 }
        return next
    }
}

extension ATCommand {
    /// The command's bytes under a number of the caller's choice; to fly, use ``ATSequence``.
    /// - Precondition: `sequence` lies in 1...2³¹ - 1.
    public func encoded(sequence: UInt32) -> [UInt8] {
        var numbers = ATSequence(next: sequence)
        var bytes: [UInt8] = []
        numbers.append(self, to: &bytes)
        return bytes
    }

    fileprivate var isConfiguration: Bool {
        if case .config = self { true } else { false }
    }

    fileprivate var isConfigurationIDs: Bool {
        if case .configIDs = self { true } else { false }
    }
}
