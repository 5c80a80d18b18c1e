/* Tangled from chapters/43-checkpoint.md; edit that file. */
#ifndef CHECKPOINT_H
#define CHECKPOINT_H

#include "lasting.h"
#include "train.h"

#define CHECKPOINT_MAGIC "ppnnchk"

enum { CHECKPOINT_VERSION = 2, WORDS_SIZE = 400 };

/* The file of one role begins with this; the parts of its state follow,
   and the owner's curve. Magic and version stay where they are in all
   versions to come. */
struct checkpoint_label {
    char magic[8];               /* CHECKPOINT_MAGIC */
    uint64_t version;            /* of all this */
    uint64_t ell;                /* bits of the ring */
    uint64_t holder;             /* P0, P1 or OWNER */
    uint64_t bytes;              /* of the whole file */
    struct moment moment;        /* when, and its name */
    char plan[WORDS_SIZE];       /* whose state it is, in words */
    uint8_t images[DIGEST_SIZE]; /* of the owner's; else zeros */
    uint8_t digest[DIGEST_SIZE]; /* SHA-256 of all the rest */
};

/* The folder DIR with the checkpoints of a plan's trainings, in files
   DIR/p0/MODE-N, DIR/p1/MODE-N and DIR/owner/MODE-N, after N steps. */
struct checkpoints {
    const char *dir;
    const struct plan *plan;
    int lock;           /* nobody else writes there; -1: not open */
    bool kept;          /* the owner has kept a moment since, */
    uint64_t iteration; /* and this was the last */
    bool known;         /* what the images' digest is */
    uint8_t images[DIGEST_SIZE];
};

/* Open a new folder, or with `resume` one that has checkpoints. Returns
   0, or -1 with a reason that names it: it is there already, or has no
   checkpoint, or cannot be made, or another training writes there. */
int checkpoints_open(struct checkpoints *c, const char *dir,
                     const struct plan *plan, bool resume,
                     struct why *why);

/* Let others have it. A folder that is empty is removed. */
void checkpoints_close(struct checkpoints *c);

/* Is there one of this mode? */
bool checkpoints_have(const struct checkpoints *c, enum mode mode);

/* What a plan needs to keep its moments there; `c` stays the
   caller's. */
struct keeper checkpoints_keeper(struct checkpoints *c, size_t every,
                                 bool resume);

#endif
