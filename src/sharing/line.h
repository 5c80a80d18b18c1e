/* Tangled from chapters/13-clock.md; edit that file. */
#ifndef LINE_H
#define LINE_H

#include <stdint.h>

#include "cost.h"

/* An emulated line, in one direction. With rate 0 there is none. */
struct line {
    uint64_t delay; /* nanoseconds from one end to the other */
    uint64_t rate;  /* bytes a second */
    uint64_t free;  /* when all that was sent so far has left, in ns */
};

/* When does a message of so many bytes arrive that is sent at `now`?
   Times in nanoseconds; below 2^34 bytes nothing overflows. */
static inline uint64_t line_arrival(struct line *line, uint64_t now,
                                    uint64_t bytes) {
    uint64_t start = line->free > now ? line->free : now;

    line->free = start + bytes * 1000000000 / line->rate;
    return line->free + line->delay;
}

/* Milliseconds that a line needs for all of a cost. */
static inline uint64_t line_ms(const struct line *line,
                               struct cost cost) {
    if (line->rate == 0)
        return 0;
    return cost.rounds * line->delay / 1000000 +
           cost_bytes(cost) * 1000 / line->rate;
}

#endif
