// A client of the AR.Drone 2.0 that knows nothing of this project: written from the protocol's description alone, in C
// and with the system's sockets. It flies a drone once through everything a client does and says what it found.
//
//   ProtocolProbe ADDRESS TRUTHFILE
//
// The signs of its sticks are judged by what the drone really did, which is in the file.
#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
    bit_flying = 1 << 0, bit_command = 1 << 6, bit_demo = 1 << 10, bit_bootstrap = 1 << 11,
    land = 0x11540000, take_off = 0x11540200,
};

static const char *host, *truth_path;
static int commands, navdata, video = -1;
static unsigned sequence = 1;
static int reference = land, failures;

// The sticks of PCMD.
static struct { int flag; float roll, pitch, gaz, yaw; } sticks;

// What the newest datagram says.
static struct {
    unsigned count, state, number, tags, size[32];
    int control, altitude;
    unsigned battery;
    float psi, vx, vy, vertical;
} heard;

static struct { unsigned bytes, frames, key_frames, width, height; } seen;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static int check(const char *what, int is_true) {
    printf("%s  %s\n", is_true ? "ok  " : "FAIL", what);
    fflush(stdout);
    failures += !is_true;
    return is_true;
}

static struct sockaddr_in place(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    inet_pton(AF_INET, host, &address.sin_addr);
    return address;
}

static int connected(int type, int port) {
    struct sockaddr_in address = place(port);
    int descriptor = socket(AF_INET, type, 0);
    if (connect(descriptor, (struct sockaddr *)&address, sizeof address) != 0) return close(descriptor), -1;
    fcntl(descriptor, F_SETFL, O_NONBLOCK);
    return descriptor;
}

// The bits of a float as the decimal number that stands for it.
static int bits(float value) {
    int number;
    memcpy(&number, &value, sizeof number);
    return number;
}

static void send_text(const char *text) { (void)!send(commands, text, strlen(text), 0); }

static void send_sticks(void) {
    char text[256];
    snprintf(text, sizeof text, "AT*REF=%u,%d\rAT*PCMD=%u,%d,%d,%d,%d,%d\r", sequence, reference, sequence + 1,
        sticks.flag, bits(sticks.roll), bits(sticks.pitch), bits(sticks.gaz), bits(sticks.yaw));
    sequence += 2;
    send_text(text);
}

static unsigned u16(const uint8_t *b) { return b[0] | b[1] << 8; }
static unsigned u32(const uint8_t *b) { return u16(b) | u16(b + 2) << 16; }

static float f32(const uint8_t *b) {
    unsigned number = u32(b);
    float value;
    memcpy(&value, &number, sizeof value);
    return value;
}

static void read_navdata(void) {
    uint8_t b[4096];
    ssize_t length;
    while ((length = recv(navdata, b, sizeof b, 0)) > 0) {
        unsigned end = (unsigned)length, sum = 0, tags = 0;
        if (end < 24 || u32(b) != 0x55667788) { check("navdata begins with its magic number", 0); continue; }
        for (unsigned at = 0; at + 8 < end; at++) sum += b[at];
        if (u16(b + end - 8) != 0xFFFF || u32(b + end - 4) != sum) { check("navdata ends with its checksum", 0); continue; }
        heard.count++;
        heard.state = u32(b + 4);
        heard.number = u32(b + 8);
        for (unsigned at = 16; at + 4 <= end && u16(b + at) != 0xFFFF;) {
            unsigned tag = u16(b + at), size = u16(b + at + 2);
            if (size < 4 || at + size > end) { check("navdata options fit", 0); break; }
            const uint8_t *p = b + at;
            if (tag < 32) { tags |= 1u << tag; heard.size[tag] = size; }
            if (tag == 0) {
                heard.control = (int)u16(p + 6);
                heard.battery = u32(p + 8);
                heard.psi = f32(p + 20);
                heard.altitude = (int)u32(p + 24);
                heard.vx = f32(p + 28);
                heard.vy = f32(p + 32);
            }
            if (tag == 10) heard.vertical = f32(p + 8);
            at += size;
        }
        heard.tags = tags;
    }
}

// Follows the PaVE packets of the live stream.
static void read_video(void) {
    static uint8_t header[256];
    static unsigned filled, skip;
    uint8_t b[65536];
    ssize_t length;
    while (video >= 0 && (length = recv(video, b, sizeof b, 0)) > 0) {
        seen.bytes += (unsigned)length;
        for (ssize_t at = 0; at < length;) {
            if (skip > 0) {
                unsigned part = skip < (unsigned)(length - at) ? skip : (unsigned)(length - at);
                skip -= part;
                at += part;
                continue;
            }
            header[filled++] = b[at++];
            if (filled == 4 && memcmp(header, "PaVE", 4) != 0) { check("a PaVE packet follows the other", 0); filled = 0; }
            if (filled == 64) {
                seen.frames++;
                seen.key_frames += header[30] == 1;
                seen.width = u16(header + 16);
                seen.height = u16(header + 18);
                skip = u16(header + 6) - 64 + u32(header + 8);
                filled = 0;
            }
        }
    }
}

