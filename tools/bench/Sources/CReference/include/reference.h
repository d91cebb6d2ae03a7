// The loops that SwiftCopter is measured against, written the plain way a C programmer would.

#ifndef REFERENCE_H
#define REFERENCE_H

#include <stddef.h>
#include <stdint.h>

// Validates one navdata datagram (header, structure, checksum), unpacks every option into its struct and returns the
// 32-bit sum of the bits of all fields; 0 when the datagram is damaged.
uint32_t reference_navdata_digest(const uint8_t *bytes, size_t count);

// Writes "AT*REF=…\rAT*PCMD=…\r" with integers written by hand; returns the number of bytes.
size_t reference_encode_ref_pcmd(
    char *out, uint32_t sequence, uint32_t ref, int32_t flags, float roll, float pitch, float gaz, float yaw);

// Splits a PaVE stream that arrives in chunks into frames, copying each payload once into its own memory; returns the
// sum of all fields of all headers, and of the digests of all payloads.
uint64_t reference_demux_pave(const uint8_t *bytes, size_t count, size_t chunk);

// The sum of a payload's words, for both sides: what is compared is how it was put together.
uint64_t reference_payload_digest(const uint8_t *bytes, size_t count);

#endif
