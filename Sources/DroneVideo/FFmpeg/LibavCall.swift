import CFFmpeg

/// The one door to FFmpeg's functions: nothing is printed, and a failure carries the text and the last log line.
///
/// Only this file uses the shim's log functions, see there.
enum Libav {
    private static let logIsCaptured: Void = copter_log_capture()

    /// Calls `body`, the C function named `function`, and returns its result; negative ones are failures.
    @discardableResult
    static func call(_ function: String, _ body: () -> Int32) throws(VideoError) -> Int32 {
        let result = logging(body)
        guard result >= 0 else { throw failure(function, result) }
        return result
    }

    /// Calls `body`, the C function named `function`, which allocates; a null pointer is a failure.
    static func allocated<Pointer>(_ function: String, _ body: () -> Pointer?) throws(VideoError) -> Pointer {
        guard let pointer = logging(body) else { throw failure(function, -ENOMEM) }
        return pointer
    }

    /// Calls `body` so that the log line seen afterwards is one of this call.
    static func logging<Result>(_ body: () -> Result) -> Result {
        _ = logIsCaptured
        unsafe copter_log_line().pointee = 0
        return body()
    }

    /// The failure of a call that just returned `code`.
    static func failure(_ function: String, _ code: Int32) -> VideoError {
        .libav(LibavFailure(function: function, code: code, text: text(code), logLine: lastLogLine))
    }

    private static func text(_ code: Int32) -> String {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(AV_ERROR_MAX_STRING_SIZE)) { buffer in
            unsafe av_strerror(code, buffer.baseAddress, buffer.count)
            return unsafe String(cString: buffer.baseAddress.unsafelyUnwrapped)
        }
    }

    private static var lastLogLine: String? {
        let line = unsafe String(cString: copter_log_line())
        let end = line.lastIndex { !$0.isWhitespace }
        return end.map { String(line[...$0]) }
    }
}
