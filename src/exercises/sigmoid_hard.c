/* Tangled from chapters/23-softmax.md; edit that file. */
#include "softmax.h"

void ex_hard_sigmoid(struct party *me, const ring *u, ring *out,
                     size_t n, int f);

/* 0, u + 1/2 or 1; f fraction bits. P2: u, out are not used. */
void ex_hard_sigmoid(struct party *me, const ring *u, ring *out,
                     size_t n, int f) {
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[k] = u[k]; /* your turn */
    (void)f;
}
