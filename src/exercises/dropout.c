/* Tangled from chapters/38-secure-network.md; edit that file. */
#include "ring.h"

#include <stddef.h>

/* One party's shares: out = 2 a where the coin is 1, else 0. */
void ex_dropout(const ring *a, const uint8_t *coin, ring *out,
                size_t n) {
    (void)coin;
    for (size_t k = 0; k < n; k++)
        out[k] = a[k]; /* yours */
}
