/* Tangled from chapters/53-million-transfers.md; edit that file. */
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

__typeof__(transfers_open) __wrap_transfers_open;
__typeof__(transfers_close) __wrap_transfers_close;
__typeof__(transfer_delta) __wrap_transfer_delta;
__typeof__(transfer) __wrap_transfer;
__typeof__(transfer_pads) __wrap_transfer_pads;

#endif
