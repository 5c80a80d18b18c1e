/* Tangled from chapters/27-gates.md; edit that file. */
#include "tree.h"

void ex_any_row(struct party *me, const pack *x, size_t count,
                pack *out, size_t n);

/* out = 1 where one or more of `count` rows of x are 1, for n values;
   all are xor shares. */
void ex_any_row(struct party *me, const pack *x, size_t count,
                pack *out, size_t n) {
    (void)count; /* your turn */
    for (size_t k = 0; holds_shares(me) && k < packs(n); k++)
        out[k] = x[k];
}
