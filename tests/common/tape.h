/* Tangled from chapters/17-stage.md; edit that file. */
#ifndef TAPE_H
#define TAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "why.h"

/* All cases, numbered: each random choice is one digit of the case's
   number, at its own place and to its own base. */
struct digit {
    uint64_t place, base;
};

static inline uint64_t digit_of(struct digit d, uint64_t number) {
    return number / d.place % d.base;
}

enum { TRACKS = 21, CHOICES = 48 };

/* Which choices there are, track by track. A first run learns them;
   from then on there are no others. */
struct tape {
    uint64_t cases; /* so many combinations */
    bool learnt;
    unsigned used[TRACKS];
    struct digit digit[TRACKS][CHOICES];
    struct why wrong; /* what was not as in the first run, or "" */
};

struct tape tape_blank(void);

/* The digit of choice number `at` on a track, among `base` values. */
struct digit tape_digit(struct tape *tape, unsigned track, unsigned at,
                        uint64_t base);

/* A thrower of coins with `base` sides, on one track of a tape. */
struct coins {
    struct tape *tape;
    unsigned track, at;
    uint64_t number; /* of the case */
};

uint64_t toss(struct coins *c, uint64_t base);

#endif
