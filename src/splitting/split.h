/* Tangled from chapters/58-split.md; edit that file. */
#ifndef SPLIT_H
#define SPLIT_H

#include "first.h"
#include "rescale.h"
#include "slice.h"

/* Ways to the first layer's sums: of two products, each made at home;
   of shares; of shares of weights that stay shared. */
enum first { SUM, SS, HARDENED };

/* What is added to make it harder to look through: the standard
   deviations of normal noise on h1 and, after each step, on the weights
   of the first layer; or, `everywhere`, on all weights and biases. */
struct noise {
    double h1, weights;
    bool everywhere;
};

/* A network in two houses, and how it learns: public. It is dense
   layers with ReLUs between them, at least two of the former. The first
   `columns` of its inputs are P0's, the others P1's. P0 has the labels
   and the last layer; P2 all between it and the first layer's sums, and
   the first layer's biases. */
struct cut {
    const struct network *net;
    size_t columns, batch;
    float rate; /* HARDENED: batch / rate is a power of two */
    enum first first;
    struct scale scale; /* of h1; HARDENED: of theta as well */
    struct noise noise;
    uint64_t seed; /* of the first weights, as network_init has them */
};

/* One party's part of it; made once, in its arena. All are batch x the
   width of their layer. What is not this party's to see stays zero, or
   NULL. Errors are those of each row: step by step, the rate is divided
   by the batch. */
struct split {
    struct cut cut;
    struct slice slice;    /* P0: the last layer; P2: those between */
    float *first;          /* P0, P1: own weights; but HARDENED: NULL */
    ring *shares;          /* SS, HARDENED: shares of all of them */
    float *biases;         /* P2: of the first layer */
    ring *sums;            /* P2: h1, with 2f fraction bits */
    float *h1;             /* P2: the same number, rounded */
    float *inner;          /* P2: h1 with the biases */
    float *hl, *gl;        /* P0, P2: outputs of the layers between, and
                              their errors */
    float *g1;             /* P2, and unless HARDENED P0, P1: errors of
                              h1 */
    float *probability;    /* P0: batch x classes */
    struct masked x;       /* SS, HARDENED: opened on the way forward */
    struct stream *random; /* of the noise: this party's own, to be set
                              and closed by the caller; NULL: none */
    size_t mark;           /* where the step's arena begins */
};

/* Errors: a network that cannot be cut, a rate that HARDENED cannot
   divide by. */
struct split split_open(struct party *me, struct cut cut);

/* The width of h1, and this party's columns: 0 at P2. */
size_t split_width(const struct cut *cut);
size_t split_columns(const struct cut *cut, int id);

/* P0 and P1 pass their own columns of a batch, batch x split_columns;
   P0 gets the probabilities. After it, split_learn or split_done. x
   stays as it is until then.
   Errors: weights that have left the range of the ring. */
void split_forward(struct party *me, struct split *s, const float *x);

/* The rest of the step: P0 passes the labels, and returns the mean loss
   before the step; the others pass NULL, and return 0. */
float split_learn(struct party *me, struct split *s, const float *x,
                  const uint8_t *labels);

/* In its place, if nothing is to be learnt from this batch. */
void split_done(struct party *me, struct split *s);

/* Forward, and learn. */
float split_step(struct party *me, struct split *s, const float *x,
                 const uint8_t *labels);

/* Cut in two, for other ways to h1: the product of own columns and own
   weights with its noise, 2f fraction bits, at P0 and P1; and all of
   split_forward once P2 has the sums. */
void split_own(struct party *me, struct split *s, const float *x,
               ring *own);
void split_above(struct party *me, struct split *s);

/* What the layers above h1 cost, and all of a step. */
struct cost split_forward_cost(const struct cut *cut);
struct cost split_above_cost(const struct cut *cut);
struct cost split_learn_cost(const struct cut *cut);
struct cost split_step_cost(const struct cut *cut);

#endif
