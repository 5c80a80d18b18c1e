/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#ifndef FOLLOW_H
#define FOLLOW_H

#include <stddef.h>

/* Which row of one epoch is which row of the next? For each of `rows`
   rows of n numbers before, the row after that is nearest to it. */
void follow(const float *before, const float *after, size_t rows,
            size_t n, size_t *match);

#endif
