/* Tangled from chapters/40-ternary.md; edit that file. */
#ifndef KEPT_REFRESH_H
#define KEPT_REFRESH_H

#include "deal.h"

__typeof__(refresh) __real_refresh, __wrap_refresh;

/* The shares that were refreshed first since this was 0, of all
   cases. */
enum { KEPT = 4096 };
static ring kept[OWNER][KEPT];
static size_t kept_count[OWNER];

void __wrap_refresh(struct party *me, enum group g, void *x, size_t n) {
    __real_refresh(me, g, x, n);
    if (holds_shares(me) && kept_count[me->id] == 0) {
        memcpy(kept[me->id], x, n * sizeof(ring));
        kept_count[me->id] = n;
    }
}

/* What they end in, for an output. */
static inline void put_ends(struct party *me, ring *out, size_t n,
                            int s) {
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[k] = kept[me->id][k] % ((ring)1 << s);
}

#endif
