/* Tangled from chapters/06-truncation.md; edit that file. */
#include "truncate.h"

uint64_t ex_feedback(uint64_t x, int d, uint64_t *rest);

/* floor((int(x) + rest) / 2^d); rest becomes what is left over. */
uint64_t ex_feedback(uint64_t x, int d, uint64_t *rest) {
    (void)rest; /* your turn */
    return truncate_one(x, d, FLOOR, 0);
}
