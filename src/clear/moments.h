/* Tangled from chapters/09-few-bits.md; edit that file. */
#ifndef MOMENTS_H
#define MOMENTS_H

#include "ring.h"

#include <stddef.h>

/* What AMSgrad remembers of n latent weights: of their gradients a
   running mean, times 16; of the gradients' squares a running mean, and
   the largest that this has been. Zeros at first. */
struct moments {
    ring *mean, *square, *largest;
};

/* These, one after the other in an array of 3 n. */
static inline struct moments moments_in(ring *all, size_t n) {
    return (struct moments){all, all + n, all + 2 * n};
}

enum {
    MOMENTS_SMALLER = 8, /* bits that are dropped of a gradient */
    MOMENTS_MEAN = 3,    /* a mean moves by 1/8 of what is new */
    MOMENTS_SQUARE = 7,  /* and a square by 1/128 */
    MOMENTS_UP = 12,     /* bits by which a step is shifted up */
    MOMENTS_LEVELS = 9,  /* half of a square's bits is no more */
    MOMENTS_HALVINGS = MOMENTS_UP - MOMENTS_LEVELS
};

/* One step for n latent weights v, whose gradients are g:
       g = g / 2^8;  mean += (16 g - mean) / 2^3;
       square += (g^2 - square) / 2^7;  largest = max(largest, square);
       v -= mean 2^(12 - halvings - half),
   where half is half the number of bits of largest, rounded down;
   halvings <= MOMENTS_HALVINGS. Divisions round to the nearest. |g| <
   2^22, largest < 2^19, and the ring has at least 32 bits.
   [after Reddi, Kale, Kumar, "On the convergence of Adam and beyond"
   (2018); roots by powers of two after QUOTIENT (2019)] */
void moments_step(struct moments m, const ring *g, ring *v, size_t n,
                  int halvings);

#endif
