/* Tangled from chapters/09-few-bits.md; edit that file. */
#include "moments.h"

#include "truncate.h"

/* mean += (x - mean) / 2^d. */
static void approach(ring *mean, int64_t x, int d) {
    ring away = ring_of(x - signed_of(*mean));
    *mean = mod_L(*mean + truncate_one(away, d, NEAREST, 0));
}

/* Half the number of its bits, rounded down. */
static int half_of_bits(ring x) {
    int half = 0;
    for (; x >= 2; x /= 4)
        half++;
    return half;
}

void moments_step(struct moments m, const ring *g, ring *v, size_t n,
                  int halvings) {
    for (size_t k = 0; k < n; k++) {
        int64_t x =
            signed_of(truncate_one(g[k], MOMENTS_SMALLER, NEAREST, 0));
        approach(&m.mean[k], 16 * x, MOMENTS_MEAN);
        approach(&m.square[k], x * x, MOMENTS_SQUARE);
        if (m.square[k] > m.largest[k])
            m.largest[k] = m.square[k];
        int up = MOMENTS_UP - halvings - half_of_bits(m.largest[k]);
        v[k] = ring_of(signed_of(v[k]) -
                       signed_of(m.mean[k]) * (INT64_C(1) << up));
    }
}
