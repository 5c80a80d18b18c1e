/* Tangled from chapters/53-million-transfers.md; edit that file. */
#ifndef TRANSFER_H
#define TRANSFER_H

#include "columns.h"
#include "pads.h"
#include "seeds.h"

/* What P0, or P1, keeps of a session for transfers both ways: its own
   Delta, and 64 times four streams as a chooser and three as a sender.
 */
struct transfers;

/* The beginning of a session: P0 and P1 call it together, once. It
   unwinds if that fails, or if the program was built without libsodium.
   Whoever opens it closes it; NULL may be closed. */
struct transfers *transfers_open(struct party *me);
void transfers_close(struct transfers *t);

static inline struct cost transfers_open_cost(void) {
    return seeds_cost();
}

/* n correlated transfers from `sender`, P0 or P1, to the other. Key k
   of the sender is q_k, and of the chooser t_k = q_k xor choice_k
   Delta, with the sender's Delta. At the chooser `choice` is a row of
   bits; at the sender it is not used. Both name the same n, which may
   be 0. One message, from the chooser. [Ishai, Kilian, Nissim, Petrank
   2003, Section 3; two columns under one correction: Roy 2022, Section
   3] */
void transfer(struct party *me, struct transfers *t, int sender,
              const pack *choice, struct key *key, size_t n);

static inline struct cost transfer_cost(size_t n) {
    return (struct cost){n > 0, PAIRS * sizeof(pack) * packs(n), 0};
}

/* This party's Delta, of the transfers in which it is the sender. */
struct key transfer_delta(const struct transfers *t);

#endif
