/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#ifndef RIDGE_H
#define RIDGE_H

#include <stddef.h>

/* A guess at `out` numbers that is linear in `in` numbers. */
struct ridge {
    size_t in, out;
    double *mean, *scale; /* of what goes in */
    double *offset;       /* of what comes out */
    double *w;            /* in x out */
};

/* Learn from known rows: x, rows x in, and y, rows x out. What goes in
   is standardised; then the guess is the one with the least sum of
   squared errors plus `force` x rows times its squared weights. More
   force, smaller weights; force > 0. 0, or -1: no memory. */
int ridge_fit(struct ridge *r, const float *x, const float *y,
              size_t rows, size_t in, size_t out, double force);

/* Guess y for other x. */
void ridge_guess(const struct ridge *r, const float *x, float *y,
                 size_t rows);

void ridge_free(struct ridge *r);

#endif
