// A drone that only acknowledges, and writes down when each datagram of commands came; and the loop that a C program
// would have: clock_nanosleep on absolute deadlines. The kernel's receive times count, so that a late reader does not matter.
#define _GNU_SOURCE
#include "cadence.h"

#include <arpa/inet.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MOST 20000

static int open_port(const char *host, int port) {
    int s = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons(port)};
    inet_pton(AF_INET, host, &place.sin_addr);
    int on = 1;
    setsockopt(s, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
    return bind(s, (struct sockaddr *)&place, sizeof place) == 0 ? s : -1;
}

static double receive(int s, char *text, size_t size, struct sockaddr_in *from) {
    char control[256];
    struct iovec part = {.iov_base = text, .iov_len = size - 1};
    struct msghdr message = {.msg_name = from, .msg_namelen = sizeof *from, .msg_iov = &part, .msg_iovlen = 1,
                             .msg_control = control, .msg_controllen = sizeof control};
    ssize_t count = recvmsg(s, &message, MSG_DONTWAIT);
    if (count < 0) return -1;
    text[count] = 0;
    struct cmsghdr *entry = CMSG_FIRSTHDR(&message);
    if (!entry || entry->cmsg_type != SO_TIMESTAMPNS) return -1;
    struct timespec time;
    memcpy(&time, CMSG_DATA(entry), sizeof time);
    return time.tv_sec + time.tv_nsec * 1e-9;
}

static void put32(unsigned char *bytes, unsigned value) { for (int i = 0; i < 4; i++) bytes[i] = value >> (8 * i); }

// Header, a demo option of a drone on the ground with a full battery, checksum.
static int navdata(unsigned char *bytes, unsigned state, unsigned sequence) {
    memset(bytes, 0, 172);
    put32(bytes, 0x55667788); put32(bytes + 4, state); put32(bytes + 8, sequence);
    bytes[16] = 0; bytes[18] = 148;
    put32(bytes + 20, 2 << 16); put32(bytes + 24, 100);
    unsigned sum = 0;
    for (int i = 0; i < 164; i++) sum += bytes[i];
    bytes[164] = bytes[165] = 0xFF; bytes[166] = 8; put32(bytes + 168, sum);
    return 172;
}

static int commands_port, navdata_port, plain_port;
static atomic_int ends;
static double ours[MOST], theirs[MOST];
static int our_count, their_count;

static void *listen_all(void *unused) {
    char text[2048];
    struct sockaddr_in client = {0}, from;
    unsigned state = 0x0F800400, sequence = 0;
    double next = 0;
    while (!ends) {
        struct pollfd ports[] = {{commands_port, POLLIN, 0}, {navdata_port, POLLIN, 0}, {plain_port, POLLIN, 0}};
        poll(ports, 3, 10);
        double time;
        while ((time = receive(commands_port, text, sizeof text, &from)) >= 0) {
            if (our_count < MOST) ours[our_count++] = time;
            if (strstr(text, "AT*CONFIG=")) state |= 0x40;
            char *control = strstr(text, "AT*CTRL=");
            if (control && strstr(control, ",5,")) state &= ~0x40u;
        }
        while ((time = receive(plain_port, text, sizeof text, &from)) >= 0) if (their_count < MOST) theirs[their_count++] = time;
        while (receive(navdata_port, text, sizeof text, &client) >= 0) {}
        struct timespec now;
        clock_gettime(CLOCK_MONOTONIC, &now);
        double seconds = now.tv_sec + now.tv_nsec * 1e-9;
        if (client.sin_port && seconds >= next) {
            unsigned char bytes[172];
            int size = navdata(bytes, state, ++sequence);
            sendto(navdata_port, bytes, size, 0, (struct sockaddr *)&client, sizeof client);
            next = seconds + 0.066;
        }
    }
    return unused;
}

static void *send_plainly(void *host) {
    int s = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in place = {.sin_family = AF_INET, .sin_port = htons(5557)};
    inet_pton(AF_INET, host, &place.sin_addr);
    connect(s, (struct sockaddr *)&place, sizeof place);
    struct timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    const char text[] = "AT*REF=1,290717696\rAT*PCMD=2,0,0,0,0,0\r";
    while (!ends) {
        next.tv_nsec += 30000000;
        if (next.tv_nsec >= 1000000000) { next.tv_nsec -= 1000000000; next.tv_sec++; }
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
        send(s, text, sizeof text - 1, 0);
    }
    close(s);
    return NULL;
}

static pthread_t listener, sender;
static char host_name[64];

int cadence_begin(const char *host) {
    snprintf(host_name, sizeof host_name, "%s", host);
    commands_port = open_port(host, 5556);
    navdata_port = open_port(host, 5554);
    plain_port = open_port(host, 5557);
    if (commands_port < 0 || navdata_port < 0 || plain_port < 0) return -1;
    ends = our_count = their_count = 0;
    pthread_create(&listener, NULL, listen_all, NULL);
    pthread_create(&sender, NULL, send_plainly, host_name);
    return 0;
}

void cadence_end(void) {
    ends = 1;
    pthread_join(sender, NULL);
    pthread_join(listener, NULL);
    close(commands_port); close(navdata_port); close(plain_port);
}

int cadence_count(int is_ours) { return is_ours ? our_count : their_count; }
double cadence_time(int is_ours, int index) { return (is_ours ? ours : theirs)[index]; }
