/* Tangled from chapters/25-convert.md; edit that file. */
#include "convert.h"

/* What P0 and P1 remember of a mask r = r_0 + r_1 that they both know
   and P2 must not. */
struct mask {
    ring *less;     /* r - 1 mod L */
    uint8_t *alpha; /* does r_0 + r_1 wrap? */
    uint8_t *beta;  /* does a_j + r_j? Each party has its own. */
    uint8_t *coin;  /* eta'', which hides the answer from P2 */
    uint8_t *flip;  /* the coin, turned where r = 0 */
};

static struct mask take_mask(struct party *me, size_t n) {
    return (struct mask){take_ring(me, n), take_bytes(me, n),
                         take_bytes(me, n), take_bytes(me, n),
                         take_bytes(me, n)};
}

/* P0, P1: draw r, and send a_j + r_j to P2. */
static void hide(struct party *me, const ring *a, struct mask *m,
                 size_t n) {
    struct stream *common = me->with[other(me)][BLIND];
    size_t mark = arena_mark(me);
    ring *r0 = take_ring(me, n), *r1 = take_ring(me, n);
    ring *own = me->id == P0 ? r0 : r1;
    draw_ring(common, r0, n);
    draw_ring(common, r1, n);
    draw_below(common, m->coin, n, 2);
    /* Remember the mask. */
    for (size_t k = 0; k < n; k++) {
        m->less[k] = mod_L(r0[k] + r1[k] - 1);
        m->alpha[k] = (uint8_t)wrap(r0[k], r1[k]);
        m->flip[k] = m->coin[k] ^ (m->less[k] == RING_MAX);
    }
    /* Add the own part to the share. */
    for (size_t k = 0; k < n; k++) {
        m->beta[k] = (uint8_t)wrap(a[k], own[k]);
        own[k] = mod_L(a[k] + own[k]);
    }
    send_to(me, P2, own, n * sizeof *own);
    arena_release(me, mark);
}

/* P2: x = a + r, in bits; delta: do the two parts of x wrap? */
static void receive(struct party *me, zp *bits, ring *delta, size_t n) {
    size_t mark = arena_mark(me);
    ring *x0 = take_ring(me, n), *x1 = take_ring(me, n);
    recv_from(me, P0, x0, n * sizeof *x0);
    recv_from(me, P1, x1, n * sizeof *x1);
    for (size_t k = 0; k < n; k++)
        delta[k] = wrap(x0[k], x1[k]);
    group_add(MOD_L, x0, x1, x0, n);
    bits_of(x0, bits, n);
    arena_release(me, mark);
}

/* bit ? y : x, without a branch. */
static inline ring ring_choose(ring bit, ring x, ring y) {
    return x ^ (-bit & (x ^ y));
}

/* P0, P1: take the coin off eta', add up theta, and subtract it. */
static void unwrap(int j, const ring *a, const struct mask *m,
                   const ring *delta, const ring *eta, ring *out,
                   size_t n) {
    ring first = j == P0;
    for (size_t k = 0; k < n; k++) {
        ring not_eta = odd_sub(first, eta[k]);
        ring e = ring_choose(m->coin[k], eta[k], not_eta);
        ring theta = odd_add(odd_add(m->beta[k], delta[k]), e);
        theta = odd_sub(theta, mod_L(first * (m->alpha[k] + first)));
        out[k] = odd_sub(odd_of(a[k]), theta);
    }
}

void share_convert(struct party *me, const ring *a, ring *out,
                   size_t n) {
    size_t mark = arena_mark(me);
    struct mask m = take_mask(me, n);
    ring *delta = take_ring(me, n), *eta = take_ring(me, n);
    zp *bits = take_bytes(me, ELL * n);
    uint8_t *flag = take_bytes(me, n);
    if (holds_shares(me))
        hide(me, a, &m, n);
    else
        receive(me, bits, delta, n);
    deal(me, P2, MOD_P, bits, bits, ELL * n);
    deal(me, P2, MOD_ODD, delta, delta, n);
    /* Compare and deal the answer. */
    private_compare(me, bits, m.less, m.flip, flag, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        eta[k] = flag[k];
    deal(me, P2, MOD_ODD, eta, eta, n);
    /* Subtract the wrap. */
    if (holds_shares(me)) {
        unwrap(me->id, a, &m, delta, eta, out, n);
        refresh(me, MOD_ODD, out, n);
    }
    arena_release(me, mark);
}
