/* Tangled from chapters/48-time.md; edit that file. */
#include <stddef.h>

/* How many times as fast the whole is when each part, a share of its
   time, becomes factor[i] times as fast. The shares add up to 1 or
   less. */
double ex_all_faster(const double *share, const double *factor,
                     size_t n) {
    (void)share;
    return n > 0 ? factor[0] : 1; /* yours */
}
