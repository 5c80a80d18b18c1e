/* Tangled from chapters/35-softmax.md; edit that file. */
#include "exponential.h"

#include <string.h>

struct opened exponential(struct party *me, const ring *v, size_t n,
                          struct scale s) {
    ring *e = take_ring(me, n);

    if (holds_shares(me))
        memcpy(e, v, n * sizeof *v);
    struct opened x = rescale_open(me, s.how, e, n, EXP_SQUARINGS);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        x.open[k] = mod_L(x.open[k] + ((ring)1 << s.f));
    for (int i = 0; i < EXP_SQUARINGS; i++) {
        multiply_opened(me, x, x, e, n);
        x = rescale_open(me, s.how, e, n, s.f);
    }
    return x;
}
