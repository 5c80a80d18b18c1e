/* Tangled from chapters/65-unproved.md; edit that file. */
#include "share.h"

typedef void dealer(const ring *x, const ring *mask, ring *out,
                    size_t n);

bool ex_lanes_meet(dealer *deal, size_t n);

/* Does what the dealer sends in one of n lanes, up to 64, depend on
   what is in another? */
bool ex_lanes_meet(dealer *deal, size_t n) {
    (void)deal, (void)n; /* your turn */
    return false;
}
