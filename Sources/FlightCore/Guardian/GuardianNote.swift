package import DroneWire

/// Something for the guardian's log: what happened and by what it was decided.
package enum GuardianNote: Hashable, Sendable {
    /// A program began to be watched while it flies this drone.
    case watching(drone: String)

    /// The program was silent for this long with the drone maybe in the air: it is told to hover from now on.
    case hovering(silence: Duration, lastCommand: UInt32)

    /// The drone is told to land from now on: the program was silent for this long, or gone, or handed the landing over.
    case landing(silence: Duration, because: LandingCause)

    /// The drone was heard for the first time since, in this state.
    case heard(StateWord)

    /// Our commands did not count, so their numbers begin again at 1.
    case restarted

    /// The drone was seen on the ground for half a second, this long after the guardian took it.
    case landed(after: Duration)

    /// The drone was not heard for this long, and nothing is sent any more.
    case gaveUp(after: Duration)

    /// The program is back and was told that it has lost the drone.
    case refused

    /// The program left; with the drone on the ground unless the guardian has it.
    case programLeft(inGoodOrder: Bool)

    /// The program said something that was not understood.
    case notUnderstood(GuardianMessageError)

    /// Why the guardian lands.
    package enum LandingCause: Hashable, Sendable {
        /// The silence.
        case silence
        /// The program asked for it when it left.
        case handedOver
        /// The program fell silent while it landed.
        case wasLanding
    }
}
