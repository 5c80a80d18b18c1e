/* Tangled from chapters/33-secure-network.md; edit that file. */
#ifndef SECURENET_H
#define SECURENET_H

#include "layer.h"
#include "network.h"
#include "softmax.h"

enum output { SOFTMAX, ASM };

/* How to train: the same for all parties, and public. In the network
   every ReLU stands between two dense layers. */
struct recipe {
    const struct network *net;
    size_t batch;
    struct scale scale; /* fraction bits, ways to truncate, compare */
    int shift;          /* log2(batch / learning rate) */
    enum output output;
};

/* One party's shares of a network at work; made once, in its arena. All
   are mod L, of the recipe's scale. P2's arrays stay untouched, except
   the parts it has in what is masked once and in flags. */
struct securenet {
    struct recipe recipe;
    ring *theta;              /* the parameters, flat as in network.h */
    ring *active[LAYERS_MAX]; /* outputs of each layer, batch x out */
    struct flags bit[LAYERS_MAX];         /* of the ReLU layers */
    struct dense_masked kept[LAYERS_MAX]; /* from forward to back */
    ring *probability, *delta;
};

/* Errors: a network with a ReLU elsewhere; a full arena. */
struct securenet securenet_open(struct party *me, struct recipe recipe);

/* Fill s->active from a batch x of inputs, batch x network_inputs.
   P2 does not use x. */
void securenet_forward(struct party *me, struct securenet *s,
                       const ring *x);

/* Forward, probabilities, backward, update: one step of SGD. `onehot`
   is batch x classes, ones of value 2^f; P2 does not use it. Errors:
   those of the links and of a full arena. [SecureNN 2019, Section 5] */
void securenet_step(struct party *me, struct securenet *s,
                    const ring *x, const ring *onehot);

struct cost securenet_forward_cost(struct recipe recipe);
struct cost securenet_step_cost(struct recipe recipe);

#endif
