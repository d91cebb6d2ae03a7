import DroneSim
import DroneVideo
import DroneWire

/// Puts coded pictures into PaVE frames, as the drone's video thread does.
struct LiveFramer {
    /// Where in the encoded stream the next frame begins; parameter sets do not count.
    private var position: UInt64 = 0
    /// Frames of one encoder belong together; a new one begins when codec, size or rate change.
    private var stream: UInt16 = 0
    private var last: UInt32?

    mutating func beginStream() { stream &+= 1 }

    /// Whether pictures are missing between the last frame and this number.
    func isGap(before number: UInt32) -> Bool {
        guard let last else { return true }
        return number != last &+ 1
    }

    mutating func frame(_ coded: EncodedPicture, of frame: LiveFrame) -> [UInt8] {
        let picture = frame.picture
        var header = PaVEHeader()
        header.codec = frame.video.codec.liveFormat
        header.payloadSize = UInt32(coded.payload.count)
        header.advertisedSize = header.payloadSize
        // Encoders work on blocks of 16 by 16 pixels; what lies beyond the display size is to be cropped.
        header.encodedWidth = UInt16((picture.width + 15) / 16 * 16)
        header.encodedHeight = UInt16((picture.height + 15) / 16 * 16)
        header.displayWidth = UInt16(picture.width)
        header.displayHeight = UInt16(picture.height)
        header.frameNumber = picture.number
        header.timestampMilliseconds = picture.timestampMilliseconds
        header.frameType = coded.isKeyFrame ? .refresh : .predicted
        header.streamBytePosition = position
        header.streamID = stream
        header.header1Size = UInt8(clamping: coded.sequenceParametersSize)
        header.header2Size = UInt8(clamping: coded.pictureParametersSize)
        let parameters = coded.sequenceParametersSize + coded.pictureParametersSize
        position += UInt64(coded.payload.count - parameters)
        last = picture.number
        return header.encoded + coded.payload
    }
}

extension VideoCodec {
    /// The format of the live stream; the codecs that record in better quality stream MPEG-4 meanwhile.
    var liveFormat: PaVECodec {
        switch self {
        case .h264Live360p, .h264Live720p, .h264Live360pSLRS, .h264Live720pSLRS, .h264AutoResize: .h264
        default: .mpeg4
        }
    }
}
