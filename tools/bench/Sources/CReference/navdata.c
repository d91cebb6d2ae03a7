#include "include/reference.h"

#include <string.h>

#include "navdata_fields.h"

typedef uint8_t u8;
typedef int8_t i8;
typedef uint16_t u16;
typedef int16_t i16;
typedef uint32_t u32;
typedef int32_t i32;
typedef float f32;
typedef double f64;

#define FIELD(type, name) type name;
#define ARRAY(type, name, count) type name[count];
#define STRUCT(name, NAME, tag)                                                                                        \
    typedef struct __attribute__((packed)) {                                                                           \
        NAME##_FIELDS(FIELD, ARRAY)                                                                                    \
    } name;
NAVDATA_OPTIONS(STRUCT)

// The bits of one field as the digest counts them: integers widened with their sign, floats as they lie in memory.
#define INTEGER_BITS(type)                                                                                             \
    static inline u32 bits_##type(type value) { return (u32)value; }
INTEGER_BITS(u8)
INTEGER_BITS(i8)
INTEGER_BITS(u16)
INTEGER_BITS(i16)
INTEGER_BITS(u32)
INTEGER_BITS(i32)

static inline u32 bits_f32(f32 value) {
    u32 bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static inline u32 bits_f64(f64 value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return (u32)bits + (u32)(bits >> 32);
}

#define ADD_FIELD(type, name) sum += bits_##type(option.name);
#define ADD_ARRAY(type, name, count)                                                                                   \
    for (int i = 0; i < count; i++) sum += bits_##type(option.name[i]);
#define DIGEST(name, NAME, tag)                                                                                        \
    static u32 digest_##name(const u8 *payload, size_t count) {                                                        \
        name option;                                                                                                   \
        u32 sum = 0;                                                                                                   \
        memset(&option, 0, sizeof option);                                                                             \
        memcpy(&option, payload, count < sizeof option ? count : sizeof option);                                       \
        NAME##_FIELDS(ADD_FIELD, ADD_ARRAY)                                                                            \
        return sum;                                                                                                    \
    }
NAVDATA_OPTIONS(DIGEST)

static u32 load_u32(const u8 *bytes) {
    u32 value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

static u16 load_u16(const u8 *bytes) {
    u16 value;
    memcpy(&value, bytes, sizeof value);
    return value;
}

uint32_t reference_navdata_digest(const uint8_t *bytes, size_t count) {
    if (count < 16 || load_u32(bytes) != 0x55667788) return 0;
    u32 digest = load_u32(bytes + 4) + load_u32(bytes + 8) + load_u32(bytes + 12);
    size_t offset = 16;
    while (offset + 4 <= count) {
        const u16 tag = load_u16(bytes + offset);
        const u16 size = load_u16(bytes + offset + 2);
        if (size < 4 || offset + size > count) return 0;
        const u8 *payload = bytes + offset + 4;
        if (tag == 0xffff) {
            if (size != 8 || offset + 8 != count) return 0;
            u32 sum = 0;
            for (size_t i = 0; i < offset; i++) sum += bytes[i];
            return sum == load_u32(payload) ? digest + sum : 0;
        }
        switch (tag) {
#define CASE(name, NAME, tag)                                                                                          \
    case tag: digest += digest_##name(payload, size - 4); break;
            NAVDATA_OPTIONS(CASE)
        }
        offset += size;
    }
    return 0;
}
