#ifndef COPTER_BENCH_CADENCE_H
#define COPTER_BENCH_CADENCE_H

// Stands a drone that only acknowledges on a loopback address, and sends beside it every 30 ms as plain C does; -1 where
// the ports are taken.
int cadence_begin(const char *host);
void cadence_end(void);

// When the datagrams came, in seconds: those of the program that is measured, or those of the C loop.
int cadence_count(int is_ours);
double cadence_time(int is_ours, int index);

#endif
