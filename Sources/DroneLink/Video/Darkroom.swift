import DroneVideo
import DroneWire
import FlightCore
import Sockets

/// Where frames become pictures, photos and films.
///
/// All of it may block, on decoding or on a disk, so it has a thread of its own, which flying never waits for. When it
/// falls behind, the frames wait in the socket and then with the drone.
actor Darkroom {
    nonisolated let queue = WorkQueue(label: "SwiftCopter.video")
    nonisolated let frames: Broadcast<PaVEFrame>
    nonisolated let pictures: Broadcast<Picture>

    /// A word to the video connection that somebody wants frames.
    nonisolated let demand: Mailbox<Void>

    /// A word to the recorder's connection that a film of what it sends is begun.
    nonisolated let recorderDemand = Mailbox<Void>(capacity: 1)

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe queue.asUnownedSerialExecutor() }

    /// How long the connection is kept when nobody wants frames any more: missions take photos in quick succession.
    private static let lingering = Duration.seconds(5)

    /// How many frames of a film are written between two looks at what is free: half a second's.
    private static let framesBetweenLooks = 15

    private static let linkEnded = "the link has ended"

    /// A photo that waits for the next picture, or a film that waits for its first key frame.
    private struct Waiting {
        var answer: CheckedContinuation<FlightEvent, Never>
        var since: ContinuousClock.Instant
    }

    private let output: OutputSettings
    private let patience: Duration
    private let disk: FilmDisk
    private let clock = ContinuousClock()
    private var pipeline = VideoPipeline()
    private var film: MP4Sink?
    private var filmBegins: Waiting?
    private var filmDelay = WriteDelay()
    private var filmFolder = "."
    private var framesUntilLook = 0

    /// Whether the film is of what the drone records, and who waits for the rest of that.
    private var isFilmingRecorder = false
    private var filmEnds: CheckedContinuation<[FlightEvent], Never>?
    private var photo: (path: String, waiting: Waiting)?
    private var wantedAt: ContinuousClock.Instant?
    private var isClosed = false

    init(output: OutputSettings, patience: Duration, disk: FilmDisk = FilmDisk()) {
        self.output = output
        self.patience = patience
        self.disk = disk
        let demand = Mailbox<Void>(capacity: 1)
        self.demand = demand
        frames = Broadcast { demand.put(()) }
        pictures = Broadcast { demand.put(()) }
    }

    /// Whether anybody wants frames, or did a moment ago.
    var isWanted: Bool {
        if (film != nil && !isFilmingRecorder) || photo != nil || frames.hasSubscribers || pictures.hasSubscribers {
            wantedAt = clock.now
        }
        return wantedAt.map { clock.now - $0 < Self.lingering } ?? false
    }

    /// Whether the camera sends a picture that decoding can begin with, within this time.
    nonisolated func sendsPictures(within time: Duration) async -> Bool {
        let frames = frames.subscribe(capacity: 30)
        return await withTaskGroup(of: Bool.self) { group in
            group.addTask { await frames.contains { $0.isKeyFrame } }
            group.addTask {
                try? await Task.sleep(for: time)
                return false
            }
            defer { group.cancelAll() }
            return await group.next() ?? false
        }
    }

    // MARK: Frames

    /// Takes all frames that are there, the oldest first; returns what happened to the film.
    func take(_ arrived: [PaVEFrame]) -> [FlightEvent] {
        var events: [FlightEvent] = []
        for frame in arrived {
            frames.send(frame)
            if !isFilmingRecorder { events += record(frame) }
        }
        if photo != nil || pictures.hasSubscribers {
            // Whoever looks at the pictures wants the newest; only the film has them all.
            for frame in arrived.dropFirst(LatencyRule.dropCount(arrived)) { develop(frame) }
        }
        return events
    }

    /// Whether the drone is to record; false once the film is to end.
    var isRecorderWanted: Bool { isFilmingRecorder && film != nil && filmEnds == nil && !isClosed }

    /// Takes frames that the drone has recorded; returns what happened to the film.
    func takeRecorded(_ arrived: [PaVEFrame]) -> [FlightEvent] {
        isFilmingRecorder ? arrived.flatMap { record($0) } : []
    }

    /// Nothing more comes from the recorder: completes the film, or gives up one that has not begun.
    func endRecorded(_ reason: String?) -> [FlightEvent] {
        guard isFilmingRecorder, film != nil else { return [] }
        return endFilmEarly(reason ?? (filmBegins == nil ? "the drone ended its recording" : "no key frame came"))
    }

    /// Completes a film of which nobody has asked for the end, or gives up one that has not begun.
    private func endFilmEarly(_ reason: String) -> [FlightEvent] {
        if filmBegins != nil { giveUpFilm(reason) }
        guard filmEnds == nil, film != nil else { return endFilm() }
        return completeFilm() + [.recordingFailed(reason: reason)]
    }

    private func record(_ frame: PaVEFrame) -> [FlightEvent] {
        guard film != nil else { return [] }
        let began = disk.now()
        do throws(VideoError) {
            if case .began(let path)? = try film?.append(frame), let begins = filmBegins {
                filmBegins = nil
                begins.answer.resume(returning: .recordingStarted(file: path))
            }
            filmDelay.note(disk.now() - began, timestamp: frame.timestampMilliseconds)
            return obstacleToFilm().map(endFilmEarly) ?? []
        } catch {
            film = nil
            let failure = FlightEvent.recordingFailed(reason: "\(error)")
            guard let begins = filmBegins else { return [failure] }
            filmBegins = nil
            begins.answer.resume(returning: failure)
            return []
        }
    }

    /// Why the film cannot go on; nil while it can.
    private func obstacleToFilm() -> String? {
        if filmDelay.delay > FilmDisk.longestDelay {
            return "the disk is too slow: the film is written \(filmDelay.delay.inSeconds) late"
        }
        framesUntilLook -= 1
        guard framesUntilLook < 0 else { return nil }
        framesUntilLook = Self.framesBetweenLooks
        return disk.obstacle(in: filmFolder)
    }

    private func develop(_ frame: PaVEFrame) {
        guard let picture = pipeline.decode(frame) else { return }
        pictures.send(picture)
        guard let (path, waiting) = photo, !picture.isDamaged else { return }
        photo = nil
        waiting.answer.resume(returning: write(picture, to: path))
    }

    private func write(_ picture: Picture, to path: String) -> FlightEvent {
        do throws(VideoError) {
            return .photographed(file: try PhotoWriter.write(picture, to: path))
        } catch {
            return .photoFailed(reason: "\(error)")
        }
    }

    // MARK: Errands

    /// Does an errand; returns what came of it, the answer last.
    func perform(_ errand: Errand) async -> [FlightEvent] {
        switch errand {
        case .photo(let name):
            return [await takePhoto(output.photoPath(name))]
        case .startRecording(let name):
            return [await startRecording(output.filmPath(name))]
        case .stopRecording:
            return await stopRecording()
        case .say(let text):
            return [.said(text)]
        case .ask(let question):
            return [.asked(question)]
        }
    }

    private func takePhoto(_ path: String) async -> FlightEvent {
        await withCheckedContinuation { answer in
            guard !isClosed else { return answer.resume(returning: .photoFailed(reason: Self.linkEnded)) }
            photo = (path, Waiting(answer: answer, since: clock.now))
            demand.put(())
        }
    }

    private func startRecording(_ path: String) async -> FlightEvent {
        await withCheckedContinuation { answer in
            func fail(_ reason: String) { answer.resume(returning: .recordingFailed(reason: reason)) }
            guard !isClosed else { return fail(Self.linkEnded) }
            guard film == nil else { return fail("a film is being written already") }
            filmFolder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
            if let obstacle = disk.obstacle(in: filmFolder) { return fail(obstacle) }
            (filmDelay, framesUntilLook) = (WriteDelay(), Self.framesBetweenLooks)
            do throws(VideoError) {
                film = try MP4Sink(path: path)
            } catch {
                return fail("\(error)")
            }
            filmBegins = Waiting(answer: answer, since: clock.now)
            isFilmingRecorder = output.film == .recorder
            if isFilmingRecorder { recorderDemand.put(()) } else { demand.put(()) }
        }
    }

    private func stopRecording() async -> [FlightEvent] {
        guard isFilmingRecorder, film != nil else { return completeFilm() }
        // What the drone has recorded is still on its way.
        return await withCheckedContinuation { filmEnds = $0 }
    }

    /// Completes the film and answers whoever waits for its end.
    private func endFilm() -> [FlightEvent] {
        guard let waiting = filmEnds.take() else { return film == nil ? [] : completeFilm() }
        waiting.resume(returning: completeFilm())
        return []
    }

    private func completeFilm() -> [FlightEvent] {
        guard let film = film.take() else { return [.recordingFailed(reason: "no film is being written")] }
        do throws(VideoError) {
            let films = try film.finish()
            guard !films.isEmpty else { return [.recordingFailed(reason: "no key frame came")] }
            return films.map { .recordingStopped(file: $0.path, length: $0.length, frames: $0.frames) }
        } catch {
            return [.recordingFailed(reason: "\(error)")]
        }
    }

    /// Gives up what has waited too long for the camera.
    func loseHope() {
        if let waiting = photo?.waiting, clock.now - waiting.since >= patience { giveUpPhoto("no picture came") }
        if let waiting = filmBegins, clock.now - waiting.since >= patience { giveUpFilm("no key frame came") }
    }

    /// Completes the film and takes nothing more; returns what became of the film.
    func close() -> [FlightEvent] {
        isClosed = true
        giveUpPhoto(Self.linkEnded)
        giveUpFilm(Self.linkEnded)
        demand.finish()
        recorderDemand.finish()
        frames.finish()
        pictures.finish()
        return endFilm()
    }

    private func giveUpPhoto(_ reason: String) {
        photo.take()?.waiting.answer.resume(returning: .photoFailed(reason: reason))
    }

    private func giveUpFilm(_ reason: String) {
        guard let waiting = filmBegins.take() else { return }
        // A sink without a picture leaves no file behind.
        film = nil
        waiting.answer.resume(returning: .recordingFailed(reason: reason))
    }
}
