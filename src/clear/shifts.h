/* Tangled from chapters/09-few-bits.md; edit that file. */
#ifndef SHIFTS_H
#define SHIFTS_H

#include "descent.h"
#include "network.h"
#include "ring.h"

#include <stdbool.h>

/* A network of few bits: all that is public of it, besides its table of
   layers. Of each layer l:
     down[l]  bits that are dropped of what it puts out;
     back[l]  bits that are dropped of the errors at its outputs;
     up[l]    bits by which its gradient is shifted up, if it has
              weights, before it is taken off the latent ones.
   As in fixed point, a RELU drops the bits of what it is given, and a
   layer with weights those that no RELU will see. */
struct shifts {
    const char *recipe, *net; /* what they are called */
    int pixel;                /* fraction bits of an input */
    int start;    /* first latent weights are within +-2^start */
    int latent;   /* bits that a latent weight has more than it is used
                     with */
    bool ternary; /* it is used as -1, 0 or 1 */
    bool amsgrad; /* gradients are made steps of by moments.h */
    int down[LAYERS_MAX], back[LAYERS_MAX], up[LAYERS_MAX];
    int goal;  /* the least output that a label should have */
    int most;  /* no error at an output is larger */
    int width; /* sums lie within +-2^(width - 1) */
};

/* The shifts that were found for a network, or NULL. */
const struct shifts *shifts_find(const char *recipe, const char *net);

/* Names of the networks that there are shifts for, with commas. */
void shifts_nets(const char *recipe, char *text, size_t size);

/* The weight that a latent one is used as. */
ring shifts_weight(const struct shifts *s, ring latent);

/* By how many bits a gradient of layer l is shifted up after so many
   steps: one less for each time that the descent halves its rate, and
   at last by none. */
int shifts_up(const struct shifts *s, size_t l, struct descent d,
              size_t steps);

/* How often the rate has been halved after so many steps; for AMSgrad,
   as often as its steps may be. */
int shifts_halvings(struct descent d, size_t steps);

/* Of TERNARY weights, after so many steps: n latent ones, where this is
   due, are cut to +-2^latent. */
enum { CUT_EVERY = 117 };

void shifts_cut(const struct shifts *s, ring *latent, size_t n,
                size_t steps);

/* In words, without a line's end; a text of less than SHIFTS_WORDS
   bytes. After the recipe: pixel, start, latent, goal, most; then the
   three lists, a hexadecimal digit for each layer. */
enum { SHIFTS_WORDS = 128 };

void shifts_words(const struct shifts *s, char *text, size_t size);

#endif