// Flies on for one datagram's time.
static void fly_on(void) {
    static double due;
    struct pollfd wait[] = {{navdata, POLLIN, 0}, {video, POLLIN, 0}};
    poll(wait, video >= 0 ? 2 : 1, 5);
    if (now() >= due) { send_sticks(); due = now() + 0.03; }
    read_navdata();
    read_video();
}

static void fly(double seconds) { for (double end = now() + seconds; now() < end;) fly_on(); }

static int until_state(unsigned bit, int is_set, double seconds) {
    for (double end = now() + seconds; now() < end; fly_on()) if (!(heard.state & bit) == !is_set) return 1;
    return 0;
}

static int until_control(int major, double seconds) {
    for (double end = now() + seconds; now() < end; fly_on()) if (heard.control == major) return 1;
    return 0;
}

static void command(const char *format, ...) {
    char arguments[512], text[600];
    va_list list;
    va_start(list, format);
    vsnprintf(arguments, sizeof arguments, format, list);
    va_end(list);
    char *star = strchr(arguments, '=');
    if (star) *star = 0;
    snprintf(text, sizeof text, "AT*%s=%u%s%s\r", arguments, sequence++, star && star[1] ? "," : "", star ? star + 1 : "");
    send_text(text);
}

static const char *identifiers[3];

static int acknowledge(void) {
    for (double end = now() + 5; now() < end && (heard.state & bit_command); fly(0.05)) command("CTRL=5,0");
    return !(heard.state & bit_command);
}

// Section 4.3: set, wait for the bit, acknowledge until it is gone.
static int configure(const char *key, const char *value) {
    if (!acknowledge()) return 0;
    for (int attempt = 0; attempt < 10; attempt++) {
        char text[600];
        int length = 0;
        if (identifiers[0]) {
            length = snprintf(text, sizeof text, "AT*CONFIG_IDS=%u,\"%s\",\"%s\",\"%s\"\r", sequence, identifiers[0],
                identifiers[1], identifiers[2]);
            sequence++;
        }
        snprintf(text + length, sizeof text - (size_t)length, "AT*CONFIG=%u,\"%s\",\"%s\"\r", sequence, key, value);
        sequence++;
        send_text(text);
        if (until_state(bit_command, 1, 1)) break;
    }
    return acknowledge();
}

// Section 4.4; the text stays valid until the next call.
static const char *configuration(int mode) {
    static char text[16384];
    unsigned length = 0;
    int control = connected(SOCK_STREAM, 5559);
    text[0] = 0;
    if (control < 0) return text;
    command("CTRL=%d,0", mode);
    for (double end = now() + 5; now() < end;) {
        ssize_t count = recv(control, text + length, sizeof text - 1 - length, 0);
        if (count > 0) length += (unsigned)count;
        if (length > 0 && text[length - 1] == 0) break;
        fly_on();
    }
    text[length] = 0;
    close(control);
    // The text is faster than the datagram that shows the bit.
    until_state(bit_command, 1, 1);
    acknowledge();
    return text;
}

// The newest complete line of the truth: what a name in it stands for.
static double truth(const char *name) {
    char text[2048], wanted[32];
    double value = 0;
    int file = open(truth_path, O_RDONLY);
    off_t end = lseek(file, 0, SEEK_END);
    ssize_t count = pread(file, text, sizeof text - 1, end > 1500 ? end - 1500 : 0);
    close(file);
    if (count <= 0) return 0;
    text[count] = 0;
    char *last = strrchr(text, '\n');
    if (!last) return 0;
    *last = 0;
    char *line = strrchr(text, '\n');
    snprintf(wanted, sizeof wanted, "\"%s\":", name);
    char *found = strstr(line ? line : text, wanted);
    if (found) value = atof(found + strlen(wanted));
    return value;
}

// Moves one stick for a time, then hovers; how much the truth of a name changed meanwhile.
static double moved(const char *name, float roll, float pitch, float gaz, float yaw) {
    double before = truth(name);
    sticks.flag = 1;
    sticks.roll = roll; sticks.pitch = pitch; sticks.gaz = gaz; sticks.yaw = yaw;
    fly(1.0);
    sticks.flag = 0;
    sticks.roll = sticks.pitch = sticks.gaz = sticks.yaw = 0;
    fly(1.5);
    return truth(name) - before;
}

