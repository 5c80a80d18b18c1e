/* Tangled from chapters/61-arrows.md; edit that file. */
#ifndef ARROWS_H
#define ARROWS_H

#include <stddef.h>
#include <stdint.h>

/* An arrow is one row's gradient, n numbers. */

/* The length u = 1 along which the squares of all arrows add up to the
   most: their first singular vector. All zero if they are. */
void main_direction(const float *arrow, size_t rows, size_t n,
                    double *u);

/* How far each arrow goes along the main direction. Which way is up is
   one bit, and is taken from the labels, 0 or 1, of the first `known`
   rows: there, ones score higher in the mean. Returns -1 without
   memory, else 0. */
int read_labels(const float *arrow, size_t rows, size_t n,
                const uint8_t *label, size_t known, float *score);

/* For each arrow the class of those whose labels are known to which its
   direction is most alike: the largest cosine with the sum of the
   class's known arrows, each made as long as the others. `known` are
   `count` rows. Returns -1 without memory, else 0. */
int most_alike(const float *arrow, size_t rows, size_t n,
               const size_t *known, const uint8_t *label, size_t count,
               size_t classes, uint8_t *guess);

#endif
