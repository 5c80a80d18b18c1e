/* Tangled from chapters/31-layers.md; edit that file. */
#ifndef LAYER_H
#define LAYER_H

#include "beaver.h"
#include "rescale.h"

/* The shapes of a dense layer at work on a batch. Matrices are stored
   by rows: x, back: batch x in; w: in x out; b: out; z, delta:
   batch x out. All are shares mod L of numbers of this scale, with f
   fraction bits, at P0 and P1; P2 passes arrays that are neither read
   nor written. */
struct dense {
    size_t batch, in, out;
    struct scale scale;
};

/* What a layer multiplies by on the way forward and again on the way
   back: masked and opened once for both. It points to x and w, which
   must not change until then. */
struct dense_masked {
    struct masked x, w;
};

/* z = x w + b, with 2f fraction bits, not yet truncated. z is none of
   the inputs. Fills in `kept`, in the arena, for the way back. */
void dense_forward(struct party *me, struct dense d, const ring *x,
                   const ring *w, const ring *b, ring *z,
                   struct dense_masked *kept);

static inline struct cost dense_forward_cost(struct dense d) {
    return multiply_matrix_cost(d.batch, d.in, d.out);
}

/* A step down the gradient: w -= x^T delta / 2^shift, truncated by
   f + shift at once, and b -= the sum of delta's rows / 2^shift. For
   a mean over the batch, 2^shift is batch / learning rate. w and b are
   those of the way forward, and are changed. */
void dense_update(struct party *me, struct dense d,
                  const struct dense_masked *kept, const ring *delta,
                  ring *w, ring *b, int shift);

static inline struct cost dense_update_cost(struct dense d, int shift) {
    size_t n = d.in * d.out;

    return cost_then(
        cost_then(mask_open_cost(d.batch * d.out),
                  multiply_masked_cost(d.in, d.out)),
        rescale_cost(d.scale.how, n + d.out, d.scale.f + shift));
}

/* The same, and before it back = delta w^T, with 2f fraction bits: the
   error of the layer's inputs, by the weights of the way forward. */
void dense_learn(struct party *me, struct dense d,
                 const struct dense_masked *kept, const ring *delta,
                 ring *w, ring *b, ring *back, int shift);

static inline struct cost dense_learn_cost(struct dense d, int shift) {
    return cost_then(multiply_masked_cost(d.batch, d.in),
                     dense_update_cost(d, shift));
}

#endif
