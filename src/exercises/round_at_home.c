/* Tangled from chapters/58-split.md; edit that file. */
#include "ring.h"

#include <stddef.h>

/* n numbers with 2f fraction bits, to be left with f. */
void ex_round_at_home(ring *own, size_t n, int f) {
    (void)own, (void)n, (void)f; /* yours */
}
