/* Tangled from chapters/31-coin.md; edit that file. */
#ifndef COIN_TRUNCATE_H
#define COIN_TRUNCATE_H

#include "halves.h"
#include "opened.h"

/* In all of these, n values x, and 1 <= d <= ELL - 2. P0 and P1 pass
   shares mod L of -2^(ELL-2) <= int(x) <= 2^(ELL-2); outside, what
   comes out means nothing. P2's x is not used. A failing link
   unwinds. */

/* floor(int(x) / 2^d), and one more where x mod 2^d is above a coin
   that P0 and P1 see, uniform below 2^d. What comes back is masked and
   opened, in the arena. One round.
   [Catrina and Saxena 2010, TruncPr, in the ring] */
struct opened truncate_coin(struct party *me, const ring *x, size_t n,
                            int d);

static inline struct cost truncate_coin_cost(size_t n) {
    return cost_then(open_masked_cost(n), supply_halves_cost(n));
}

/* The same of x that are masked and opened already, without a `top`:
   no message between P0 and P1. */
struct opened coin_of(struct party *me, struct opened x, size_t n,
                      int d);

/* The same in place, at the cost of truncate_coin; fresh shares. */
void rescale_coin(struct party *me, ring *x, size_t n, int d);

#endif
