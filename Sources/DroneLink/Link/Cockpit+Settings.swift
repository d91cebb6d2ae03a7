import DroneWire
import FlightCore
import Logging

extension Cockpit {
    // MARK: Which drone

    /// Learns which drone this is; nil where nobody found out.
    ///
    /// The settings begin with this, and what is there before them should be read first: so it waits for the control connection.
    func identify(_ identity: DroneIdentity?) {
        logger.debug("identity", metadata: ["drone": "\(identity.map(\.description) ?? "unknown")"])
        guard hasTriedControl else {
            heldBackIdentity = .some(identity)
            return
        }
        machine.identify(identity, at: now)
        telemetry.publish(Snapshot(machine, at: now))
    }

    /// Notes whether the drone's listing would be received.
    func setReadable(_ isReadable: Bool) {
        machine.setReadable(isReadable, at: now)
        hasTriedControl = true
        if let identity = heldBackIdentity.take() { identify(identity) }
    }

    /// Hands a listing to the machine.
    func receive(_ listing: ConfigurationListing) {
        perform(machine.receive(listing, at: now))
        telemetry.publish(Snapshot(machine, at: now))
    }

    /// Looks at a picture of the live stream.
    func see(_ shape: StreamShape) { perform(machine.see(shape, at: now)) }

    // MARK: Reading and writing

    /// Asks for the drone's configuration and waits for it; nil where it did not come.
    func readConfiguration() async -> ConfigurationListing? {
        await withCheckedContinuation { reader in
            guard departure == nil else { return reader.resume(returning: nil) }
            readers.append(reader)
            perform(machine.readConfiguration(at: now))
        }
    }

    /// Answers whoever has waited longest for the configuration.
    func answerReader(_ listing: ConfigurationListing?) {
        guard !readers.isEmpty else { return }
        readers.removeFirst().resume(returning: listing)
    }

    /// Answers everybody who waits for something about settings: the link ends.
    func endSettings(_ answer: SettingAnswer) {
        for waiting in unanswered { waiting.answer.resume(returning: answer) }
        unanswered = []
        for reader in readers { reader.resume(returning: nil) }
        readers = []
    }

    /// What is known of the drone's settings.
    var settings: [ConfigurationFact] { machine.configuration }
}
