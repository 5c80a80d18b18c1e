/* Tangled from chapters/12-truncating-shares.md; edit that file. */
#include "share_truncate.h"

HOT static void shift(ring *x, size_t n, int d) {
    for (size_t k = 0; k < n; k++)
        x[k] >>= d;
}

HOT static void shift_negative(ring *x, size_t n, int d) {
    for (size_t k = 0; k < n; k++)
        x[k] = mod_L(-(mod_L(-x[k]) >> d));
}

void truncate_share(int j, ring *x, size_t n, int d) {
    if (j == 0)
        shift(x, n, d);
    else
        shift_negative(x, n, d);
}
