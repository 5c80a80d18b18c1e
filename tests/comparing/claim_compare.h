/* Tangled from chapters/22-compare.md; edit that file. */
#ifndef CLAIM_COMPARE_H
#define CLAIM_COMPARE_H

#include "compare.h"
#include "ideal_compare.h"
#include "prove.h"

static inline bool pose_compare(uint64_t *k, struct values *in) {
    ring x = next_digit(k, L);

    for (int i = 0; i < ELL; i++) {
        ring share = next_digit(k, P);

        in->of[P0][i] = share;
        in->of[P1][i] = ((x >> i & 1) + P - share) % P;
    }
    in->of[P0][ELL] = in->of[P1][ELL] = next_digit(k, L);
    in->of[P0][ELL + 1] = in->of[P1][ELL + 1] = next_digit(k, 2);
    return true;
}

typedef void compare(struct party *me, const zp *bits, const ring *r,
                     const uint8_t *beta, uint8_t *flag, size_t n);

static inline void run_with(compare *protocol, struct party *me,
                            ring *const in[], ring *const out[],
                            size_t n) {
    zp *bits = take_bytes(me, ELL * n);
    uint8_t *beta = take_bytes(me, n), *flag = take_bytes(me, n);

    for (size_t i = 0; i < ELL * n; i++)
        bits[i] = (zp)in[i / n][i % n];
    for (size_t k = 0; k < n; k++)
        beta[k] = (uint8_t)in[ELL + 1][k];
    protocol(me, bits, in[ELL], beta, flag, n);
    for (size_t k = 0; me->id == P2 && k < n; k++)
        out[0][k] = flag[k];
}

static inline void simulate_helper(struct sight *s, bool found) {
    ring zero = toss(s->coins, ELL), d[ELL];

    for (ring i = 0; i < ELL; i++) {
        ring noise = 1 + toss(s->coins, P - 1);

        d[i] = found && i == zero ? 0 : noise;
    }
    for (int i = 0; i < ELL; i++)
        d[i] = (d[i] + P - show_any(s, P)) % P;
    for (int i = 0; i < ELL; i++)
        show(s, d[i], P);
}

static inline void simulate_compare(struct sight *s, int id,
                                    const ring *in, const ring *out) {
    (void)in;
    if (id == P2) {
        simulate_helper(s, out[0]);
        return;
    }
    for (int i = 0; i < ELL; i++)
        show_any(s, P - 1);
    show_any(s, ELL);
    for (int i = 0; i < ELL; i++)
        show_any(s, P);
}

#endif
