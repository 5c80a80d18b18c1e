/* Tangled from chapters/53-million-transfers.md; edit that file. */
#ifndef PADS_H
#define PADS_H

#include "base.h"

/* Pads: words that nobody can guess who does not have the key. Word i
   for key k is out[k * words + i]; it is a function of the key, the
   tweak, first + k, and i. `flip` is added to each key before: zero, or
   at a sender its Delta, for the pads of choice 1.
   A tweak, below 2^32, is what the pads are for; with one tweak, a
   number first + k must not come again in a session for another
   transfer. Both parties name the same.
   [Guo, Katz, Wang, Yu 2020, Section 7.4, with AES-128 under a fixed
   key as the permutation] */
void transfer_pads(const struct key *key, struct key flip,
                   uint64_t tweak, uint64_t first, uint64_t *out,
                   size_t n, size_t words);

#endif
