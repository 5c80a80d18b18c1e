/* Tangled from chapters/04-backprop.md; edit that file. */
#ifndef SECONDS_H
#define SECONDS_H

#include <time.h>

/* The time in seconds since some moment that does not change while the
   program runs: for differences. */
static inline double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Those for which a processor has worked for this thread. */
static inline double busy_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

#endif
