/* Tangled from chapters/31-coin.md; edit that file. */
#ifndef SMALL_RING_H
#define SMALL_RING_H

#include "share_truncate.h"

/* x, an element of a ring of `bits` bits, with the first share `first`:
   the sum of its shares, truncated each by itself by d bits. */
static inline int64_t truncated_small(int bits, int64_t x, ring first,
                                      int d) {
    int up = ELL - bits;
    ring half[2] = {first << up, (ring_of(x) - first) << up};
    truncate_share(0, &half[0], 1, up + d);
    truncate_share(1, &half[1], 1, up + d);
    return signed_of(mod_L(half[0] + half[1]));
}

/* Of these: does it fail? */
static inline int fails_small(int bits, int64_t x, ring first) {
    int64_t rest = (int64_t)first - x;
    return rest < 0 || rest >> bits != 0;
}

/* The same x truncated by a coin, under the mask r. */
static inline int64_t coin_small(int bits, int64_t x, ring r, int d) {
    ring whole = (ring)1 << bits, quarter = whole / 4;
    ring sum = (ring_of(x) + quarter + r) & (whole - 1);
    ring back = (1 - sum / (whole / 2)) * (r / (whole / 2));
    return signed_of((sum >> d) - (quarter >> d) - (r >> d) +
                     (back << (bits - d)));
}

#endif
