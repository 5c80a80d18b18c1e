/* Tangled from chapters/29-flags.md; edit that file. */
#include "flags.h"

#include <string.h>

struct flags take_flags(struct party *me, size_t n) {
    return (struct flags){take_rows(me, 1, n), take_ring(me, n),
                          me->maker ? take_rows(me, 1, n) : NULL};
}

void open_flags(struct party *me, const pack *bit, struct flags f,
                size_t n) {
    supply_coins(me, f.open, f.coin, n);
    if (f.own)
        memcpy(f.own, f.open, packs(n) * sizeof *f.own);
    if (holds_shares(me))
        rows_xor(f.open, bit, f.open, packs(n));
    open_rows(me, f.open, f.open, 1, n);
}

/* A bit that is open xor hidden, as a number: the hidden one, or 1 less
   it. `one` is the share of 1. */
static ring xor_of(ring open, ring hidden, ring one) {
    return mod_L(open * one + (1 - 2 * open) * hidden);
}

void flag_shares(struct party *me, struct flags f, ring *out,
                 size_t n) {
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[k] = xor_of(bit_at(f.open, k), f.coin[k], me->id == P0);
    refresh(me, MOD_L, out, n);
}

/* z = coin times x: of what is open the coin's share, and of what is
   hidden the dealt product. */
static void times_coin(struct party *me, struct flags f,
                       struct opened x, ring *z, size_t n) {
    size_t mark = arena_mark(me);
    ring *product = take_ring(me, n);
    supply_chosen(me, f.own, f.coin, x.mask, product, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        z[k] = mod_L(ring_mul(x.open[k], f.coin[k]) - product[k]);
    if (x.top)
        supply_chosen(me, f.own, f.coin, x.top, product, n);
    for (size_t k = 0; x.top && holds_shares(me) && k < n; k++)
        z[k] = mod_L(z[k] + ring_mul(x.factor[k], product[k]));
    arena_release(me, mark);
}

void times_flag(struct party *me, struct flags f, struct opened x,
                ring *z, size_t n) {
    size_t mark = arena_mark(me);
    ring *share = take_ring(me, n), *part = take_ring(me, n);
    opened_shares(me, x, share, n);
    times_coin(me, f, x, part, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        z[k] = xor_of(bit_at(f.open, k), part[k], share[k]);
    refresh(me, MOD_L, z, n);
    arena_release(me, mark);
}
