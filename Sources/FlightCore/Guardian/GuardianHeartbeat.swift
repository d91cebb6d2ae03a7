import DroneWire

/// What a program tells its guardian while it flies: enough to go on without the program.
package struct GuardianHeartbeat: Hashable, Sendable {
    /// How dangerous it would be if the program fell silent now.
    package enum Watch: UInt8, CaseIterable, Sendable {
        /// The drone stands on the ground, or was never heard.
        case grounded = 0
        /// The drone is, or may be, in the air.
        case flying = 1
        /// The drone is in the air and was told to land.
        case landing = 2
    }

    /// How far the program has got with leaving.
    package enum Handover: UInt8, CaseIterable, Sendable {
        /// It is there and flies.
        case none = 0
        /// It leaves on purpose before the drone is seen on the ground: the guardian lands it.
        case landing = 1
        /// It leaves in good order: there is nothing to do.
        case complete = 2
    }

    /// The host of the drone, by name or numeric address; 1...255 bytes of UTF-8.
    package var drone: String

    /// The number of the last command that was sent; 0 before the first one.
    package var lastCommand: UInt32

    /// How dangerous a silence would be.
    package var watch: Watch

    /// How far the program has got with leaving.
    package var handover: Handover

    /// The last one of a program that leaves: it tells whether there is a landing left to do.
    package var farewell: GuardianHeartbeat {
        var last = self
        last.handover = watch == .grounded ? .complete : .landing
        return last
    }

    /// Makes a heartbeat.
    package init(drone: String, lastCommand: UInt32, watch: Watch, handover: Handover = .none) {
        self.drone = drone
        self.lastCommand = lastCommand
        self.watch = watch
        self.handover = handover
    }
}
