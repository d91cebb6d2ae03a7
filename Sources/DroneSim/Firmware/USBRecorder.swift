import DroneWire

/// The USB key under the hull, and what is recorded on it.
struct USBRecorder: Hashable, Sendable {
    /// Kilobytes: what a key holds (chosen), and what must be free before the drone records on it.
    private static let size = 4_000_000.0
    private static let reserve = 100_000.0

    /// Kilobytes that are free on a key that was plugged in full.
    private static let leftover = 50_000.0

    /// Where FTP shows what is on the key (chosen: only that it is below the media folder is documented).
    static let folder = FileTree.mediaFolder + "/usb"

    /// Kilobytes that are free.
    private(set) var free: Double

    /// The file of the film that is being written.
    private(set) var film: String?

    /// Whether a film is being written.
    var isRecording: Bool { film != nil }

    /// Whether a key is plugged in at all.
    let isPresent: Bool

    /// Kilobytes a second that a film takes.
    private var rate = 0.0

    init(_ stick: USBStick) {
        isPresent = stick != .absent
        free =
            switch stick {
            case .absent: 0
            case .present: USBRecorder.size
            case .full: USBRecorder.leftover
            }
    }

    /// Whether there is a key with room on it (state bit 9).
    var isReady: Bool { isPresent && free > USBRecorder.reserve }

    /// Passes a step; tells whether a film began in it, if one of this number is wanted.
    mutating func advance(filmNumber: Int32?, kilobitsPerSecond: Int, step: Double) -> Bool {
        let wasRecording = isRecording
        rate = Double(kilobitsPerSecond) / 8
        film = isReady ? filmNumber.map { film ?? "\(USBRecorder.folder)/video_\($0).mp4" } : nil
        if isRecording { free -= rate * step }
        return isRecording && !wasRecording
    }

    /// What navdata says of the key.
    func describe(in option: inout NavdataHDVideoStream) {
        guard isPresent else { return }
        option.hdvideoState = 1 << 8 | (isRecording ? 1 << 9 : 0) | (isReady ? 0 : 1 << 10)
        option.usbkeySizeKilobytes = UInt32(USBRecorder.size)
        option.usbkeyFreespaceKilobytes = UInt32(free)
        option.usbkeyRemainingTimeSeconds = rate > 0 ? UInt32(max(0, free - USBRecorder.reserve) / rate) : 0
    }
}
