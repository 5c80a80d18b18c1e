/* Tangled from chapters/38-secure-network.md; edit that file. */
#ifndef SECURENET_H
#define SECURENET_H

#include "layer.h"
#include "network.h"
#include "pool.h"
#include "shifts.h"
#include "softmax.h"

enum output { SOFTMAX, ASM };

/* How to train: the same for all parties, and public. In the network
   every ReLU stands between two layers with weights, where a MAXPOOL
   may stand before it, and the last layer is DENSE. */
struct recipe {
    const struct network *net;
    size_t batch;
    struct scale scale; /* fraction bits, ways to truncate, compare */
    struct descent descent;
    enum output output;
    const struct shifts *shifts; /* of few bits; NULL: of reals */
};

/* Elements of the ring that a step leaves for the next, besides the
   parameters: with momentum the last steps, with AMSgrad its moments.
 */
static inline size_t recipe_memory(const struct recipe *r) {
    size_t n = network_parameters(r->net);

    return r->shifts ? (r->shifts->amsgrad ? 3 * n : 0)
                     : (r->descent.momentum ? n : 0);
}

/* A window has at most 2^AHEAD_MAX pixels. */
enum { AHEAD_MAX = 4 };

/* What a layer keeps from the way forward for the way back. */
struct kept {
    struct dense_masked factor;    /* of a layer with weights */
    struct flags bit;              /* of a RELU */
    struct flags ahead[AHEAD_MAX]; /* of a MAXPOOL */
};

/* One party's shares of a network at work; made once, in its arena. All
   are mod L, of the recipe's scale. P2's arrays stay untouched, except
   the parts it has in what is masked once and in flags. */
struct securenet {
    struct recipe recipe;
    ring *theta;    /* the parameters, flat as in network.h */
    ring *used;     /* what is multiplied by: theta, or it rounded */
    ring *momentum; /* what steps leave for the next: recipe_memory */
    ring *gradient; /* as theta, if AMSgrad makes steps of it */
    size_t steps;   /* made so far */
    struct masked weights[LAYERS_MAX]; /* open after securenet_settle */
    struct windows windows[LAYERS_MAX];
    ring *active[LAYERS_MAX]; /* outputs of each layer, batch x out */
    struct kept kept[LAYERS_MAX];
    ring *probability, *delta;
};

/* Errors: a network with a RELU or a MAXPOOL elsewhere, or a larger
   window; a full arena. */
struct securenet securenet_open(struct party *me, struct recipe recipe);

/* Mask and open the weights once, for any number of batches that they
   do not change in. One round. */
void securenet_settle(struct party *me, struct securenet *s);

/* Fill s->active from a batch x of inputs, batch x network_inputs,
   which is masked already. */
void securenet_forward(struct party *me, struct securenet *s,
                       struct masked x);

/* Forward, probabilities, backward, update: one step of SGD. `onehot`
   is batch x classes, ones of value 2^f; P2 does not use it. Errors:
   those of the links and of a full arena. [SecureNN 2019, Section 5] */
void securenet_step(struct party *me, struct securenet *s,
                    struct masked x, const ring *onehot);

struct cost securenet_settle_cost(struct recipe recipe);
struct cost securenet_forward_cost(struct recipe recipe, bool settled);

/* Of the first step; after a halving the shift is one more. */
struct cost securenet_step_cost(struct recipe recipe);

#endif
