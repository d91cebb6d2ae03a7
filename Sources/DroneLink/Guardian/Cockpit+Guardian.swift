import FlightCore
import Logging

extension Cockpit {
    /// Whether a datagram may leave for the drone: not while the guardian is asked after a gap, and not once it has the drone.
    func mayFly() -> Bool {
        guard let before = guardian?.standing else { return true }
        let mayFly = guardian?.mayFly(at: now) ?? true
        guard let standing = guardian?.standing, standing != before else { return mayFly }
        switch standing {
        case .watching:
            logger.info("the guardian answers again")
            note(guardianIsGone: false)
        case .gone:
            logger.error("the guardian is gone: nobody would land the drone if this program died")
            note(guardianIsGone: true)
        case .tookOver:
            report(.takenOver)
            endFlight(.takenOver)
        }
        return mayFly
    }

    /// Learns whether the camera was looked at and sent nothing.
    func note(cameraIsSilent: Bool) {
        surroundings.cameraIsSilent = cameraIsSilent
        machine.note(surroundings)
    }

    private func note(guardianIsGone: Bool) {
        surroundings.guardianIsGone = guardianIsGone
        machine.note(surroundings)
    }

    /// Learns how much room there is for photos and films.
    func note(freeBytes: UInt64?) {
        surroundings.freeBytes = freeBytes
        machine.note(surroundings)
    }
}
