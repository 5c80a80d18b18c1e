/* Tangled from chapters/07-exact-products.md; edit that file. */
#include "ring.h"

void ex_seven(const ring *x, const ring *y, ring *z,
              ring (*times)(ring, ring));

void ex_seven(const ring *x, const ring *y, ring *z,
              ring (*times)(ring, ring)) {
    for (int i = 0; i < 4; i++) /* eight, which is one too many */
        z[i] = times(x[i / 2 * 2], y[i % 2]) +
               times(x[i / 2 * 2 + 1], y[i % 2 + 2]);
}
