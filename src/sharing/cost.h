/* Tangled from chapters/13-clock.md; edit that file. */
#ifndef COST_H
#define COST_H

#include <stddef.h>
#include <stdint.h>

/* What a protocol costs: rounds of the logical clock, and payload bytes
   over all links between P0, P1 and P2. Online is what P0 and P1 send,
   dealt what P2 sends. Every protocol states its cost as a function
   beside its prototype, and a test compares the function with the
   counters. */
struct cost {
    uint64_t rounds, online, dealt;
};

/* Bytes of both kinds. */
static inline uint64_t cost_bytes(struct cost c) {
    return c.online + c.dealt;
}

/* First a, then b. */
static inline struct cost cost_then(struct cost a, struct cost b) {
    return (struct cost){a.rounds + b.rounds, a.online + b.online,
                         a.dealt + b.dealt};
}

/* a, `times` times, one after the other. */
static inline struct cost cost_times(struct cost a, size_t times) {
    return (struct cost){a.rounds * times, a.online * times,
                         a.dealt * times};
}

/* What a clock shows after a message: `mine` before, `theirs` when it
   was sent. [Lamport 1978; ticks at messages alone] */
static inline uint64_t clock_after(uint64_t mine, uint64_t theirs) {
    return mine > theirs ? mine : theirs + 1;
}

#endif
