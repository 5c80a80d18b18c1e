/* Tangled from chapters/08-fixed-network.md; edit that file. */
#ifndef FIXNET_H
#define FIXNET_H

#include "descent.h"
#include "linear.h"
#include "network.h"
#include "truncate.h"

/* 1 / y with f fraction bits in and out, where 1 <= y <= bound; for
   bound = 10 off by less than 23 units, 12 if rounded to the nearest.
   `random` may be NULL unless how is STOCHASTIC. f <= 31. */
ring fixed_reciprocal(ring y, size_t bound, int f, enum rounding how,
                      struct splitmix *random);

/* p = softmax of each row of u, rows x cols, with f fraction bits in
   and out. The scores of a row lie within 504 of each other. `random`
   may be NULL unless how is STOCHASTIC; p may be u. */
void fixed_softmax(const ring *u, ring *p, size_t rows, size_t cols,
                   int f, enum rounding how, struct splitmix *random);

/* z, batch x out, has the largest of each window of x, batch x in, for
   each channel; and the way back: each of `error`, batch x out, at the
   place of the largest in `before`, and 0 elsewhere. */
void fixed_pool(const struct linear *a, const ring *x, ring *z);
void fixed_unpool(const struct linear *a, const ring *x,
                  const ring *error, ring *before);

/* Room to train one network on batches of one size, in fixed point
   with f fraction bits. */
struct fixnet;

/* NULL: out of memory. The seed is for STOCHASTIC rounding; net must
   outlive the result. */
struct fixnet *fixnet_open(const struct network *net, size_t batch,
                           int f, struct descent descent,
                           enum rounding how, uint64_t seed);
void fixnet_close(struct fixnet *s);

/* One step of gradient descent on theta, laid out as network.h says.
   x: batch x inputs; onehot: batch x outputs, 2^f at each label. */
void fixnet_step(struct fixnet *s, ring *theta, const ring *x,
                 const ring *onehot);

/* What one step leaves for the next: itself, as theta, and the state of
   the random numbers. Whoever goes on after so many steps of an earlier
   training fills the one and calls the other. */
ring *fixnet_last_step(struct fixnet *s);
struct splitmix fixnet_random(const struct fixnet *s);
void fixnet_go_on(struct fixnet *s, size_t steps,
                  struct splitmix random);

/* What the last step computed: the outputs of layer l, the
   probabilities, and the error at the outputs, each batch x (out or
   outputs). Valid until the next step. */
const ring *fixnet_output(const struct fixnet *s, size_t l);
const ring *fixnet_probabilities(const struct fixnet *s);
const ring *fixnet_delta(const struct fixnet *s);

#endif
