/* Tangled from chapters/36-layers.md; edit that file. */
#ifndef LAYER_H
#define LAYER_H

#include "beaver.h"
#include "rescale.h"

/* A layer with weights at work on a batch (linear.h), dense or, which
   is dense in each of its windows, a convolution. Arrays are stored by
   rows: x, back: batch x in; w: fan x filters; b: filters; z, delta:
   batch x out. All are shares mod L of numbers of this scale, with f
   fraction bits, at P0 and P1; P2 passes arrays that are neither read
   nor written. */
struct dense {
    struct linear map;
    struct scale scale;
};

static inline struct dense dense_of(size_t batch, size_t in, size_t out,
                                    struct scale scale) {
    return (struct dense){linear_dense(batch, in, out), scale};
}

/* What a layer multiplies by on the way forward and again on the way
   back: masked and opened once for both. It points to x and w, which
   must not change until then. */
struct dense_masked {
    struct masked x, w;
};

/* z = x w + b, with 2f fraction bits, not yet truncated. z is none of
   the inputs. x and w are masked and opened, in the arena, unless they
   are already, with `open` not NULL; both are kept for the way back. */
void dense_forward(struct party *me, struct dense d, struct masked x,
                   struct masked w, const ring *b, ring *z,
                   struct dense_masked *kept);

/* Without what is masked already; then what is dealt takes a round. */
static inline struct cost dense_forward_cost(struct dense d, bool x,
                                             bool w) {
    size_t n = x ? 0 : d.map.batch * d.map.in;

    if (!w)
        n += linear_size(&d.map, GRADIENT);
    return cost_then(n ? mask_open_cost(n) : (struct cost){1, 0, 0},
                     multiply_masked_cost(&d.map, FORWARD));
}

/* The parameters of a layer, and how they go downhill: w and, behind
   it, b; the last step of both, if there is momentum; how many steps
   were made before. */
struct learner {
    ring *w, *last;
    struct descent descent;
    size_t steps;
};

static inline size_t learner_size(struct dense d) {
    return (d.map.fan + 1) * d.map.filters;
}

/* A step down the gradient, for a mean over the batch 2^shift = batch /
   learning rate: step = x^T delta / 2^shift and, for b, the sum of
   delta's rows / 2^shift, plus what momentum keeps of the last one;
   truncated by f + shift at once; then w, b -= step. w and b are those
   of the way forward, and are changed. */
void dense_update(struct party *me, struct dense d,
                  const struct dense_masked *kept, const ring *delta,
                  struct learner *l);

static inline struct cost dense_update_cost(struct dense d, int shift) {
    return cost_then(
        cost_then(mask_open_cost(d.map.batch * d.map.out),
                  multiply_masked_cost(&d.map, GRADIENT)),
        rescale_cost(d.scale.how, learner_size(d), d.scale.f + shift));
}

/* The same, and before it back = delta w^T, with 2f fraction bits: the
   error of the layer's inputs, by the weights of the way forward. */
void dense_learn(struct party *me, struct dense d,
                 const struct dense_masked *kept, const ring *delta,
                 struct learner *l, ring *back);

static inline struct cost dense_learn_cost(struct dense d, int shift) {
    return cost_then(multiply_masked_cost(&d.map, BACKWARD),
                     dense_update_cost(d, shift));
}

#endif
