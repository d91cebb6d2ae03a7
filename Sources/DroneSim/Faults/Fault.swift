import DroneWire

/// Something that goes wrong with a simulated drone, on demand: what real ones do on a bad day.
///
/// The same text names it in a flag, from a second terminal and in a test, see ``init(parsing:)``.
public struct Fault: Hashable, Sendable {
    /// What goes wrong.
    public var effect: Effect

    /// How long after it was asked for it begins.
    public var delay: Duration

    /// How long it lasts; nil for until further notice.
    ///
    /// What happens in an instant has no length.
    public var length: Duration?

    /// Makes a fault that begins at once and lasts.
    public init(_ effect: Effect, after delay: Duration = .zero, for length: Duration? = nil) {
        self.effect = effect
        self.delay = delay
        self.length = length
    }

    /// What can go wrong.
    public enum Effect: Hashable, Sendable {
        /// Something happens to what goes over the air.
        case air(Disturbance, AirPath)
        /// The drone carries out settings and never says that it received them.
        case lostAcknowledgements
        /// No picture leaves the drone, and the connection stays.
        case videoStall
        /// The video connection is closed, once.
        case videoCut
        /// Bytes that mean nothing stand in the middle of every picture.
        case videoGarbage
        /// Navdata goes on to arrive, and its content stays what it was.
        case frozenNavdata
        /// The drone's computer begins anew: the motors stop, nothing answers for ``SimulatedDrone/bootTime``, navdata counts
        /// from 1, and only what is kept in memory is still set.
        case reboot
        /// The charge is suddenly this, in percent.
        case battery(percent: Double)
        /// A gust of this speed in m/s, from a direction in degrees clockwise from north.
        case gust(speed: Double, fromDegrees: Double)
        /// A sensor gives nonsense.
        case sensor(Sensor)
        /// The motors stop, for this reason.
        case emergency(EmergencyCause)
        /// A second program sends commands as well: it wants to hover, and its numbers are far above anybody else's.
        case secondPilot
    }

    /// What can happen to a message on its way.
    public enum Disturbance: Hashable, Sendable {
        /// A share of the messages, 0...1, does not arrive.
        case loss(Double)
        /// Every message arrives so many seconds later.
        case delay(Double)
        /// Every message arrives up to so many seconds later, each by chance.
        case jitter(Double)
        /// A share arrives twice.
        case duplicate(Double)
        /// A share is overtaken by what is sent after it.
        case reorder(Double)
        /// A share has a changed byte.
        case corrupt(Double)
    }

    /// The ways that messages take.
    public struct AirPath: Hashable, Sendable {
        /// From the client to the drone.
        public var incoming: Bool
        /// From the drone to the client.
        public var outgoing: Bool
        /// The channels; all when empty.
        public var channels: Set<Channel>

        /// Makes a choice of ways; all of them unless told otherwise.
        public init(incoming: Bool = true, outgoing: Bool = true, channels: Set<Channel> = []) {
            self.incoming = incoming
            self.outgoing = outgoing
            self.channels = channels
        }

        func covers(_ channel: Channel, incoming isIncoming: Bool) -> Bool {
            (isIncoming ? incoming : outgoing) && (channels.isEmpty || channels.contains(channel))
        }
    }

    /// The drone's connections.
    public enum Channel: String, CaseIterable, Hashable, Sendable {
        /// Commands, UDP 5556.
        case at
        /// Navdata, UDP 5554, with its wake-ups.
        case navdata
        /// The live stream, TCP 5555.
        case video
        /// The control connection, TCP 5559.
        case configuration
    }

    /// What the drone senses with.
    public enum Sensor: String, CaseIterable, Hashable, Sendable {
        /// No echo comes back; the height is the barometer's.
        case sonar
        /// The floor shows nothing; the velocity is 0.
        case flow
        /// The heading runs away by 15° a second.
        case gyro
        /// The air pressure says 2 m more.
        case barometer
        /// The magnetometer has lost its calibration, until it is calibrated in flight; an AR.Drone 1.0 has none.
        case compass
    }

    /// Why the motors are cut.
    public enum EmergencyCause: String, CaseIterable, Hashable, Sendable {
        /// Somebody pressed emergency.
        case user
        /// A propeller is blocked.
        case cutout
        /// The drone leans too far.
        case angles
        /// A motor does not answer.
        case motors
        /// The battery's voltage broke down.
        case battery

        var word: StateWord {
            switch self {
            case .user: .userEmergency
            case .cutout: .cutout
            case .angles: .anglesOutOfRange
            case .motors: .motorsProblem
            case .battery: .vbatLow
            }
        }
    }
}
