package import DroneWire

/// What the pictures of the live stream are like.
package struct StreamShape: Hashable, Sendable, CustomStringConvertible {
    /// How they are encoded.
    package var codec: PaVECodec
    /// Their width in pixels.
    package var width: Int
    /// Their height in pixels.
    package var height: Int

    /// The shape of pictures of this codec and size.
    package init(codec: PaVECodec, width: Int, height: Int) {
        (self.codec, self.width, self.height) = (codec, width, height)
    }

    /// `H.264, 640 x 360`.
    package var description: String {
        let name =
            switch codec {
            case .h264: "H.264"
            case .mpeg4: "MPEG-4"
            case .vlib: "UVLC"
            case .p264: "P264"
            default: "codec \(codec.rawValue)"
            }
        return "\(name), \(width) x \(height)"
    }
}

/// Sees in the pictures whether the camera streams as the drone was told, since an acknowledgement says only that it was told.
///
/// Looked at are the codec, the size that comes with it, and with an AR.Drone 1.0 which camera it is: its cameras have different
/// sizes. Those of an AR.Drone 2.0 do not; which of them is sent only the drone's listing tells.
struct StreamWatch: Sendable {
    /// How long pictures may be other ones than was acknowledged: as long as old ones may be on their way.
    static let patience = Duration.seconds(3)

    /// What was acknowledged and does not show.
    private struct Doubt {
        var value: String
        var since: Duration
        var isRepeated = false
    }

    private var doubts: [String: Doubt] = [:]

    /// Compares a picture with what was acknowledged; returns what has to be written again, and what has no effect.
    mutating func judge(
        _ shape: StreamShape,
        wanted ledger: ConfigurationLedger,
        at now: Duration
    ) -> (again: [ConfigurationSetting], missing: [ConfigurationSetting]) {
        var again: [ConfigurationSetting] = []
        var missing: [ConfigurationSetting] = []
        let codec = ledger.acknowledged(.videoCodec)
        let channel = ledger.acknowledged(.videoChannel)
        let settings: [(setting: ConfigurationSetting, isShown: Bool?)] =
            [
                codec.map { (.videoCodec($0), Self.shows(shape, $0, from: channel)) },
                channel.map { (.videoChannel($0), Self.shows(shape, $0)) },
            ].compactMap(\.self)
        for (setting, isShown) in settings {
            guard isShown == false else {
                doubts[setting.key] = nil
                continue
            }
            guard var doubt = doubts[setting.key], doubt.value == setting.value else {
                doubts[setting.key] = Doubt(value: setting.value, since: now)
                continue
            }
            guard now - doubt.since >= Self.patience else { continue }
            if doubt.isRepeated {
                missing.append(setting)
                doubts[setting.key] = nil
            } else {
                again.append(setting)
                (doubt.since, doubt.isRepeated) = (now, true)
                doubts[setting.key] = doubt
            }
        }
        return (again, missing)
    }

    /// Whether pictures are as this codec makes them; nil where nobody knows.
    private static func shows(_ shape: StreamShape, _ codec: VideoCodec, from channel: VideoChannel?) -> Bool? {
        let (wanted, height): (PaVECodec, Int?)
        switch codec {
        case .mpeg4Live360p, .mpeg4Live360pSLRS, .mpeg4Live360pH264Record720p, .mpeg4Live360pH264Record360p:
            (wanted, height) = (.mpeg4, 360)
        case .h264Live360p, .h264Live360pSLRS: (wanted, height) = (.h264, 360)
        case .h264Live720p, .h264Live720pSLRS: (wanted, height) = (.h264, 720)
        case .h264AutoResize: (wanted, height) = (.h264, nil)
        case .uvlc: (wanted, height) = (.vlib, nil)
        case .p264: (wanted, height) = (.p264, nil)
        case .none, .mjpeg, .p263: return nil
        }
        guard shape.codec == wanted else { return false }
        // What size the bottom camera of an AR.Drone 2.0 is sent in with 720p is not documented.
        guard let height, channel ?? .front == .front else { return true }
        return shape.height == height
    }

    /// Whether pictures are as those of this camera; nil where both cameras' are the same.
    private static func shows(_ shape: StreamShape, _ channel: VideoChannel) -> Bool? {
        guard shape.codec == .vlib || shape.codec == .p264 else { return nil }
        switch channel {
        case .front, .frontWithBottomInset: return shape.width == 320
        case .bottom, .bottomWithFrontInset: return shape.width == 176
        case .next: return nil
        }
    }
}
