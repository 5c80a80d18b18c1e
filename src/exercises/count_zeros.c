/* Tangled from chapters/40-ternary.md; edit that file. */
#include "opened.h"

void ex_zeros(struct party *me, const ring *w, ring *zeros, size_t n);

/* zeros = how many of n weights of -1, 0 and 1 are 0, one number, fresh
   shares. P2: w, zeros are not used. */
void ex_zeros(struct party *me, const ring *w, ring *zeros, size_t n) {
    (void)w;
    if (holds_shares(me))
        *zeros = mod_L(me->id == P0 ? n : 0); /* your turn */
    refresh(me, MOD_L, zeros, 1);
}
