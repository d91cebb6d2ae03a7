package import DroneWire

/// What the shell around a flight machine has to do.
package enum FlightAction: Sendable {
    /// Send these bytes from the navdata socket.
    case sendNavdata([UInt8])

    /// Send these bytes from the command socket.
    case sendCommands([UInt8])

    /// Tell every subscriber.
    case emit(FlightEvent)

    /// Do something outside the machines; it is answered with ``FlightMachine/report(_:at:)``.
    case perform(Errand)

    /// The configuration that was asked for; nil when it did not come.
    case configurationRead(ConfigurationListing?)

    /// The pilot left the seat.
    case pilotEnded(any Pilot, PilotOutcome)

    /// The drone was not reached in time; told once.
    case connectionFailed(LinkFailure)
}
