/* Tangled from chapters/65-unproved.md; edit that file. */
#include "share.h"

ring ex_learn(const zp d[ELL], ring x, ring *known);

/* Those bits of r that d and x give away, and which they are. */
ring ex_learn(const zp d[ELL], ring x, ring *known) {
    (void)d, (void)x; /* your turn */
    *known = 0;
    return 0;
}
