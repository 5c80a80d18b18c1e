/* Tangled from chapters/44-tape.md; edit that file. */
#include "fixed.h"

void ex_played_twice(const ring *opened, const ring *again,
                     const float *known, int f, float *other, size_t n);

/* Of n pixels under the same masks: what was opened of the known
   picture, and of the other one. */
void ex_played_twice(const ring *opened, const ring *again,
                     const float *known, int f, float *other,
                     size_t n) {
    (void)opened, (void)again, (void)known, (void)f; /* your turn */
    for (size_t k = 0; k < n; k++)
        other[k] = 0;
}
