/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#ifndef SIDES_H
#define SIDES_H

#include "idx.h"

/* Images of 28 by 28 pixels, cut so that one house has the left half of
   each, and the other the right. */
enum { SIDES_SIDE = 28, SIDES_PIXELS = SIDES_SIDE * SIDES_SIDE };

/* Where pixel k of an image goes: the left halves of all lines, then
   the right ones. */
static inline size_t sides_place(size_t k) {
    const size_t half = SIDES_SIDE / 2;
    size_t line = k / SIDES_SIDE, col = k % SIDES_SIDE;

    return (col / half * SIDES_SIDE + line) * half + col % half;
}

/* The first n images, n x SIDES_PIXELS, each with its left half
   first. */
static inline void sides_take(const struct dataset *d, float *x,
                              size_t n) {
    float image[SIDES_PIXELS];

    for (size_t i = 0; i < n; i++) {
        dataset_image(d, i, image);
        for (size_t k = 0; k < SIDES_PIXELS; k++)
            x[i * SIDES_PIXELS + sides_place(k)] = image[k];
    }
}

#endif
