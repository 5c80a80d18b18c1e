/* Tangled from chapters/24-msb.md; edit that file. */
#include "msb.h"

void ex_any_bit(struct party *me, const ring *a, unsigned i, ring *out,
                size_t n);

/* Bit i of n values shared mod L - 1, in shares mod L; ELL is 64. */
void ex_any_bit(struct party *me, const ring *a, unsigned i, ring *out,
                size_t n) {
    (void)i; /* your turn: this is right for the highest bit alone */
    most_significant_bit(me, a, out, n);
}
