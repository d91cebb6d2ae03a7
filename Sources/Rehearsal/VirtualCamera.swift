import FlightCore

/// Answers a pilot's errands as the program around it would, without a picture: after the time that the real thing takes.
struct VirtualCamera: Sendable {
    /// From asking for a picture until its file is written: the next key frame, decoding and encoding.
    static let photoTime = Duration.milliseconds(400)
    /// Until the first key frame is in the file.
    static let recordingTime = Duration.milliseconds(500)
    /// The operator of a rehearsal always says yes, after this long.
    static let answerTime = Duration.seconds(1)
    static let framesPerSecond = 30.0

    private var answers: [(due: Duration, event: FlightEvent)] = []
    private var photos = 0
    /// When the next picture of the live stream is due; nil while nobody wants it.
    private var nextPicture: Duration?
    private var recording: (file: String, began: Duration)?

    mutating func perform(_ errand: Errand, at now: Duration) {
        switch errand {
        case .photo(let name):
            photos += 1
            answers.append((now + Self.photoTime, .photographed(file: name ?? "photo-\(photos).jpg")))
        case .startRecording(let name):
            guard recording == nil else {
                answers.append((now, .recordingFailed(reason: "a film is being written already")))
                break
            }
            let file = name ?? "film.mp4"
            let began = now + Self.recordingTime
            recording = (file, began)
            answers.append((began, .recordingStarted(file: file)))
        case .stopRecording:
            guard let film = recording else {
                answers.append((now, .recordingFailed(reason: "nothing is being recorded")))
                break
            }
            recording = nil
            let length = max(now - film.began, .zero)
            let frames = Int(length.seconds * Self.framesPerSecond)
            answers.append((now, .recordingStopped(file: film.file, length: length, frames: frames)))
        case .say(let text):
            answers.append((now, .said(text)))
        case .ask(let question):
            answers.append((now, .asked(question)))
            answers.append((now + Self.answerTime, .answered(true)))
        }
    }

    /// How many pictures of the live stream have come since they were last asked for; nil when nobody wants them any more.
    mutating func pictures(wanted: Bool, at now: Duration) -> Int? {
        guard wanted || recording != nil else {
            guard nextPicture != nil else { return 0 }
            nextPicture = nil
            return nil
        }
        var due = nextPicture ?? now + Self.recordingTime
        var count = 0
        while due <= now {
            due += .seconds(1 / Self.framesPerSecond)
            count += 1
        }
        nextPicture = due
        return count
    }

    /// What is answered by now, oldest first.
    mutating func answers(at now: Duration) -> [FlightEvent] {
        let due = answers.filter { $0.due <= now }.sorted { $0.due < $1.due }
        answers.removeAll { $0.due <= now }
        return due.map(\.event)
    }
}
