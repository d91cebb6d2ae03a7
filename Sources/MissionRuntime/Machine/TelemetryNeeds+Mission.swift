import DroneWire
public import FlightCore
public import MissionLanguage

extension TelemetryNeeds {
    /// What a mission, or a value at the prompt, reads beyond what every flight needs.
    public init(of mission: CheckedMission) {
        var tags = Set(mission.rawFields.compactMap(\.tag))
        if mission.readings.contains(where: \.needsGPS) { tags.insert(NavdataGPS.tag) }
        self.init(
            navdata: NavdataOptionsMask(tags: tags.map(Int.init)),
            camera: mission.readings.contains(where: \.needsCamera)
        )
    }

    /// Whether everything has come that was asked for.
    func areMet(by situation: Situation) -> Bool {
        let tags = NavdataOptionsMask(tags: situation.state.options.keys.map(Int.init))
        return tags.isSuperset(of: navdata) && (!camera || situation.camera?.rate != nil)
    }
}
