/* Tangled from chapters/49-results.md; edit that file. */
#ifndef PREDICT_H
#define PREDICT_H

#include "train.h"

/* What answers on shares cost the parties, without what went before:
   sharing out the model, and opening it less its masks. */
struct expense {
    struct cost cost;
    struct making making; /* by a maker; it is dealt in cost */
    double seconds;
};

/* What a model makes of the first `count` test images: one class each,
   or ten scores. PLAIN: in the clear. SECURE: on shares, each party a
   process; the owner alone learns the answers, and nobody else learns
   anything. */
struct question {
    const char *model; /* the file */
    enum mode mode;
    size_t count;
    bool fewer;          /* will do, if there are no more */
    struct scale scale;  /* SECURE: of all numbers; f = 0: of 16 bits,
                            or as the model says */
    struct images *data; /* not read yet */
    struct line line;    /* SECURE: what the parties talk over */
    const struct cast *cast; /* SECURE: who plays; NULL: everybody */
    float *scores;           /* SECURE: count x CLASSES, to be revealed
                                in place of the classes; or NULL */
    struct expense *expense; /* SECURE: to be told; NULL: it is not */
    /* NULL, or: can the cast do it? 0, or -1 with a reason. */
    int (*alone)(const struct recipe *recipe, struct why *why);
};

/* `classes` has room for count; `truth` too. Returns 0 or -1. */
int predict(const struct question *question, uint8_t *classes,
            struct why *why);

#endif
