/* Tangled from chapters/23-leak.md; edit that file. */
#include "share.h"

ring ex_read_all(const zp *const dealt[2], const zp *const seen[2]);

/* r, if dealt[j] are Pj's shares of the bits of x, and seen[j] s_i
   times Pj's shares of the c_i, for beta = 0, without a refresh and
   moved the same unknown number of places up. */
ring ex_read_all(const zp *const dealt[2], const zp *const seen[2]) {
    (void)dealt, (void)seen; /* your turn */
    return 0;
}
