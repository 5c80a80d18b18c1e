/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#ifndef TIMES_H
#define TIMES_H

#include "pair.h"

/* Which pads are asked for: of `bits` bits, for n transfers from number
   `first` on, of this sender. */
struct pads {
    enum pair_use use;
    int sender, bits;
    uint64_t first;
};

static inline struct pads pads_for(struct party *me, enum pair_use use,
                                   int sender, int bits, size_t n) {
    return (struct pads){use, sender, bits, pair_fresh(me, n)};
}

/* n pads, below 2^bits. At the sender, `flip` is zero or a multiple of
   its Delta. */
void take_pads(struct pads p, const struct key *key, struct key flip,
               ring *out, size_t n);

/* Shares of n products b x mod 2^bits, of the chooser's bits and the
   sender's numbers, by transfers that have been made. The sender makes
   its shares and a correction of each, which are to be sent to the
   chooser, who takes its shares from them.
   [Gilboa 1999, Section 4.1; by correlated transfers: Asharov,
   Lindell, Schneider, Zohner 2013] */
void offer_times(struct party *me, struct pads p, const struct key *key,
                 const ring *x, ring *share, ring *correction,
                 size_t n);
void take_times(struct pads p, const struct key *key, const ring *bit,
                const ring *correction, ring *share, size_t n);

#endif
