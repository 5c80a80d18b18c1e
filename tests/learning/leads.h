/* Tangled from chapters/37-convolution.md; edit that file. */
#ifndef LEADS_H
#define LEADS_H

#include "prove.h"
#include "wrap_closed.h"
#include "wrap_multiply.h"
#include "wrap_times_flag.h"

/* From value number `at` on, two for each game: what is open of its
   flag, and a share of the coin; at P2, the coins. */
static inline ring lead_share(const ring *v, int id) {
    return v[0] ? (id == P0) - v[1] : v[1];
}

/* Is the first of game g ahead? */
static inline bool is_lead(const struct values *in, size_t at,
                           size_t g) {
    return mod_L(lead_share(in->of[P0] + at + 2 * g, P0) +
                 lead_share(in->of[P1] + at + 2 * g, P1));
}

/* Both bits, both coins, two sharings of each. */
static inline void pose_lead(uint64_t *k, struct values *in, size_t at,
                             size_t g) {
    ring *a = in->of[P0] + at + 2 * g, *b = in->of[P1] + at + 2 * g;

    a[0] = b[0] = next_digit(k, 2);
    in->of[P2][g] = next_digit(k, 2);
    a[1] = 3 * next_digit(k, 2);
    b[1] = mod_L(in->of[P2][g] - a[1]);
}

/* The flags of `games` games of one case, the first being number g. */
static inline struct flags leads(struct party *me, ring *const in[],
                                 size_t at, size_t g, size_t games) {
    struct flags f = take_flags(me, games);
    ring open[VALUES];

    for (size_t i = 0; i < games; i++, g++) {
        open[i] = holds_shares(me) ? *in[at + 2 * g] : 0;
        f.coin[i] = holds_shares(me) ? *in[at + 2 * g + 1] : *in[g];
    }
    rows_of(open, 0, 1, f.open, games);
    return f;
}

#endif
