public import DroneWire

/// What a pilot wants, said anew at every tick.
///
/// A pilot that says nothing gets a hover: silence never keeps a stick deflected. The supervisor decides what of it
/// happens.
public enum Intent: Hashable, Sendable {
    /// Start the motors and climb to the drone's own first hover; say it until the drone hovers.
    case takeOff

    /// Come down and stop the motors; latched until the drone has landed.
    case land

    /// Move like this until the next tick.
    case move(Motion)

    /// Hold the sticks as a hand did that long ago: with a key, on a pad, from a page in a browser.
    ///
    /// A hand that has said nothing for half a second may have let go, and whoever was to pass it on may have died: then the drone
    /// hovers.
    case steer(Sticks, age: Duration)

    /// Lean no farther than this in this tick; the operator's limit holds as well.
    case leanAtMost(Angle)

    /// Take the present attitude for level (FTRIM); on the ground only.
    case flatTrim

    /// Calibrate the compass (CALIB); in the air only, the drone turns once around itself.
    case calibrateCompass

    /// Stop the motors at once, wherever the drone is, or clear that state again when the drone is in it.
    case toggleEmergency

    /// Write a setting to the drone; said once, answered by ``FlightEvent/configured(_:)`` or
    /// ``FlightEvent/configurationFailed(_:_:)``.
    case configure(ConfigurationSetting)

    /// Do not begin a figure that was asked for and has not begun: nobody waits for it any more.
    case withdrawFigures

    /// Something for the shell around the machines; said once, answered by an event.
    case perform(Errand)
}

/// What a pilot asks of the world outside the flight machines.
public enum Errand: Hashable, Sendable {
    /// Write the next picture of the live stream to a file; a name without an ending gets `.jpg`.
    case photo(name: String?)

    /// Begin to write the camera stream to an MP4 file.
    case startRecording(name: String?)

    /// Finish the MP4 file that is being written.
    case stopRecording

    /// Tell the operator something.
    case say(String)

    /// Ask the operator something; answered by ``FlightEvent/answered(_:)``.
    case ask(String)
}
