/* Tangled from chapters/26-layers.md; edit that file. */
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

/* z = x w + b, the product truncated by f. z is none of the inputs. */
void dense_forward(struct party *me, struct dense d, const ring *x,
                   const ring *w, const ring *b, ring *z);

static inline struct cost dense_forward_cost(struct dense d) {
    return cost_then(
        multiply_matrix_cost(d.batch, d.in, d.out),
        rescale_cost(d.scale.how, d.batch * d.out, d.scale.f));
}

/* back = delta w^T, truncated by f: the error of the layer's inputs.
   To be called before dense_update, with the weights of the way
   forward. */
void dense_backward(struct party *me, struct dense d, const ring *delta,
                    const ring *w, ring *back);

static inline struct cost dense_backward_cost(struct dense d) {
    return cost_then(
        multiply_matrix_cost(d.batch, d.out, d.in),
        rescale_cost(d.scale.how, d.batch * d.in, d.scale.f));
}

/* A step down the gradient: w -= x^T delta / 2^shift, truncated by
   f + shift at once, and b -= the sum of delta's rows / 2^shift. For
   a mean over the batch, 2^shift is batch / learning rate. */
void dense_update(struct party *me, struct dense d, const ring *x,
                  const ring *delta, ring *w, ring *b, int shift);

static inline struct cost dense_steps_cost(struct dense d, int shift) {
    enum truncation how = d.scale.how;

    return cost_then(rescale_cost(how, d.in * d.out, d.scale.f + shift),
                     rescale_cost(how, d.out, shift));
}

static inline struct cost dense_update_cost(struct dense d, int shift) {
    return cost_then(multiply_matrix_cost(d.in, d.batch, d.out),
                     dense_steps_cost(d, shift));
}

/* dense_backward and then dense_update, in the round of one. */
void dense_learn(struct party *me, struct dense d, const ring *x,
                 const ring *delta, ring *w, ring *b, ring *back,
                 int shift);

static inline struct cost dense_learn_cost(struct dense d, int shift) {
    size_t nx = d.batch * d.in, nw = d.in * d.out;
    struct cost products =
        cost_then(multiply_masked_cost(d.batch, d.in),
                  multiply_masked_cost(d.in, d.out));

    return cost_then(
        cost_then(mask_open_cost(nx + nw + d.batch * d.out), products),
        cost_then(rescale_cost(d.scale.how, nx, d.scale.f),
                  dense_steps_cost(d, shift)));
}

#endif
