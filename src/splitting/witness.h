/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#ifndef WITNESS_H
#define WITNESS_H

#include "split.h"

/* What was seen of each row in one epoch: by P2 all of it, by P1 g1. */
struct sight {
    float *h1; /* rows x width */
    float *gl; /* rows x outputs of the server's last layer */
    float *g1; /* rows x width */
};

/* A split training by three threads, and what is kept of it. */
struct witness {
    struct cut cut;
    const float *x; /* rows x inputs, P0's columns first */
    const uint8_t *labels;
    size_t rows; /* a multiple of the batch */
    size_t epochs;
    uint64_t seed;       /* of the order and of the noise */
    struct sight *sight; /* one an epoch, of which arrays may be NULL */
    float *theta;        /* the joined network; in the end */
};

/* Train. 0, or -1 with the reason. */
int witness_training(struct witness *w, struct why *why);

#endif
