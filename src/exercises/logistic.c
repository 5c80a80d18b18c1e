/* Tangled from chapters/35-softmax.md; edit that file. */
#include "softmax.h"

void ex_logistic(struct party *me, const ring *u, ring *out, size_t n,
                 struct scale s);

/* 1 / (1 + e^-u) for u >= 0, s.f fraction bits. P2: not used. */
void ex_logistic(struct party *me, const ring *u, ring *out, size_t n,
                 struct scale s) {
    opened_shares(me, exponential(me, u, n, s), out, n); /* your turn */
}
