/* Tangled from chapters/40-ternary.md; edit that file. */
#include "shrink.h"

#include <string.h>

void shrink(struct party *me, const ring *x, ring *out, size_t n,
            int s) {
    if (holds_shares(me) && out != x)
        memcpy(out, x, n * sizeof *x);
    refresh(me, MOD_L, out, n);
    for (size_t k = 0; holds_shares(me) && k < n; k++)
        out[k] = mod_L(out[k] >> s);
}
