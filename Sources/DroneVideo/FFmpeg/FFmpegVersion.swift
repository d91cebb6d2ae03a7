import CFFmpeg

/// The FFmpeg that this program runs with, which may be another one than it was built with.
package enum FFmpegVersion {
    /// Its release, as in `5.1.6-0+deb12u1`.
    package static var release: String { unsafe String(cString: av_version_info()) }
}
