/* Tangled from chapters/59-paillier.md; edit that file. */
#ifndef HE_H
#define HE_H

#include "pack.h"
#include "split.h"

/* One party's part in a split training whose sums are added under
   encryption. The caller has room for it, and closes it when the party
   is gone. */
struct he {
    struct split split;    /* its way to the sums is not used */
    struct paillier *key;  /* P2: with the primes; P0, P1: without */
    struct stream *random; /* P0, P1: of encryption */
    bool own;              /* he_close closes the key */
};

/* P2 passes a key of so many bits with its primes, the others NULL, and
   get the modulus. Errors: a modulus of another length, and those of
   split_open. */
void he_open(struct party *me, struct he *he, struct cut cut,
             struct paillier *key, size_t bits);
void he_close(struct he *he);

/* P0 and P1 pass n numbers each, and P2 gets the sums, in `h1`. Errors:
   what P2 receives is nothing that its key opens.
   [Paillier 1999; as first layer: Zheng, Chen et al., SPNN-HE] */
void he_sum(struct party *me, struct he *he, const ring *own, ring *h1,
            size_t n);

/* As split_forward and split_step. */
void he_forward(struct party *me, struct he *he, const float *x);
float he_step(struct party *me, struct he *he, const float *x,
              const uint8_t *labels);

static inline struct cost he_open_cost(size_t bits) {
    return (struct cost){1, 0, 2 * ((bits + 7) / 8)};
}

static inline struct cost he_sum_cost(size_t bits, size_t n) {
    return (struct cost){2, 2 * pack_bytes(bits, n), 0};
}

struct cost he_step_cost(const struct cut *cut, size_t bits);

#endif
