public import DroneVideo
public import DroneWire
public import FlightCore

/// A drone on its link, for as long as the closure of ``withDrone(at:settings:_:)`` runs.
///
/// What is known of it can be read at any time without waiting; what it is told waits for what comes of it.
public struct Drone: Sendable {
    let cockpit: Cockpit
    let darkroom: Darkroom
    let errands: ErrandDesk

    private var newest: Snapshot { cockpit.telemetry.snapshot }

    // MARK: What is known now

    /// What the drone last said of itself.
    public var state: DroneState { newest.state }

    /// The best estimate of where the drone is, measured from its first hover; nil where there is none.
    public var pose: Pose? { newest.pose }

    /// The radius around ``pose`` in which the drone is in 95 of 100 flights.
    public var positionError: Length { newest.positionError }

    /// How well the drone is heard.
    public var link: LinkStatus { newest.status }

    /// Whether the drone is, or may be, off the ground.
    public var isFlying: Bool { newest.isFlying }

    /// How far, how high and how hard the drone may fly on this link.
    public var limits: FlightLimits { cockpit.limits }

    /// What a pilot would know if it were asked now; brought up to date every 30 ms, also while nothing is heard.
    public var situation: Situation {
        let newest = newest
        return Situation(
            state: newest.state,
            isFlying: newest.isFlying,
            pose: newest.pose,
            positionError: newest.positionError,
            loss: newest.statistics.loss,
            camera: newest.camera,
            events: [],
            now: newest.time
        )
    }

    /// Which of the two drones this is, and its firmware; nil where nobody could find out, and in the first second.
    public var identity: DroneIdentity? { newest.identity }

    /// What became of the datagrams so far.
    public var statistics: LinkStatistics { newest.statistics }

    /// What led to the failure of a flight, as far back as the last 64 events tell.
    public func causes(of failure: FlightFailure) -> CauseChain { CauseChain(of: failure, in: newest.history) }

    /// What led to an event, as the newest of its kind among the last 64 events; empty where none of them is like it, or nothing did.
    public func causes(of event: FlightEvent) -> CauseChain {
        let history = newest.history
        return history.lastIndex(of: event).map { CauseChain(ofEventAt: $0, in: history) } ?? CauseChain()
    }

    // MARK: What comes

    /// What the drone says of itself from now on; the newest 64 values wait for a slow reader.
    public var states: Updates<DroneState> { cockpit.telemetry.states.subscribe(capacity: 64) }

    /// What happens from now on; the newest 256 events wait for a slow reader.
    public var events: Updates<FlightEvent> { cockpit.telemetry.events.subscribe(capacity: 256) }

    /// Every navdata datagram from now on, with all its options; the newest 64 wait for a slow reader.
    public var navdata: Updates<NavdataDatagram> { cockpit.telemetry.navdata.subscribe(capacity: 64) }

    /// The frames of the live stream from now on, as the drone encoded them; the newest 60 wait for a slow reader.
    ///
    /// The camera is connected while somebody reads.
    public var frames: Updates<PaVEFrame> { darkroom.frames.subscribe(capacity: 60) }

    /// The pictures of the live stream from now on; the newest 2 wait for a slow reader.
    ///
    /// The camera is connected, and its stream decoded, while somebody reads.
    public var pictures: Updates<Picture> { darkroom.pictures.subscribe(capacity: 2) }

    // MARK: Flying

    /// Gives the controls to a pilot until its work has ended.
    ///
    /// Whoever had them before is told that it was replaced. When the task is cancelled the pilot leaves the seat and the
    /// drone hovers.
    ///
    /// - Returns: the pilot after its flight.
    /// - Throws: ``/FlightCore/FlightFailure`` when the work did not end well, ``LinkError/ended`` when the link is about to end, and
    ///   `CancellationError`.
    @discardableResult
    public func fly<Flyer: Pilot>(_ pilot: Flyer) async throws -> Flyer {
        let flown = try await attempt(pilot)
        if case .failed(let failure) = flown.outcome {
            try Task.checkCancellation()
            throw failure
        }
        return flown.pilot
    }

