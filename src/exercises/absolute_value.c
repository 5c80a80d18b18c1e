/* Tangled from chapters/30-relu.md; edit that file. */
#include "relu.h"

void ex_absolute(struct party *me, const ring *a, ring *out, size_t n);

/* out = |a|, for the price of a ReLU. */
void ex_absolute(struct party *me, const ring *a, ring *out, size_t n) {
    size_t mark = arena_mark(me);
    relu(me, a, out, take_flags(me, n), n, WHOLE_RING); /* your turn */
    arena_release(me, mark);
}
