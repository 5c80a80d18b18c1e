/* Tangled from chapters/29-flags.md; edit that file. */
#include "flags.h"

void ex_turn(struct party *me, struct flags f, struct opened x,
             ring *out, size_t n);

/* out = bit ? x : -x, fresh shares; no round. */
void ex_turn(struct party *me, struct flags f, struct opened x,
             ring *out, size_t n) {
    times_flag(me, f, x, out, n); /* your turn */
}
