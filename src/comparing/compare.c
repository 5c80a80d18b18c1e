/* Tangled from chapters/22-compare.md; edit that file. */
#include "compare.h"

#include <string.h>

/* bit ? one : zero, without a branch. */
static inline zp zp_choose(uint8_t bit, zp zero, zp one) {
    return (zp)(zero ^ ((zero ^ one) & -bit));
}

/* Bit i of n values at party j: the shares c of c_i from those of x[i]
   and of the sum of the w above; then w_i is added to the sum. */
HOT static void compare_bit(zp j, const zp *x, const zp *t,
                            const uint8_t *beta, zp *sum, zp *c,
                            size_t n) {
    for (size_t k = 0; k < n; k++) {
        zp ours = (zp)(t[k] & j);
        zp plus = zp_choose(beta[k], ours, x[k]);
        zp minus = zp_choose(beta[k], x[k], ours);
        zp w = zp_choose(t[k], x[k], zp_sub(j, x[k]));
        c[k] = zp_add(zp_add(zp_sub(plus, minus), j), sum[k]);
        sum[k] = zp_add(sum[k], w);
    }
}

/* t = r + beta, and the edge: is that L, which has no ELL bits? */
static void add_beta(const ring *r, const uint8_t *beta, ring *t,
                     uint8_t *edge, size_t n) {
    for (size_t k = 0; k < n; k++) {
        t[k] = mod_L(r[k] + beta[k]);
        edge[k] = beta[k] & (t[k] == 0);
    }
}

/* At the edge a zero is certain: let it be at the lowest bit. */
HOT static void force_edge(zp j, const uint8_t *edge, zp *c, size_t n) {
    for (size_t i = 0; i < ELL; i++)
        for (size_t k = 0; k < n; k++)
            c[i * n + k] = zp_choose(edge[k], c[i * n + k], i ? j : 0);
}

/* P0, P1: shares of all c_i, bit-major. */
static void compare_bits(struct party *me, const zp *bits,
                         const ring *r, const uint8_t *beta, zp *c,
                         size_t n) {
    size_t mark = arena_mark(me);
    ring *t = take_ring(me, n);
    uint8_t *edge = take_bytes(me, n);
    zp *t_bits = take_bytes(me, ELL * n), *sum = take_bytes(me, n);
    zp j = (zp)me->id;
    add_beta(r, beta, t, edge, n);
    bits_of(t, t_bits, n);
    memset(sum, 0, n);
    for (size_t i = ELL; i-- > 0;)
        compare_bit(j, bits + i * n, t_bits + i * n, beta, sum,
                    c + i * n, n);
    force_edge(j, edge, c, n);
    arena_release(me, mark);
}

/* c_i times s_i + 1, which is uniform in 1 .. P - 1. */
HOT static void scale_terms(zp *c, const uint8_t *s, size_t n) {
    for (size_t k = 0; k < n; k++)
        c[k] = zp_mul(c[k], (zp)(s[k] + 1));
}

/* Move the elements of those values whose bit in `move` is set `by`
   places up, cyclically; copy those of the others. */
HOT static void turn(const zp *c, const uint8_t *move, size_t by,
                     zp *out, size_t n) {
    for (size_t i = 0; i < ELL; i++) {
        const zp *stay = c + i * n;
        const zp *come = c + (i + ELL - by) % ELL * n;
        for (size_t k = 0; k < n; k++)
            out[i * n + k] = zp_choose(move[k], stay[k], come[k]);
    }
}

/* Value k's elements shift[k] places up. Uses both c and spare, and
   returns the one that holds the result. */
static zp *rotate(struct party *me, zp *c, const uint8_t *shift,
                  zp *spare, size_t n) {
    size_t mark = arena_mark(me);
    uint8_t *move = take_bytes(me, n);
    for (size_t by = 1; by < ELL; by *= 2) {
        zp *turned = spare;
        for (size_t k = 0; k < n; k++)
            move[k] = (shift[k] & by) != 0;
        turn(c, move, by, turned, n);
        spare = c;
        c = turned;
    }
    arena_release(me, mark);
    return c;
}

/* P0, P1: scale, refresh and rotate; returns what P2 may see. */
static zp *blind(struct party *me, zp *c, zp *spare, size_t n) {
    struct stream *common = me->with[other(me)][BLIND];
    size_t mark = arena_mark(me);
    uint8_t *s = take_bytes(me, ELL * n), *shift = take_bytes(me, n);
    draw_below(common, s, ELL * n, P - 1);
    draw_below(common, shift, n, ELL);
    scale_terms(c, s, ELL * n);
    refresh(me, MOD_P, c, ELL * n);
    c = rotate(me, c, shift, spare, n);
    arena_release(me, mark);
    return c;
}

/* P2: is one of the ELL elements zero? */
HOT static void find_zero(const zp *d0, const zp *d1, uint8_t *flag,
                          size_t n) {
    memset(flag, 0, n);
    for (size_t i = 0; i < ELL; i++)
        for (size_t k = 0; k < n; k++)
            flag[k] |= zp_add(d0[i * n + k], d1[i * n + k]) == 0;
}

void private_compare(struct party *me, const zp *bits, const ring *r,
                     const uint8_t *beta, uint8_t *flag, size_t n) {
    size_t mark = arena_mark(me), all = ELL * n;
    zp *c = take_bytes(me, all), *d = take_bytes(me, all);
    if (me->id == P2) {
        recv_from(me, P0, c, all);
        recv_from(me, P1, d, all);
        find_zero(c, d, flag, n);
    } else {
        compare_bits(me, bits, r, beta, c, n);
        send_to(me, P2, blind(me, c, d, n), all);
    }
    arena_release(me, mark);
}