static void take_off_and_move(void) {
    command("FTRIM=");
    reference = take_off;
    check("bits 0 and 5 are set on take-off", until_state(bit_flying, 1, 5) && (heard.state & 1 << 5));
    check("the drone hovers within 12 s", until_control(4, 12));
    check("it is higher than half a metre", heard.altitude > 500 && truth("z") > 0.5);
    check("a stick with negative pitch flies ahead", moved("x", 0, -0.3f, 0, 0) > 0.2);
    check("a stick with positive pitch flies back", moved("x", 0, 0.3f, 0, 0) < -0.2);
    check("a stick with positive roll flies to the right", moved("y", 0.3f, 0, 0, 0) > 0.2);
    check("a stick with negative roll flies to the left", moved("y", -0.3f, 0, 0, 0) < -0.2);
    check("a stick with positive gaz climbs", moved("z", 0, 0, 0.8f, 0) > 0.2);
    float before = heard.psi;
    check("a stick with positive yaw turns clockwise", moved("yaw", 0, 0, 0, 0.5f) > 20);
    float turned = heard.psi - before;
    if (turned < -180000) turned += 360000;
    check("psi grows clockwise", turned > 20000);
    sticks.flag = 1;
    sticks.pitch = -0.3f;
    fly(0.8);
    check("vx is positive ahead", heard.vx > 100);
    sticks.flag = 0;
    sticks.pitch = 0;
    fly(1.5);
}

static void follow_video(void) {
    for (double end = now() + 60; now() < end && seen.frames < 60; fly_on()) {
        if (video < 0) video = connected(SOCK_STREAM, 5555);
    }
    check("sixty frames came as PaVE packets", seen.frames >= 60);
    check("a key frame came at least every half second", seen.key_frames >= 4);
    check("they are 640 by 360", seen.width == 640 && seen.height == 360);
}

int main(int count, char **arguments) {
    if (count != 3) return fprintf(stderr, "usage: ProtocolProbe ADDRESS TRUTHFILE\n"), 2;
    host = arguments[1];
    truth_path = arguments[2];
    commands = connected(SOCK_DGRAM, 5556);
    navdata = connected(SOCK_DGRAM, 5554);

    // Section 4.1.
    (void)!send(navdata, "\1\0\0\0", 4, 0);
    check("status packets come first", until_state(bit_bootstrap, 1, 5) && heard.count > 0 && heard.tags == 0);
    check("navdata_demo is acknowledged", configure("general:navdata_demo", "TRUE"));
    check("the demo stream begins", until_state(bit_bootstrap, 0, 2) && (heard.state & bit_demo));
    fly(0.3);
    check("demo navdata has demo and vision_detect", heard.tags == (1u | 1u << 16) && heard.size[0] == 148);
    check("the battery is a percentage", heard.battery > 0 && heard.battery <= 100);
    check("the configuration is a text with its keys", strstr(configuration(4), "general:num_version_soft = ") != NULL);

    // Section 4.5.
    static const char *const mine[] = {"0a1b2c3d", "0000beef", "cafe0001"};
    memcpy(identifiers, mine, sizeof identifiers);
    check("a session of its own", configure("custom:session_id", mine[0]) && configure("custom:application_id", mine[2])
        && configure("custom:profile_id", mine[1]) && configure("custom:session_desc", "probe"));
    check("CTRL 6 lists it", strstr(configuration(6), "[sessions]\r") && strstr(configuration(6), "0a1b2c3d,probe\r"));
    check("the bit rate can be set in it", configure("video:max_bitrate", "2000")
        && strstr(configuration(4), "video:max_bitrate = 2000\n") != NULL);

    take_off_and_move();
    check("lights", configure("leds:leds_anim", "3,1073741824,2"));
    moved("z", 0, 0, 0.8f, 0);
    // The animation may be over before the setting is acknowledged: the wish is sent, and then looked for.
    char flip[200];
    snprintf(flip, sizeof flip, "AT*CONFIG_IDS=%u,\"%s\",\"%s\",\"%s\"\rAT*CONFIG=%u,\"control:flight_anim\",\"18,15\"\r",
        sequence, mine[0], mine[1], mine[2], sequence + 1);
    sequence += 2;
    send_text(flip);
    check("a flip", until_control(9, 3) && until_control(4, 5));

    check("full navdata is asked for", configure("general:navdata_demo", "FALSE"));
    fly(0.5);
    check("it has tags 0 to 27", heard.tags == 0x0FFFFFFF);
    check("in the sizes of firmware 2", heard.size[2] == 52 && heard.size[6] == 88 && heard.size[16] == 328
        && heard.size[19] == 65 && heard.size[22] == 75 && heard.size[24] == 72 && heard.size[27] == 216);
    unsigned before = heard.count;
    fly(1);
    check("about 200 times a second", heard.count - before > 120);
    follow_video();

    reference = land;
    check("it lands", until_state(bit_flying, 0, 15));
    fly(0.2);
    check("on the ground, in truth", truth("z") < 0.05 && heard.control == 2);
    printf("%u datagrams, %u frames of %u bytes, %d failures\n", heard.count, seen.frames, seen.bytes, failures);
    return failures > 0;
}
