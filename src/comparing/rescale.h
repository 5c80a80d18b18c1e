/* Tangled from chapters/22-exact-truncation.md; edit that file. */
#ifndef RESCALE_H
#define RESCALE_H

#include "compare.h"

/* How shares are truncated. LOCAL: each party by itself, for free,
   rounded at random, failing once in a while; truncate_share. EXACT:
   with messages, to the nearest, never failing; truncate_exact. */
enum truncation { LOCAL, EXACT };

/* The scale of fixed-point numbers: how many fraction bits, and the
   way back to it after a product. Public. */
struct scale {
    int f;
    enum truncation how;
};

/* out = int(x) / 2^d, rounded to the nearest, ties up, for n values;
   1 <= d <= ELL - 2. Right for all x with
   -2^(ELL-2) - 2^(d-1) <= int(x) <= 2^(ELL-2) - 2^(d-1).

   P0, P1: x -- shares mod L; out -- fresh shares mod L; may be x.
   P2:     reads and writes neither, and learns nothing.

   A failing link unwinds. [Catrina and Saxena 2010, Trunc, in the ring
   and with the private compare of SecureNN 2019] */
void truncate_exact(struct party *me, const ring *x, ring *out,
                    size_t n, int d);

static inline struct cost truncate_exact_cost(size_t n) {
    return (struct cost){3, (5 * sizeof(ring) + 3 * ELL) * n};
}

/* x / 2^d in place, the way `how` says, by all three parties. P2's x is
   neither read nor written. With d = 0 nothing happens. */
void rescale(struct party *me, enum truncation how, ring *x, size_t n,
             int d);

static inline struct cost rescale_cost(enum truncation how, size_t n,
                                       int d) {
    return how == EXACT && d > 0 ? truncate_exact_cost(n)
                                 : (struct cost){0, 0};
}

#endif
