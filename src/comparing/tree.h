/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef TREE_H
#define TREE_H

#include "gate.h"

/* Bits of so many digits, a row for each, lowest digit first, xor
   shares: is one number's digit above the other's, and are they equal?
   With above == NULL only what is equal is asked. */
struct digits {
    size_t count;
    pack *above, *equal;
};

struct digits take_digits(struct party *me, size_t count, bool above,
                          size_t n);

/* Combine digits, up to FAN at a time, until one is left, for n pairs
   of numbers. What comes back is in the arena, or is d: one digit,
   whose `above`, or `equal` if only that is asked, are fresh shares. At
   P2 no row is used. */
struct digits combine_digits(struct party *me, struct digits d,
                             size_t n);

struct cost combine_digits_cost(size_t count, bool above, size_t n);

#endif
