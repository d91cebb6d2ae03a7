/// What a mission may ask of the drone while it flies.
public enum Reading: String, CaseIterable, Hashable, Sendable {
    /// Height above the take-off point.
    case altitude
    /// The sonar's distance to whatever is below.
    case height
    /// Speed over ground.
    case speed
    /// The nose's direction, 0° along home's forward, clockwise.
    case heading
    /// How far the drone leans.
    case tilt
    /// The charge.
    case battery
    /// The voltage of the battery.
    case batteryVoltage = "battery.voltage"
    /// What the drone is doing, in one word.
    case state
    /// Whether the motors turn and the drone is off the ground.
    case flying
    /// Distance ahead of home.
    case positionForward = "position.forward"
    /// Distance to the right of home.
    case positionRight = "position.right"
    /// How far the estimate of the position may be off.
    case positionError = "position.error"
    /// Speed along the nose.
    case velocityForward = "velocity.forward"
    /// Speed to the right.
    case velocityRight = "velocity.right"
    /// Speed of the climb.
    case velocityUp = "velocity.up"
    /// Time since the drone was last heard.
    case linkAge = "link.age"
    /// Time since the mission began.
    case missionTime = "mission.time"
    /// Time since the take-off.
    case flightTime = "flight.time"
    /// Distance to home over ground.
    case homeDistance = "home.distance"
    /// How long the charge lasts at the present use.
    case batteryTime = "battery.time"
    /// Speed of the wind.
    case windSpeed = "wind.speed"
    /// Where the wind comes from, 0° along home's forward, clockwise.
    case windFrom = "wind.from"
    /// Whether a tag is seen.
    case tagVisible = "tag.visible"
    /// Distance to the nearest tag that is seen.
    case tagDistance = "tag.distance"
    /// Direction of the nearest tag, 0° ahead, clockwise.
    case tagAngle = "tag.angle"
    /// Navdata that was lost on the way.
    case linkLoss = "link.loss"
    /// Strength of the Wi-Fi link.
    case wifi
    /// Age of the newest picture.
    case videoAge = "video.age"
    /// Pictures each second.
    case videoRate = "video.fps"
    /// Degrees of latitude by the GPS receiver, north is positive.
    case gpsLatitude = "gps.latitude"
    /// Degrees of longitude by the GPS receiver, east is positive.
    case gpsLongitude = "gps.longitude"
    /// Height above the sea by the GPS receiver.
    case gpsAltitude = "gps.altitude"
    /// How far the GPS receiver's place may be off.
    case gpsError = "gps.error"
    /// Satellites that the GPS receiver hears.
    case gpsSatellites = "gps.satellites"

    /// What kind of value it is.
    public var kind: ValueKind {
        switch self {
        case .altitude, .height, .positionForward, .positionRight, .positionError, .homeDistance, .tagDistance,
            .gpsAltitude, .gpsError:
            .measure(.length)
        case .speed, .velocityForward, .velocityRight, .velocityUp, .windSpeed: .measure(.speed)
        case .heading, .tilt, .windFrom, .tagAngle: .measure(.angle)
        case .battery, .linkLoss, .wifi: .measure(.percent)
        case .batteryVoltage: .measure(.voltage)
        case .linkAge, .missionTime, .flightTime, .batteryTime, .videoAge: .measure(.time)
        case .videoRate: .measure(.frequency)
        // Bare, as every map writes them.
        case .gpsLatitude, .gpsLongitude, .gpsSatellites: .measure(.number)
        case .flying, .tagVisible: .truth
        case .state: .state
        }
    }

    /// One line of help.
    public var summary: String {
        switch self {
        case .altitude: "height above the take-off point"
        case .height: "distance to whatever is below, by sonar"
        case .speed: "speed over ground"
        case .heading: "where the nose points, 0° is home's forward, clockwise"
        case .tilt: "how far the drone leans"
        case .battery: "charge of the battery"
        case .batteryVoltage: "voltage of the battery"
        case .state: "what the drone is doing: " + Self.states.joined(separator: ", ")
        case .flying: "whether the drone is in the air"
        case .positionForward: "distance ahead of home"
        case .positionRight: "distance to the right of home"
        case .positionError: "how far the position may be off"
        case .velocityForward: "speed along the nose"
        case .velocityRight: "speed to the right"
        case .velocityUp: "speed of the climb"
        case .linkAge: "time since the drone was last heard"
        case .missionTime: "time since the mission began"
        case .flightTime: "time since the take-off"
        case .homeDistance: "distance to home over ground"
        case .batteryTime: "how long the charge lasts at the present use"
        case .windSpeed: "speed of the wind"
        case .windFrom: "where the wind comes from, 0° is home's forward, clockwise"
        case .tagVisible: "whether a tag is seen"
        case .tagDistance: "distance to the nearest tag that is seen"
        case .tagAngle: "direction of the nearest tag, 0° is ahead, clockwise"
        case .linkLoss: "navdata that was lost on the way"
        case .wifi: "strength of the Wi-Fi link"
        case .videoAge: "age of the newest picture"
        case .videoRate: "pictures each second"
        case .gpsLatitude: "degrees of latitude by GPS, north is positive"
        case .gpsLongitude: "degrees of longitude by GPS, east is positive"
        case .gpsAltitude: "height above the sea by GPS"
        case .gpsError: "how far the place by GPS may be off"
        case .gpsSatellites: "satellites that the GPS receiver hears"
        }
    }

    /// The words that `state` can be.
    public static let states = [
        "landed", "taking_off", "hovering", "flying", "flipping", "landing", "starting", "emergency",
    ]

    /// Whether the camera's live stream has to run for it.
    public var needsCamera: Bool { self == .videoAge || self == .videoRate }

    /// Whether the GPS receiver tells it.
    public var needsGPS: Bool {
        switch self {
        case .gpsLatitude, .gpsLongitude, .gpsAltitude, .gpsError, .gpsSatellites: true
        default: false
        }
    }
}

/// Where the evaluator finds what a mission asks for.
public protocol Values {
    /// What the drone reports; nil while it is unknown.
    func value(of reading: Reading) -> Value?

    /// What the drone sends under this name; nil while it is unknown.
    func value(of field: RawField) -> Value?

    /// What a variable holds; nil before it was set.
    func value(of variable: String) -> Value?
}
