/* Tangled from chapters/63-split-program.md; edit that file. */
#ifndef KNOWN_H
#define KNOWN_H

#include "idx.h"

/* What two houses know of the same rows: images, of which they have the
   left and the right half, or a table. */
struct known {
    const struct dataset *images; /* or, if NULL: */
    const float *x;               /* count x inputs */
    const uint8_t *labels;
    size_t count, inputs, classes;
    size_t columns; /* of the inputs: the first ones are P0's */
};

/* Images of an even number of columns. */
struct known known_halves(const struct dataset *images);

/* The inputs `from` to `to` - 1 of some rows, n x (to - from); and
   their labels. */
void known_inputs(const struct known *k, size_t from, size_t to,
                  const size_t *which, size_t n, float *x);
void known_labels(const struct known *k, const size_t *which, size_t n,
                  uint8_t *labels);

#endif
