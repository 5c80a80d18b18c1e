/* Tangled from chapters/35-softmax.md; edit that file. */
#include "softmax.h"

void ex_safe_exp(struct party *me, const ring *v, ring *e, size_t n,
                 struct scale s);

/* e^v for all v <= 0, s.f fraction bits; 0 below -256. P2: not used. */
void ex_safe_exp(struct party *me, const ring *v, ring *e, size_t n,
                 struct scale s) {
    opened_shares(me, exponential(me, v, n, s), e, n); /* your turn */
}
