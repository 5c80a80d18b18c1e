/* Tangled from chapters/40-ternary.md; edit that file. */
#ifndef TERNET_H
#define TERNET_H

#include "amsgrad.h"
#include "fewnet.h"
#include "ternary.h"

/* A network of few bits whose shifts are `ternary`: theta are latent
   weights, `used` what is made of them. With EXACT the numbers are
   those of intnet.h; else latent weights are shrunk before they are
   compared. For all else, see fewnet.h. */

/* Make ternary weights of all latent ones. */
void ternet_use(struct party *me, struct securenet *s);

/* Use, learn, by AMSgrad if the shifts say so, and every CUT_EVERY
   steps cut the latent weights. */
void ternet_step(struct party *me, struct securenet *s, struct masked x,
                 const ring *onehot);

struct cost ternet_use_cost(struct recipe recipe);

/* Of the step that comes after so many. */
struct cost ternet_step_cost(struct recipe recipe, size_t steps);

#endif
