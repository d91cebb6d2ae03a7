#include "include/reference.h"

#include <string.h>

static char *write_text(char *out, const char *text) {
    const size_t count = strlen(text);
    memcpy(out, text, count);
    return out + count;
}

static char *write_integer(char *out, int32_t value) {
    char digits[10];
    int count = 0;
    uint32_t rest = (uint32_t)value;
    if (value < 0) {
        *out++ = '-';
        rest = 0 - rest;
    }
    do {
        digits[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest != 0);
    while (count > 0) *out++ = digits[--count];
    return out;
}

static char *write_float(char *out, float value) {
    int32_t bits;
    memcpy(&bits, &value, sizeof bits);
    *out++ = ',';
    return write_integer(out, bits);
}

size_t reference_encode_ref_pcmd(
    char *out, uint32_t sequence, uint32_t ref, int32_t flags, float roll, float pitch, float gaz, float yaw) {
    char *end = write_text(out, "AT*REF=");
    end = write_integer(end, (int32_t)sequence);
    *end++ = ',';
    end = write_integer(end, (int32_t)ref);
    end = write_text(end, "\rAT*PCMD=");
    end = write_integer(end, (int32_t)(sequence + 1));
    *end++ = ',';
    end = write_integer(end, flags);
    end = write_float(end, roll);
    end = write_float(end, pitch);
    end = write_float(end, gaz);
    end = write_float(end, yaw);
    *end++ = '\r';
    return (size_t)(end - out);
}
