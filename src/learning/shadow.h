/* Tangled from chapters/41-shadow.md; edit that file. */
#ifndef SHADOW_H
#define SHADOW_H

#include "by_recipe.h"

/* How the shares of a training and a clear run of the same steps
   compare. Counted in units of the last fraction bit. Of few bits these
   are a pixel's, and for latent weights 2^pixel to a weight of 1; as a
   step may move them far, they are apart from 2^start on. */
struct shadow {
    uint64_t compared; /* values */
    uint64_t apart;    /* of these, by 1.0 or more: a failure */
    uint64_t largest;  /* distance of those that are not apart */
    char first[120];   /* where the first failure was; "" if nowhere */
};

/* P0, P1: show the owner all that a step has made. */
void shadow_show(struct party *me, const struct securenet *s);

/* The owner: do the same step in the clear, starting from `theta`,
   compare, and leave the shares' parameters in `theta`. */
void shadow_check(struct party *me, struct shadow *shadow,
                  struct twin *clear, ring *theta, const ring *x,
                  const ring *onehot, size_t iteration);

#endif
