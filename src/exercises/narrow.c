/* Tangled from chapters/12-truncating-shares.md; edit that file. */
#include <stdint.h>

void ex_narrow(uint64_t x0, int64_t y, int d, int64_t *low,
               int64_t *high);

/* The least and the greatest x that P0 must reckon with. */
void ex_narrow(uint64_t x0, int64_t y, int d, int64_t *low,
               int64_t *high) {
    int64_t n = INT64_C(1) << d;
    (void)x0; /* your turn: this is what y alone tells */
    *low = n * (y - 1) + 1;
    *high = n * (y + 1) - 1;
}
