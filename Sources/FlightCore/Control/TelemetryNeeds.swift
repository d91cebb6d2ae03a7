public import DroneWire

/// What somebody reads beyond what every flight needs: it is asked of the drone only then.
public struct TelemetryNeeds: Hashable, Sendable {
    /// Navdata options that ``DroneState/options`` is to hold.
    public var navdata: NavdataOptionsMask

    /// Whether ``Situation/camera`` is to be known, for which the live stream has to run.
    public var camera: Bool

    /// Makes needs; none when nothing is given.
    public init(navdata: NavdataOptionsMask = [], camera: Bool = false) {
        self.navdata = navdata
        self.camera = camera
    }

    /// Adds what somebody else needs.
    public mutating func formUnion(_ other: TelemetryNeeds) {
        navdata.formUnion(other.navdata)
        camera = camera || other.camera
    }

    /// Nothing beyond what every flight needs.
    public static let none = TelemetryNeeds()
}
