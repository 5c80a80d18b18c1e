/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#ifndef FEWNET_H
#define FEWNET_H

#include "one_sided.h"
#include "securenet.h"

/* A network of few bits on shares is a struct securenet whose recipe
   has shifts: theta are latent weights, `used` what they are rounded
   to, and nothing has fraction bits. The recipe's scale is fewnet_scale
   and its descent halves a rate of 2^0; signs are DEALT. Its products,
   ReLUs and errors are those of intnet.h: with EXACT the same numbers,
   else rounded as the scale says. Errors: those of the links and of a
   full arena. */

/* Inputs with the shifts' fraction bits, and signs of their width. */
struct scale fewnet_scale(const struct shifts *shifts,
                          enum truncation how);

/* Round all latent weights into `used`. One round by COIN. */
void fewnet_use(struct party *me, struct securenet *s);

/* Fill s->active from a batch x of inputs and the weights in `used`,
   which securenet_settle has opened. Where a RELU or a MAXPOOL comes
   next, sums keep all their bits. */
void fewnet_forward(struct party *me, struct securenet *s,
                    struct masked x);

/* From the weights in `used` on: open them; forward, error, backward,
   update of theta. `onehot` is batch x classes, ones of value 1; P2
   does not use it. */
void fewnet_learn(struct party *me, struct securenet *s,
                  struct masked x, const ring *onehot);

/* Use, and learn. */
void fewnet_step(struct party *me, struct securenet *s, struct masked x,
                 const ring *onehot);

struct cost fewnet_use_cost(struct recipe recipe);

/* Of weights that are open, from the round of what is dealt on. */
struct cost fewnet_forward_cost(struct recipe recipe);
struct cost fewnet_learn_cost(struct recipe recipe);
struct cost fewnet_step_cost(struct recipe recipe);

#endif
