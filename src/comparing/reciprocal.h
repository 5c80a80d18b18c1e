/* Tangled from chapters/34-division.md; edit that file. */
#ifndef RECIPROCAL_H
#define RECIPROCAL_H

#include "goldschmidt.h"
#include "rescale.h"

/* 1 / y, for 1 <= y <= bound, which is public; s.f fraction bits in and
   out, at most 31 and with room for products. y: shares mod L; P2's is
   not used. What comes back is masked and opened, in the arena; by COIN
   with a `top`. For bound = 10, it is off by less than 12 units if
   truncated exactly, else 23. From 1 + bound on, it means nothing.
   [Goldschmidt 1964; on shares, Catrina, Saxena 2010] */
struct opened reciprocal(struct party *me, const ring *y, size_t n,
                         size_t bound, struct scale s);

struct cost reciprocal_cost(size_t n, size_t bound, struct scale s);

#endif
