/* Tangled from chapters/11-sharing.md; edit that file. */
#include "share.h"

void ex_share_xor(int j, const zp *x, const zp *b, zp *out, size_t n);

/* Party j's shares of x ^ b, from its shares of the bits x and the bits
   b, which both know. */
void ex_share_xor(int j, const zp *x, const zp *b, zp *out, size_t n) {
    (void)j; /* your turn: this is the sum, not the exclusive or */
    for (size_t k = 0; k < n; k++)
        out[k] = zp_add(x[k], b[k]);
}
