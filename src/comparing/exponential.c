/* Tangled from chapters/25-softmax.md; edit that file. */
#include "exponential.h"

#include <string.h>

void exponential(struct party *me, const ring *v, ring *e, size_t n,
                 struct scale s) {
    if (holds_shares(me))
        memmove(e, v, n * sizeof *v);
    rescale(me, s.how, e, n, EXP_SQUARINGS);
    for (size_t k = 0; me->id == P0 && k < n; k++)
        e[k] = mod_L(e[k] + ((ring)1 << s.f));
    for (int i = 0; i < EXP_SQUARINGS; i++) {
        multiply(me, e, e, e, n);
        rescale(me, s.how, e, n, s.f);
    }
}
