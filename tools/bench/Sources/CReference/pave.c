#include "include/reference.h"

#include <stdlib.h>
#include <string.h>

enum { smallest_header = 64, largest_header = 256 };

static uint32_t load_u32(const uint8_t *bytes) {
    uint32_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

static uint16_t load_u16(const uint8_t *bytes) {
    uint16_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

static uint64_t load_u64(const uint8_t *bytes) {
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

struct pave_header {
    uint8_t version, codec;
    uint16_t header_size;
    uint32_t payload_size;
    uint16_t encoded_width, encoded_height, display_width, display_height;
    uint32_t frame_number, timestamp;
    uint8_t total_chunks, chunk_index, frame_type, control;
    uint64_t stream_byte_position;
    uint16_t stream_id;
    uint8_t total_slices, slice_index, header1_size, header2_size;
    uint16_t reserved;
    uint32_t advertised_size;
};

static struct pave_header parse_header(const uint8_t *bytes) {
    return (struct pave_header){
        bytes[4],
        bytes[5],
        load_u16(bytes + 6),
        load_u32(bytes + 8),
        load_u16(bytes + 12),
        load_u16(bytes + 14),
        load_u16(bytes + 16),
        load_u16(bytes + 18),
        load_u32(bytes + 20),
        load_u32(bytes + 24),
        bytes[28],
        bytes[29],
        bytes[30],
        bytes[31],
        load_u64(bytes + 32),
        load_u16(bytes + 40),
        bytes[42],
        bytes[43],
        bytes[44],
        bytes[45],
        load_u16(bytes + 46),
        load_u32(bytes + 48),
    };
}

static uint64_t digest_header(const struct pave_header *h) {
    return (uint64_t)h->version + h->codec + h->header_size + h->payload_size + h->encoded_width + h->encoded_height
        + h->display_width + h->display_height + h->frame_number + h->timestamp + h->total_chunks + h->chunk_index
        + h->frame_type + h->control + h->stream_byte_position + h->stream_id + h->total_slices + h->slice_index
        + h->header1_size + h->header2_size + h->reserved + h->advertised_size;
}

uint64_t reference_payload_digest(const uint8_t *bytes, size_t count) {
    uint64_t sum = 0;
    size_t offset = 0;
    for (; offset + 8 <= count; offset += 8) sum += load_u64(bytes + offset);
    for (; offset < count; offset++) sum += bytes[offset];
    return sum;
}

// A demuxer with two states: gathering a header, and filling the payload that the header announced.
uint64_t reference_demux_pave(const uint8_t *bytes, size_t count, size_t chunk) {
    uint8_t header[largest_header];
    size_t header_filled = 0, header_size = smallest_header;
    struct pave_header fields = {0};
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
                    fields = parse_header(header);
                    payload_size = fields.payload_size;
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
                digest += digest_header(&fields) + reference_payload_digest(payload, payload_size);
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
