#include "include/reference.h"

#include <stdlib.h>
#include <string.h>

enum { smallest_header = 64, largest_header = 256 };

static uint32_t load_u32(const uint8_t *bytes) {
    uint32_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

// A demuxer with two states: gathering a header, and filling the payload that the header announced.
uint64_t reference_demux_pave(const uint8_t *bytes, size_t count, size_t chunk) {
    uint8_t header[largest_header];
    size_t header_filled = 0, header_size = smallest_header;
    uint8_t *payload = NULL;
    size_t payload_filled = 0, payload_size = 0;
    uint64_t digest = 0;

    for (size_t start = 0; start < count; start += chunk) {
        const uint8_t *from = bytes + start;
        const uint8_t *end = bytes + (start + chunk < count ? start + chunk : count);
        while (from < end) {
            if (payload == NULL) {
                size_t wanted = header_size - header_filled;
                if (wanted > (size_t)(end - from)) wanted = (size_t)(end - from);
                memcpy(header + header_filled, from, wanted);
                header_filled += wanted;
                from += wanted;
                if (header_filled == smallest_header && header_size == smallest_header) {
                    if (memcmp(header, "PaVE", 4) != 0) return 0;
                    header_size = (size_t)header[6] | (size_t)header[7] << 8;
                    if (header_size < smallest_header || header_size > largest_header) return 0;
                }
                if (header_filled == header_size) {
                    payload_size = load_u32(header + 8);
                    payload = malloc(payload_size);
                    payload_filled = 0;
                }
            } else {
                size_t wanted = payload_size - payload_filled;
                if (wanted > (size_t)(end - from)) wanted = (size_t)(end - from);
                memcpy(payload + payload_filled, from, wanted);
                payload_filled += wanted;
                from += wanted;
            }
            if (payload != NULL && payload_filled == payload_size) {
                digest += load_u32(header + 20) + payload_size + payload[0] + payload[payload_size - 1];
                free(payload);
                payload = NULL;
                header_filled = 0;
                header_size = smallest_header;
            }
        }
    }
    free(payload);
    return digest;
}
