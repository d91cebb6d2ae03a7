/// To whom navdata goes, and which steps it goes in.
struct NavdataStream: Hashable, Sendable {
    /// Every how many steps of 200 Hz the demo stream and the status packets of the bootstrap phase are sent: 15.4 Hz.
    static let demoInterval = 13

    /// Whoever asked last; the drone serves one client.
    private(set) var client: UInt64?

    /// When it asked, in seconds since power-on.
    private var wakened = 0.0

    private var sequence: UInt32 = 0

    /// Somebody sent a datagram to the navdata port.
    mutating func wake(_ newClient: UInt64, at now: Double) {
        client = newClient
        wakened = now
    }

    /// Forgets a client that neither asks nor sends commands any more.
    mutating func forgetSilentClient(at now: Double, lastCommand: Double?, patience: Double) {
        guard client != nil, now - wakened > patience else { return }
        if let lastCommand, now - lastCommand <= patience { return }
        client = nil
    }

    /// Whether a datagram is due in this step.
    func isDue(step: Int, isFull: Bool) -> Bool {
        client != nil && (isFull || isDemoDue(step: step))
    }

    /// Whether a datagram of the demo stream falls into this step, for whomever.
    func isDemoDue(step: Int) -> Bool { step % NavdataStream.demoInterval == 0 }

    /// The number of the next datagram.
    mutating func nextSequence() -> UInt32 {
        sequence &+= 1
        return sequence
    }
}
