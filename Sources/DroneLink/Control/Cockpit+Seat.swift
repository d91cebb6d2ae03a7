import DroneWire
import FlightCore
import Sockets

extension Cockpit {
    /// How a pilot's work ended, and the pilot as it is then.
    typealias Flown = (pilot: any Pilot, outcome: PilotOutcome)

    /// The pilot that has the controls, and who waits for its end.
    struct Seat {
        var cancellation: Cancellation
        var ended: CheckedContinuation<Flown?, Never>
    }

    /// What became of a setting.
    enum SettingAnswer: Sendable {
        case written
        case refused(Refusal)
        case failed(ConfigurationFailure)
        case ended
    }

    /// The landing at the end of the scope, however the scope ends.
    struct Departure {
        var patience: Duration
        var began: Duration
        /// When the drone was heard last, or the departure began.
        var heardAt: Duration
        /// Whether the landing has the seat; it gives up when it took too long, the departure does not.
        var isLanding = false
        /// Since when the drone's settings are put back to what they were.
        var restoringSince: Duration?
        var end: Result<Void, FlightFailure>?
        var waiting: CheckedContinuation<Void, Never>?
    }

    // MARK: The seat

    /// Gives the controls to a pilot and waits until its work has ended; nil where the link is about to end.
    func fly(_ pilot: any Pilot, cancellation: Cancellation) async -> Flown? {
        await withCheckedContinuation { ended in
            guard departure == nil else { return ended.resume(returning: nil) }
            telemetry.handover = nil
            perform(machine.take(seat: pilot, at: now))
            // After the one before has been told that it was replaced.
            seat = Seat(cancellation: cancellation, ended: ended)
        }
    }

    /// Takes the controls from whoever has them; in the air the drone hovers from then on.
    func hover() {
        guard departure == nil else { return }
        telemetry.handover = nil
        perform(machine.leaveSeat(at: now))
    }

    /// Takes the controls from a pilot whose task was cancelled.
    func vacateCancelledSeat() {
        if let seat, seat.cancellation.isRequested { perform(machine.leaveSeat(at: now)) }
    }

    /// Tells whoever waits for the pilot.
    func leaveSeat(_ pilot: any Pilot, _ outcome: PilotOutcome) {
        departure?.isLanding = false
        seat.take()?.ended.resume(returning: (pilot, outcome))
    }

    // MARK: Telemetry

    /// Asks for navdata options beyond those of every flight.
    func observe(_ options: NavdataOptionsMask) { machine.observe(options, at: now) }

    /// Learns that pictures of the live stream have come; nil when nobody wants them any more.
    func note(pictures count: Int?) {
        if let count { machine.note(pictures: count, at: now) } else { machine.noteCameraOff() }
    }

    // MARK: Settings

    /// Writes a setting and waits for the drone's acknowledgement.
    func configure(_ setting: ConfigurationSetting) async throws {
        let answer = await withCheckedContinuation { (answer: CheckedContinuation<SettingAnswer, Never>) in
            guard departure == nil else { return answer.resume(returning: .ended) }
            let actions = machine.configure(setting, at: now)
            for case .emit(.refused(let refusal)) in actions {
                perform(actions)
                return answer.resume(returning: .refused(refusal))
            }
            unanswered.append((setting, answer))
            perform(actions)
        }
        switch answer {
        case .written: return
        case .refused(let refusal): throw FlightFailure.refused(refusal)
        case .failed(let failure): throw FlightFailure.configuration(failure)
        case .ended: throw LinkError.ended
        }
    }

    /// Tells whoever wrote this setting first what became of it.
    func answer(_ setting: ConfigurationSetting, with answer: SettingAnswer) {
        guard let index = unanswered.firstIndex(where: { $0.setting == setting }) else { return }
        unanswered.remove(at: index).answer.resume(returning: answer)
    }

    // MARK: The end of the scope

    /// Lands the drone where it may be flying, and waits until it stands on the ground.
    func leave(patience: Duration) async throws {
        depart(patience: patience)
        await withCheckedContinuation { waiting in
            if departure?.end == nil { departure?.waiting = waiting } else { waiting.resume() }
        }
        try departure?.end?.get()
    }

    /// Takes the controls for good: nobody flies any more but the landing.
    func depart(patience: Duration) {
        guard departure == nil else { return }
        departure = Departure(patience: patience, began: now, heardAt: now)
        endConnecting(nil)
        perform(machine.leaveSeat(at: now))
        goOnDeparting()
    }

    /// Looks how far the end of the scope has come: the drone is told to land as long as it may be in the air.
    func goOnDeparting() {
        guard let leaving = departure, leaving.end == nil else { return }
        if machine.status == .up { departure?.heardAt = now }
        if case .failure = connection {
            // It was never ours: what it does is somebody else's business, and a drone that does not hear us cannot be landed.
            endDeparting(.success(()))
        } else if machine.isVisit {
            // Whoever only asks does not land a drone that somebody flies.
            endDeparting(.success(()))
        } else if !machine.isFlying {
            restoreSettings(since: leaving.restoringSince)
        } else if now - leaving.heardAt >= leaving.patience {
            endDeparting(.failure(.landingNotConfirmed(after: now - leaving.began)))
        } else if !leaving.isLanding {
            perform(machine.take(seat: LandingPilot(), at: now))
            departure?.isLanding = true
        }
    }

    /// Puts the settings back to what they were, on the ground, for as long as that is worth waiting for.
    private func restoreSettings(since: Duration?) {
        guard let since else {
            departure?.restoringSince = now
            return machine.restoreConfiguration(at: now)
        }
        if machine.hasSettled || machine.status != .up || now - since >= Self.longestRestoration {
            endDeparting(.success(()))
        }
    }

    /// How long the end of the scope waits for the drone to take its old settings.
    private static let longestRestoration = Duration.seconds(3)

    /// Ends the flight where it is: nobody flies any more, and nothing is sent for anybody.
    func endFlight(_ failure: FlightFailure) {
        if departure == nil { departure = Departure(patience: .zero, began: now, heardAt: now) }
        endConnecting(nil)
        perform(machine.leaveSeat(at: now))
        endSettings(.ended)
        endDeparting(.failure(failure))
    }

    private func endDeparting(_ end: Result<Void, FlightFailure>) {
        departure?.end = end
        departure?.waiting.take()?.resume()
    }
}
