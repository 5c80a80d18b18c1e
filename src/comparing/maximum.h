/* Tangled from chapters/33-maxpool.md; edit that file. */
#ifndef MAXIMUM_H
#define MAXIMUM_H

#include "maxpool.h"

/* The largest of each row of `cols` values by comparing all pairs at
   once: fewer rounds than a tournament, and more bytes. As maxpool,
   without the place; cols >= 1. With SECURE_NN it is maxpool. */
void maximum(struct party *me, const ring *x, ring *max, size_t rows,
             size_t cols, struct sign s);

struct cost maximum_cost(size_t rows, size_t cols, struct sign s);

#endif
