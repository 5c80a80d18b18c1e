/* Tangled from chapters/44-tape.md; edit that file. */
#ifndef REHEARSAL_H
#define REHEARSAL_H

#include "tapes.h"
#include "train.h"

/* P2's part of a training, with nobody to hear it; or P0's and P1's, as
   far as a maker goes who is in the place of P2. */
struct rehearsal {
    struct recipe recipe;
    uint64_t steps;
    FILE *progress;    /* a line every ten seconds; NULL: none */
    int (*stop)(void); /* the signal that asks to stop, or 0; or NULL */
    int stopped;       /* by this signal, before its end; or 0 */
};

/* The party_body for tapes_deal; `arg` is the rehearsal. */
void rehearse(struct party *me, void *arg);

/* The tapes of that many steps, to be dealt in the folder `dir`. */
struct tapes tapes_of(const struct recipe *recipe, const char *dir,
                      uint64_t steps);

/* The tapes in the folder `dir`, to be played in this training. */
struct tapes tapes_for(const struct plan *plan, const char *dir);

#endif
