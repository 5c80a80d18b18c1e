/* Tangled from chapters/26-published.md; edit that file. */
#include "published.h"

void ex_positive(struct party *me, const ring *a, ring *bit, size_t n);

/* bit = [a > 0], in shares mod L. */
void ex_positive(struct party *me, const ring *a, ring *bit, size_t n) {
    drelu_short(me, a, bit, n); /* your turn: at 0 this is 1 */
}
