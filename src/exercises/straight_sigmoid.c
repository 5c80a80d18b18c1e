/* Tangled from chapters/30-relu.md; edit that file. */
#include "relu.h"

void ex_sigmoid(struct party *me, const ring *a, ring *out, size_t n);

/* a + 1/2, but at least 0 and at most 1, with 16 fraction bits. */
void ex_sigmoid(struct party *me, const ring *a, ring *out, size_t n) {
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[k] = a[k]; /* your turn */
}
