/* Tangled from chapters/09-few-bits.md; edit that file. */
#include <stddef.h>

#include "truncate.h"

void ex_saturate(const ring *z, ring *a, uint8_t *open, size_t n, int d,
                 int64_t most);

/* a = z / 2^d to the nearest, but at least 0 and at most `most`;
   open = 1 where an error goes back. */
void ex_saturate(const ring *z, ring *a, uint8_t *open, size_t n, int d,
                 int64_t most) {
    (void)most; /* your turn */
    for (size_t i = 0; i < n; i++) {
        open[i] = signed_of(z[i]) >= 0;
        a[i] = open[i] ? truncate_one(z[i], d, NEAREST, 0) : 0;
    }
}
