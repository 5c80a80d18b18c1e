/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#include <stddef.h>

#include "ring.h"

/* One party's shares: e = t where open xor coin is 1, else 0. coin_t:
   shares of coin times t. */
void ex_hinge(const uint8_t *open, const ring *t, const ring *coin_t,
              ring *e, size_t n) {
    (void)open, (void)coin_t;
    for (size_t k = 0; k < n; k++)
        e[k] = t[k]; /* yours */
}
