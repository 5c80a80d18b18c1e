/* Tangled from chapters/37-ternary.md; edit that file. */
#ifndef AMSGRAD_H
#define AMSGRAD_H

#include "levels.h"
#include "rescale.h"

/* What is remembered of n weights: of their gradients a running mean,
   times 16; of the gradients' squares a running mean, and the largest
   that this has been. Shares; zeros at first. */
struct moments {
    ring *mean, *square, *largest;
};

enum {
    AMSGRAD_SMALLER = 8, /* bits that are dropped of a gradient */
    AMSGRAD_MEAN = 3,    /* a mean moves by 1/8 of what is new */
    AMSGRAD_SQUARE = 7,  /* and a square by 1/128 */
    AMSGRAD_UP = 12,     /* bits by which a step is shifted up */
    AMSGRAD_LEVELS = 9,
    AMSGRAD_WIDTH = 24, /* of a mean of squares */
    AMSGRAD_HALVINGS = AMSGRAD_UP - AMSGRAD_LEVELS
};

/* One step for n latent weights v, whose gradients are g, overwritten:
       g = g / 2^8;  mean += (16 g - mean) / 2^3;
       square += (g^2 - square) / 2^7;  largest = max(largest, square);
       v -= mean 2^(12 - halvings - half),
   where half is half the number of bits of largest, rounded down, and
   at most 9; halvings <= AMSGRAD_HALVINGS. Divisions round as `how`
   says. |g| < 2^22, means of squares are below 2^23, and the ring has
   at least 32 bits. P2's arrays are not used.
   [after Reddi, Kale, Kumar, "On the convergence of Adam and beyond"
   (2018); roots by powers of two after QUOTIENT (2019)] */
void amsgrad_step(struct party *me, struct moments s, ring *g, ring *v,
                  size_t n, enum truncation how, int halvings);

struct cost amsgrad_step_cost(size_t n, enum truncation how);

#endif
