/* Tangled from chapters/32-rescaling.md; edit that file. */
#ifndef WRAP_RESCALE_H
#define WRAP_RESCALE_H

#include "closed.h"
#include "ideal_rescale.h"
#include "rescale.h"

__typeof__(rescale) __real_rescale, __wrap_rescale;
__typeof__(rescale_open) __wrap_rescale_open;

/* Where a party puts what it will be shown of coins, one array after
   the other: outputs of what is being proved. */
static ring *const *coins_go_to[OWNER];

static inline void put_coins(struct party *me, ring *const out[]) {
    coins_go_to[me->id] = out;
}

static inline ring *next_coin(struct party *me, size_t n) {
    return coins_go_to[me->id] ? *coins_go_to[me->id]++
                               : take_ring(me, n);
}

static inline void ask_for_coin(struct party *me, ring *x, size_t n,
                                int d) {
    size_t mark = arena_mark(me);
    struct ideal f = ideal_coin(d);
    ring *coin = next_coin(me, n);

    ideal_call(me, &f, (const ring *const[]){x},
               holds_shares(me) ? (ring *const[]){x, coin}
                                : (ring *const[]){coin},
               n);
    arena_release(me, mark);
}

/* The trusted person in the place of rescale. LOCAL needs none. */
void __wrap_rescale(struct party *me, enum truncation how, ring *x,
                    size_t n, int d) {
    struct ideal exact = ideal_rescale(d);

    if (how == LOCAL || d == 0)
        __real_rescale(me, how, x, n, d);
    else if (how == COIN)
        ask_for_coin(me, x, n, d);
    else
        ideal_call(me, &exact, (const ring *const[]){x},
                   (ring *const[]){x}, n);
}

struct opened __wrap_rescale_open(struct party *me, enum truncation how,
                                  ring *x, size_t n, int d) {
    __wrap_rescale(me, how, x, n, d);
    return closed(me, x, n);
}

#endif
