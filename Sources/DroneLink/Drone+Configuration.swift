public import DroneWire
public import FlightCore

/// The drone's settings, by typed keys: `try await drone.write(.altitudeMax, 3000)`.
extension Drone {
    /// What is known of the drone's settings: wanted from here, said by the drone, seen in its listing; in the order of the keys.
    public func settings() async -> [ConfigurationFact] { await cockpit.settings }

    /// Reads the drone's whole configuration, over TCP 5559.
    ///
    /// - Throws: ``/FlightCore/FlightFailure/configuration(_:)`` with ``/FlightCore/ConfigurationFailure/notRead`` when it did not come.
    public func configuration() async throws -> ConfigurationListing {
        guard let listing = await cockpit.readConfiguration() else { throw FlightFailure.configuration(.notRead) }
        return listing
    }

    /// Reads one setting.
    ///
    /// - Returns: its value; nil where this drone has no such key, or something under it that is none of its values.
    /// - Throws: what ``configuration()`` throws.
    public func read<Value>(_ key: ConfigurationKey<Value>) async throws -> Value? {
        try await configuration().value(of: key)
    }

    /// Writes one setting, waits for the acknowledgement, and reads it back: an acknowledgement alone only says that it arrived.
    ///
    /// - Throws: `ConfigurationError` before anything is sent when the key is read-only or does not take the value; what
    ///   ``configure(_:)`` and ``configuration()`` throw; ``/FlightCore/FlightFailure/configuration(_:)`` with
    ///   ``/FlightCore/ConfigurationFailure/notTaken(found:)`` when the drone acknowledged it and has another value.
    public func write<Value>(_ key: ConfigurationKey<Value>, _ value: Value) async throws {
        try await write(try ConfigurationSetting(key, value))
    }

    /// Writes one setting, waits for the acknowledgement, and reads it back.
    ///
    /// - Throws: what ``write(_:_:)`` throws.
    public func write(_ setting: ConfigurationSetting) async throws {
        try await configure(setting)
        // Read once: where it differs it is written again, and read again.
        for _ in 0..<2 {
            guard let found = try await configuration().value(of: setting.key) else { return }
            if ConfigurationFact.areSame(setting.value, found, key: setting.key) { return }
        }
        let found = try await configuration().value(of: setting.key) ?? ""
        guard ConfigurationFact.areSame(setting.value, found, key: setting.key) else {
            throw FlightFailure.configuration(.notTaken(found: found))
        }
    }
}
