/* Tangled from chapters/33-maxpool.md; edit that file. */
#ifndef UNIT_H
#define UNIT_H

#include "deal.h"
#include "maker.h"

/* Unit vectors of `groups` masks r, turned back to front. P2: unit --
   not used. P0, P1: unit -- fresh shares mod L of groups x size
   numbers, 1 at place -r mod size, 0 elsewhere. `size` is a power of
   two. */
void supply_units(struct party *me, struct masks r, ring *unit,
                  size_t groups, size_t size);

#endif
