/* Tangled from chapters/32-rescaling.md; edit that file. */
#include "rescale.h"

#include "share_truncate.h"

/* P0: half of what is divided by, so as to round to the nearest. */
static void add_half(struct party *me, const ring *x, ring *out,
                     size_t n, int d) {
    ring half = mod_L(me->id == P0 ? (ring)1 << (d - 1) : 0);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[k] = mod_L(x[k] + half);
}

/* Shares of 1 where the coin has rounded up, else of 0. */
static void carry_shares(struct party *me, struct opened c, ring *carry,
                         size_t n, int d) {
    size_t mark = arena_mark(me);
    pack *bit = take_rows(me, 1, n);
    struct flags f = take_flags(me, n);
    above(me, c.open, masks_of(c), bit, d, n);
    open_flags(me, bit, f, n);
    flag_shares(me, f, carry, n);
    arena_release(me, mark);
}

void truncate_exact(struct party *me, const ring *x, ring *out,
                    size_t n, int d) {
    size_t mark = arena_mark(me);
    ring *y = take_ring(me, n), *carry = take_ring(me, n);
    add_half(me, x, y, n, d);
    struct opened c = open_masked(me, y, n);
    struct opened upper = coin_of(me, c, n, d);
    carry_shares(me, c, carry, n, d);
    opened_shares(me, upper, y, n);
    if (holds_shares(me)) /* fresh, since the carry's are */
        group_sub(MOD_L, y, carry, out, n);
    arena_release(me, mark);
}

void rescale(struct party *me, enum truncation how, ring *x, size_t n,
             int d) {
    if (d == 0)
        return;
    if (how == COIN)
        rescale_coin(me, x, n, d);
    else if (how == EXACT)
        truncate_exact(me, x, x, n, d);
    else if (holds_shares(me))
        truncate_share(me->id, x, n, d);
}

struct opened rescale_open(struct party *me, enum truncation how,
                           ring *x, size_t n, int d) {
    if (how == COIN)
        return truncate_coin(me, x, n, d);
    rescale(me, how, x, n, d);
    return open_masked(me, x, n);
}

static void coin_relu(struct party *me, ring *x, ring *out,
                      struct flags bit, size_t n, struct scale s) {
    size_t mark = arena_mark(me);
    struct opened c = open_masked(me, x, n);
    struct opened upper = coin_of(me, c, n, s.f);
    sign_flags(me, c, bit, n, s.sign.width);
    times_flag(me, bit, upper, out, n);
    opened_shares(me, upper, x, n);
    refresh(me, MOD_L, x, n);
    arena_release(me, mark);
}

void rescale_relu(struct party *me, ring *x, ring *out,
                  struct flags bit, size_t n, struct scale s) {
    if (s.how == COIN && s.sign.how == DEALT) {
        coin_relu(me, x, out, bit, n, s);
    } else {
        rescale(me, s.how, x, n, s.f);
        relu(me, x, out, bit, n, s.sign);
    }
}

void rescale_times_bit(struct party *me, struct flags bit, ring *x,
                       ring *out, size_t n, struct scale s) {
    size_t mark = arena_mark(me);
    if (s.sign.how == SECURE_NN) {
        rescale(me, s.how, x, n, s.f);
        times_bit(me, bit, x, out, n, s.sign);
    } else {
        struct opened y = rescale_open(me, s.how, x, n, s.f);
        times_flag(me, bit, y, out, n);
    }
    arena_release(me, mark);
}
