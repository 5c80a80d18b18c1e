/* Tangled from chapters/47-million-transfers.md; edit that file. */
#ifndef IDEAL_TRANSFER_H
#define IDEAL_TRANSFER_H

#include "stage.h"
#include "transfer.h"

/* On the stage: somebody whom P0 and P1 trust, in place of transfer.c
   and pads.c. No message travels. Keys are names, which obey
   t = q xor choice Delta and tell nothing. A pad is a coin, tossed when
   somebody first asks for this key, tweak, counter and word, and the
   same whenever it is asked for again. Who asks sees it, as a digit:
   for each key, word by word.
   A vector is whole lanes: value v of case k is at v * width + k. */

/* So many values has a pad with this tweak: to be defined by the
   program. A pad is below; the protocol is to use nothing above. */
uint64_t ideal_pad_values(uint64_t tweak);

struct transfers *__wrap_transfers_open(struct party *me);
void __wrap_transfers_close(struct transfers *t);
struct key __wrap_transfer_delta(const struct transfers *t);
void __wrap_transfer(struct party *me, struct transfers *t, int sender,
                     const pack *choice, struct key *key, size_t n);
void __wrap_transfer_pads(const struct key *key, struct key flip,
                          uint64_t tweak, uint64_t first, uint64_t *out,
                          size_t n, size_t words);

#endif
