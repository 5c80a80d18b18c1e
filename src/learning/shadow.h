/* Tangled from chapters/38-training.md; edit that file. */
#ifndef SHADOW_H
#define SHADOW_H

#include "fixnet.h"
#include "securenet.h"

/* How the shares of a training and a clear fixed-point run of the same
   steps compare. Counted in units of the last fraction bit. */
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
                  struct fixnet *clear, struct recipe recipe,
                  ring *theta, const ring *x, const ring *onehot,
                  size_t iteration);

#endif
