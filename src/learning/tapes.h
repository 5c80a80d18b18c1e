/* Tangled from chapters/44-tape.md; edit that file. */
#ifndef TAPES_H
#define TAPES_H

#include "lasting.h"
#include "party.h"

#define TAPE_MAGIC "ppnntap"
#define PAIR_MAGIC "ppnntwo"

enum { TAPE_VERSION = 2, PLAN_SIZE = 256 };

/* A tape is a file: all that P2 says to P0, or to P1, in one run. It
   begins with this; the messages follow, each as its length, 8 bytes,
   and its payload. */
struct label {
    char magic[8];         /* TAPE_MAGIC, or PAIR_MAGIC if P2 did not
                              speak; zeros until the tape is whole */
    uint64_t version;      /* of all this */
    uint64_t ell;          /* bits of the ring */
    uint64_t listener;     /* P0 or P1 */
    uint64_t steps, bytes; /* dealt for; of the whole file */
    struct seed run;       /* a random name, on both tapes */
    char plan[PLAN_SIZE];  /* what was dealt for, in words */
    struct seed seed[PURPOSES];  /* of the streams with P2 */
    uint8_t digest[DIGEST_SIZE]; /* SHA-256 of all the rest */
};

/* The tapes DIR/p0/tape and DIR/p1/tape, and what they are for. */
struct tapes {
    const char *dir;
    char plan[PLAN_SIZE]; /* must agree to the letter */
    uint64_t steps;       /* to be dealt, or to be played */
    /* NULL, or: what P0 and P1 do first, to make these tapes without
       P2, or to play tapes that were made so. */
    party_body *maker;
    /* NULL, or: the owner finds out how many steps will be played. */
    int (*ask)(const void *arg, uint64_t *steps, struct why *why);
    const void *arg;
};

/* P2 alone runs `body`, in the caller, and what it says becomes two new
   tapes. Returns 0, or -1 with a reason that names the folder: it is
   there already, cannot be made, is on a full disk, or the body failed;
   then nothing is left of it. */
int tapes_deal(const struct tapes *t, party_body *body, void *arg,
               struct why *why);

/* P0, P1 and the owner, to be played with these tapes in place of P2;
   `t` stays the caller's. Before the body begins, P0 and P1 check their
   tapes and mark them as played; one that does not fit ends the run
   with a reason that names it, and is not marked. */
struct cast tapes_cast(const struct tapes *t);

#endif
