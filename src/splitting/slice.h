/* Tangled from chapters/58-split.md; edit that file. */
#ifndef SLICE_H
#define SLICE_H

#include "network.h"
#include "party.h"

/* Layers `from` to `to` - 1 of a network, run by one party alone, in
   floats. theta is laid out as the whole network's; only the part of
   these layers is used. */
struct slice {
    const struct network *net;
    size_t from, to, batch;
    float *theta;
    float *out[LAYERS_MAX];   /* of each of its layers, batch x out */
    float *error[2], *turned; /* room for the way back */
    const float *x;           /* what went in last, batch x in */
};

/* In the party's arena, with weights that are all zero. */
struct slice slice_open(struct party *me, const struct network *net,
                        size_t from, size_t to, size_t batch);

/* What the last of its layers makes of x, which must stay as it is
   until slice_learn. */
const float *slice_forward(struct slice *s, const float *x);

/* From the error of what came out, batch x out: back, the error of
   what went in, and a step of gradient descent, theta -= step times the
   gradient summed over the batch. The way back takes the weights of
   before the step. */
void slice_learn(struct slice *s, const float *error, float *back,
                 float step);

/* Room for n numbers in the party's arena, all zero. */
float *take_floats(struct party *me, size_t n);

#endif