    /// Gives the controls to a pilot until its work has ended, and tells how it ended, well or not.
    ///
    /// - Returns: the pilot after its flight, with all it has noted, and how its work ended.
    /// - Throws: ``LinkError/ended`` when the link is about to end.
    public func attempt<Flyer: Pilot>(_ pilot: Flyer) async throws -> (pilot: Flyer, outcome: PilotOutcome) {
        // Whoever subscribes keeps the camera connected, read or not.
        let stream = pilot.needs.camera ? darkroom.frames.subscribe(capacity: 1) : nil
        defer { withExtendedLifetime(stream) {} }
        let isSilent = pilot.needsPictures && !isFlying ? await !darkroom.sendsPictures(within: .seconds(1)) : false
        await cockpit.note(cameraIsSilent: isSilent)
        let cancellation = Cancellation()
        let flown = await withTaskCancellationHandler {
            await cockpit.fly(pilot, cancellation: cancellation)
        } onCancel: {
            cancellation.request()
        }
        guard let flown else { throw LinkError.ended }
        guard let last = flown.pilot as? Flyer else {
            preconditionFailure("a \(Flyer.self) took the seat and a \(type(of: flown.pilot)) left it")
        }
        return (last, flown.outcome)
    }

    /// Takes off and waits for the drone's own first hover.
    ///
    /// - Throws: ``/FlightCore/FlightFailure`` when it did not come to that.
    public func takeOff() async throws { try await fly(TakeOffPilot()) }

    /// Lands and waits until the drone is seen on the ground.
    ///
    /// - Throws: ``/FlightCore/FlightFailure/landingNotConfirmed(after:)`` when it was not seen there; it is told on and on.
    public func land() async throws { try await fly(LandingPilot()) }

    /// Takes the controls from whoever has them; in the air the drone hovers from then on.
    public func hover() async { await cockpit.hover() }

    /// Writes a setting and waits until the drone has acknowledged it.
    ///
    /// - Throws: ``/FlightCore/FlightFailure/configuration(_:)`` when it did not, ``/FlightCore/FlightFailure/refused(_:)`` when the setting would
    ///   be dangerous now.
    public func configure(_ setting: ConfigurationSetting) async throws { try await cockpit.configure(setting) }

    /// Asks the drone for navdata beyond what every flight needs: from then on ``/FlightCore/DroneState/options`` of ``state`` has it.
    ///
    /// - Parameter options: the kinds of options; those that were asked for before stay.
    public func observe(_ options: NavdataOptionsMask) async { await cockpit.observe(options) }

    /// Answers the question of a mission that asks, which came as ``/FlightCore/FlightEvent/asked(_:)``.
    public func answer(_ isYes: Bool) async { await cockpit.report(.answered(isYes)) }

    /// What the last pilot has left to the next one with ``handOver(_:)``; nil when anybody else flew since.
    package func handover<Note: Sendable>(as kind: Note.Type = Note.self) -> Note? {
        cockpit.telemetry.handover as? Note
    }

    /// Leaves something to the next pilot.
    package func handOver(_ note: some Sendable) { cockpit.telemetry.handover = note }

    // MARK: Photos and films

    /// Writes the next picture of the live stream into a file.
    ///
    /// - Parameter name: the file; its ending decides between JPEG and PNG, without one it is JPEG.
    ///     Nil names it by its time.
    /// - Returns: the path of the file, which is another one where the name was taken.
    /// - Throws: ``/FlightCore/FlightFailure/video(reason:)`` when there was no picture or it could not be written.
    @discardableResult
    public func photo(to name: String? = nil) async throws -> String {
        switch await errands.ask(.photo(name: name)) {
        case .photographed(let file): return file
        case .photoFailed(let reason): throw FlightFailure.video(reason: reason)
        case let event: preconditionFailure("a photo was answered with \(event)")
        }
    }

    /// Begins to write the live stream into an MP4 file and waits for the first key frame in it.
    ///
    /// - Parameter name: the file; nil names it by its time.
    /// - Returns: the path of the file, which is another one where the name was taken.
    /// - Throws: ``/FlightCore/FlightFailure/video(reason:)`` when no frame came or the file could not be written.
    @discardableResult
    public func startRecording(to name: String? = nil) async throws -> String {
        switch await errands.ask(.startRecording(name: name)) {
        case .recordingStarted(let file): return file
        case .recordingFailed(let reason): throw FlightFailure.video(reason: reason)
        case let event: preconditionFailure("the start of a film was answered with \(event)")
        }
    }

    /// Completes the film.
    ///
    /// - Returns: the path of the file, how long it plays and how many pictures it has.
    /// - Throws: ``/FlightCore/FlightFailure/video(reason:)`` when there is no film.
    @discardableResult
    public func stopRecording() async throws -> (file: String, length: Duration, frames: Int) {
        switch await errands.ask(.stopRecording) {
        case .recordingStopped(let file, let length, let frames): return (file, length, frames)
        case .recordingFailed(let reason): throw FlightFailure.video(reason: reason)
        case let event: preconditionFailure("the end of a film was answered with \(event)")
        }
    }
}
