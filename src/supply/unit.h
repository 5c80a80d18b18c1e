/* Tangled from chapters/30-maxpool.md; edit that file. */
#ifndef UNIT_H
#define UNIT_H

#include "deal.h"

/* Unit vectors of masks, turned back to front. P2: mask -- `groups` of
   them; unit -- not used. P0, P1: mask is not used; unit -- fresh
   shares mod L of groups x size numbers, 1 at place -mask mod size, 0
   elsewhere. `size` is a power of two. */
void supply_units(struct party *me, const ring *mask, ring *unit,
                  size_t groups, size_t size);

#endif
