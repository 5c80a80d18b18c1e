/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#ifndef PAIR_H
#define PAIR_H

#include "transfer.h"

/* What P0 and P1 keep who make for themselves what P2 would deal: it is
   behind me->maker->state. They call all functions of a maker together,
   in the same order, so that both count alike. */
struct pair {
    struct transfers *transfers;
    uint64_t used; /* numbers of transfers that pads have been for */
};

static inline struct pair *pair_of(const struct party *me) {
    return me->maker->state;
}

/* The first of n fresh numbers of transfers, for `first` of
   transfer_pads. No pad is asked for twice: whoever asks for more pads
   of the same keys takes fresh numbers first. */
static inline uint64_t pair_fresh(struct party *me, size_t n) {
    struct pair *p = pair_of(me);
    uint64_t first = p->used;

    p->used += n;
    return first;
}

/* What pads are for. */
enum pair_use {
    FOR_MASKS,
    FOR_TABLES,
    FOR_HALVES,
    FOR_COINS,
    FOR_CHOSEN,
    FOR_WORDS,
    FOR_PRODUCTS
};

/* The tweak of pads of transfers from `sender`, of which so many bits
   are used. */
static inline uint64_t pair_tweak(enum pair_use use, int sender,
                                  int bits) {
    return (uint64_t)bits << 16 | (uint64_t)sender << 8 | use;
}

/* The maker's work lies between these two: what is sent there counts as
   made, and not for the clock. */
static inline void pair_begin(struct party *me) {
    me->making = true;
}

static inline void pair_end(struct party *me) {
    me->making = false;
}

#endif
