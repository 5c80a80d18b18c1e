/* Tangled from chapters/37-convolution.md; edit that file. */
#ifndef POOL_H
#define POOL_H

#include "unpool.h"
#include "window.h"

/* A MAXPOOL at work on a batch: x, back: batch x in; z, delta: batch x
   out; `area` values of a channel in each window, none of them of a
   frame. All are shares mod L at P0 and P1; P2's arrays are not
   used. */
struct pool {
    size_t batch, in, out;
    struct windows windows;
    struct sign sign;
};

/* z = the largest of each window. Who was ahead is kept for the way
   back, in room from take_ahead for batch x out groups of `area`. */
void pool_forward(struct party *me, struct pool p, const ring *x,
                  ring *z, struct flags *ahead);

static inline struct cost pool_forward_cost(struct pool p) {
    return maxpool_cost(p.batch * p.out, p.windows.area, false, p.sign);
}

/* back = delta where the largest were, and 0 elsewhere; where windows
   overlap, the sum. */
void pool_back(struct party *me, struct pool p,
               const struct flags *ahead, const ring *delta,
               ring *back);

static inline struct cost pool_back_cost(struct pool p) {
    return unpool_cost(p.batch * p.out, p.windows.area, p.sign);
}

#endif
