/* Tangled from chapters/35-softmax.md; edit that file. */
#ifndef SOFTMAX_H
#define SOFTMAX_H

#include "divide.h"
#include "exponential.h"
#include "maximum.h"
#include "reciprocal.h"

/* All shares are mod L. u: rows x cols scores, with s.f fraction bits;
   p: as many probabilities of the same scale. P2: u, p are not used. */

/* p = ReLU(u_i) / (sum of ReLU(u_k) + one unit) in each row; a row
   without a positive score gives zeros. Sums with a sign that s.sign
   finds. [Mohassel, Zhang 2017; SecureNN 2019, ASM] */
void asm_shares(struct party *me, const ring *u, ring *p, size_t rows,
                size_t cols, struct scale s);

static inline struct cost asm_cost(size_t rows, size_t cols,
                                   struct scale s) {
    return cost_then(relu_cost(rows * cols, s.sign),
                     divide_cost(rows * cols, s.f, s.sign));
}

/* p = e^u_i / sum of e^u_k in each row, which adds up to one within
   110 units for ten cols. No score of a row is more than 504 below its
   largest, and the differences have a sign that s.sign finds. */
void softmax(struct party *me, const ring *u, ring *p, size_t rows,
             size_t cols, struct scale s);

static inline struct cost softmax_cost(size_t rows, size_t cols,
                                       struct scale s) {
    size_t n = rows * cols;
    size_t hidden = hidden_parts(s.how) * hidden_parts(s.how);
    struct cost exps = cost_then(maximum_cost(rows, cols, s.sign),
                                 exponential_cost(n, s));
    struct cost share = cost_then(multiply_opened_cost(hidden, n),
                                  rescale_cost(s.how, n, s.f));

    return cost_then(cost_then(exps, reciprocal_cost(rows, cols, s)),
                     share);
}

#endif
