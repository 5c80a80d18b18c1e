/* Tangled from chapters/23-leak.md; edit that file. */
#ifndef LEAK_H
#define LEAK_H

#include <string.h>

#include "printed.h"

enum { GUESSES = 64 };

/* One experiment with n secrets below GUESSES, and how many places fit
   each guess. */
struct leak {
    void (*compare)(struct party *me, const zp *bits, const ring *r,
                    const uint8_t *beta, uint8_t *flag, size_t n);
    size_t n;
    const uint8_t *secret;
    unsigned (*fit)[GUESSES];
};

/* What P2 has about one secret: dealt to and seen from P0 and P1. */
struct clue {
    ring x;
    zp dealt[2][ELL], seen[2][ELL];
};

/* The shares of the c_i that Pj would have, for every guess of a. */
static inline void imagine(const struct party *me, int j,
                           const struct clue *clue, uint8_t beta,
                           zp *c) {
    struct party pretended = *me;
    ring r[GUESSES];
    uint8_t betas[GUESSES];
    zp bits[ELL * GUESSES];
    pretended.id = j;
    for (size_t i = 0; i < ELL; i++)
        memset(bits + i * GUESSES, clue->dealt[j][i], GUESSES);
    for (ring a = 0; a < GUESSES; a++)
        r[a] = mod_L(clue->x - (a << 16));
    memset(betas, beta, GUESSES);
    compare_bits(&pretended, bits, r, betas, c, GUESSES);
}

/* At how many places is d0 / d1 = c0 / c1, at the best rotation? */
static inline unsigned places(const struct clue *clue, const zp *c0,
                              const zp *c1, size_t guess) {
    unsigned best = 0;
    for (size_t shift = 0; shift < ELL; shift++) {
        unsigned fit = 0;
        for (size_t i = 0; i < ELL; i++) {
            size_t to = (i + shift) % ELL, at = i * GUESSES + guess;
            fit += zp_mul(clue->seen[0][to], c1[at]) ==
                   zp_mul(clue->seen[1][to], c0[at]);
        }
        best = best < fit ? fit : best;
    }
    return best;
}

static inline void try_guesses(const struct party *me,
                               const struct clue *clue, unsigned *fit) {
    zp c[2][ELL * GUESSES];
    memset(fit, 0, GUESSES * sizeof *fit);
    for (uint8_t beta = 0; beta < 2; beta++) {
        imagine(me, P0, clue, beta, c[0]);
        imagine(me, P1, clue, beta, c[1]);
        for (size_t a = 0; a < GUESSES; a++) {
            unsigned now = places(clue, c[0], c[1], a);
            fit[a] = fit[a] < now ? now : fit[a];
        }
    }
}

/* P0, P1: choose r and beta, tell P2 x = a + r, and compare. */
static inline void keep_secret(struct party *me,
                               const struct leak *leak) {
    struct stream *common = me->with[other(me)][BLIND];
    size_t n = leak->n;
    ring *r = take_ring(me, n), *x = take_ring(me, n);
    uint8_t *beta = take_bytes(me, n);
    zp *bits = take_bytes(me, ELL * n);
    draw_ring(common, r, n);
    draw_below(common, beta, n, 2);
    for (size_t k = 0; k < n; k++)
        x[k] = mod_L(r[k] + ((ring)leak->secret[k] << 16));
    if (me->id == P0)
        send_to(me, P2, x, n * sizeof *x);
    deal(me, P2, MOD_P, NULL, bits, ELL * n);
    leak->compare(me, bits, r, beta, NULL, n);
}

/* P2: deal the bits of x as `deal` does, but remember the shares. */
static inline void be_curious(struct party *me,
                              const struct leak *leak) {
    size_t n = leak->n, all = ELL * n;
    ring *x = take_ring(me, n);
    zp *known[4];
    for (int i = 0; i < 4; i++)
        known[i] = take_bytes(me, all);
    recv_from(me, P0, x, n * sizeof *x);
    bits_of(x, known[1], n);
    draw_below(me->with[P0][DEAL], known[0], all, P);
    group_sub(MOD_P, known[1], known[0], known[1], all);
    send_to(me, P1, known[1], all);
    recv_from(me, P0, known[2], all);
    recv_from(me, P1, known[3], all);
    for (size_t k = 0; k < n; k++) {
        struct clue clue = {.x = x[k]};
        for (size_t i = 0; i < 2 * ELL; i++) {
            size_t j = i / ELL, bit = i % ELL, at = bit * n + k;
            clue.dealt[j][bit] = known[j][at];
            clue.seen[j][bit] = known[2 + j][at];
        }
        try_guesses(me, &clue, leak->fit[k]);
    }
}

static inline void leak_body(struct party *me, void *arg) {
    if (holds_shares(me))
        keep_secret(me, arg);
    else if (me->id == P2)
        be_curious(me, arg);
}

#endif
