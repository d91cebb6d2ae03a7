// FFmpeg 5.1 and later for Swift: the headers, and what Swift cannot see in them (function-like macros, a callback
// that takes a `va_list`, an argument whose type differs between major versions).

#ifndef COPTER_CFFMPEG_SHIM_H
#define COPTER_CFFMPEG_SHIM_H

#include <errno.h>
#include <stdio.h>

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/error.h>
#include <libavutil/frame.h>
#include <libavutil/imgutils.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>

// Results that are flow control rather than failures.
static inline int copter_averror_again(void) { return AVERROR(EAGAIN); }
static inline int copter_averror_end(void) { return AVERROR_EOF; }

// Macros in some versions and an enum in others. Chroma is interpolated at full resolution: slow and good.
static inline int copter_sws_best(void) { return SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT; }

// libav says why something failed in its log and nowhere else. The last line is kept per thread: a call into libav
// and the look at its result are on one thread, and the contexts of this project have no threads of their own.
// Static storage in a header exists once per including object file, so only one Swift file may use these functions.
static inline char *copter_log_line(void) {
    static _Thread_local char line[256];
    return line;
}
static inline void copter_log_keep(void *context, int level, const char *format, va_list arguments) {
    (void)context;
    if (level <= AV_LOG_WARNING) { vsnprintf(copter_log_line(), 256, format, arguments); }
}
static inline void copter_log_capture(void) { av_log_set_callback(copter_log_keep); }

// The written bytes became `const` with libavformat 61.
#if LIBAVFORMAT_VERSION_MAJOR >= 61
typedef const uint8_t *copter_written_bytes;
#else
typedef uint8_t *copter_written_bytes;
#endif

// An output that hands every byte to `write`; the context owns `buffer`.
static inline AVIOContext *copter_avio_output(
    unsigned char *buffer, int size, void *opaque, int (*write)(void *, copter_written_bytes, int)) {
    return avio_alloc_context(buffer, size, 1, opaque, NULL, write, NULL);
}

#endif
