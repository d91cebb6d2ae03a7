import CFFmpeg
import Glibc

/// Writes pictures into files.
package enum PhotoWriter {
    /// Writes `picture` as the ending of `path` says: `.jpg`, `.jpeg` or `.png`; without an ending it becomes `.jpg`.
    ///
    /// The file appears when it is complete. One that exists is not overwritten: this one becomes `name-2` then.
    ///
    /// - Returns: the path of the file.
    package static func write(_ picture: Picture, to path: String) throws(VideoError) -> String {
        let hasEnding = !OutputFile.split(path).ending.isEmpty
        let path = hasEnding ? path : path + ".jpg"
        let format = try PhotoFormat(path: path)
        let bytes = try format.encode(picture)

        // Reserves the name; the empty file is removed with its owner unless the picture takes its place.
        var place = try OutputFile(creating: path)
        var file = try OutputFile(creating: "\(place.path).part")
        do throws(VideoError) {
            try file.write(bytes)
            try file.finish()
            guard unsafe rename(file.path, place.path) == 0 else {
                throw .cannotWrite(path: place.path, bytesKept: 0, reason: .last)
            }
        } catch {
            unsafe unlink(file.path)
            guard case .cannotWrite(_, _, let reason) = error else { throw error }
            throw .cannotWrite(path: place.path, bytesKept: 0, reason: reason)
        }
        // From here on the name is that of the picture.
        try place.finish()
        return place.path
    }
}

/// The formats of photographs.
package enum PhotoFormat: Hashable, Sendable {
    case jpeg
    case png

    /// The format that the ending of `path` names.
    package init(path: String) throws(VideoError) {
        switch OutputFile.split(path).ending.lowercased() {
        case ".jpg", ".jpeg": self = .jpeg
        case ".png": self = .png
        default: throw .photoEndingNotSupported(path: path)
        }
    }

    /// The bytes of a file of this format.
    package func encode(_ picture: Picture) throws(VideoError) -> [UInt8] {
        let (width, height) = (picture.width, picture.height)
        let source = try OwnedFrame.allocating(width: width, height: height, format: AV_PIX_FMT_YUV420P)
        try source.fill(
            luma: picture.luma,
            blueDifference: picture.blueDifference,
            redDifference: picture.redDifference
        )
        let pixels = self == .jpeg ? AV_PIX_FMT_YUV420P : AV_PIX_FMT_RGB24
        let target = try OwnedFrame.allocating(width: width, height: height, format: pixels)
        try Scaler.fromCamera(width: width, height: height, to: pixels).convert(source, to: target)

        let context = try CodecContext.encoding(self == .jpeg ? "mjpeg" : "png")
        let codec = unsafe context.pointer
        unsafe codec.pointee.width = Int32(width)
        unsafe codec.pointee.height = Int32(height)
        unsafe codec.pointee.pix_fmt = pixels
        unsafe codec.pointee.color_range = AVCOL_RANGE_JPEG
        unsafe codec.pointee.time_base = AVRational(num: 1, den: 1)
        if self == .jpeg {
            unsafe codec.pointee.flags |= AV_CODEC_FLAG_QSCALE
            unsafe codec.pointee.global_quality = Self.jpegQuantizer * FF_QP2LAMBDA
            unsafe target.pointer.pointee.quality = Self.jpegQuantizer * FF_QP2LAMBDA
        }
        try context.open()
        let packet = try OwnedPacket()
        guard case .accepted = try context.send(target), case .received = try context.receive(packet) else {
            preconditionFailure("an encoder of single pictures kept one back")
        }
        return unsafe [UInt8](packet.bytes)
    }

    /// From 1 to 31; with 2 the differences to the camera's picture are hard to see.
    private static let jpegQuantizer: Int32 = 2
}
