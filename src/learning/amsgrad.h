/* Tangled from chapters/40-ternary.md; edit that file. */
#ifndef AMSGRAD_H
#define AMSGRAD_H

#include "levels.h"
#include "moments.h"
#include "rescale.h"

/* moments_step on shares: one step for n latent weights v, whose
   gradients are g, overwritten, with shares of the moments. Divisions
   round as `how` says; with EXACT the numbers are those of the clear.
   P2's arrays are not used. */
void amsgrad_step(struct party *me, struct moments s, ring *g, ring *v,
                  size_t n, enum truncation how, int halvings);

struct cost amsgrad_step_cost(size_t n, enum truncation how);

#endif
