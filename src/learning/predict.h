/* Tangled from chapters/43-results.md; edit that file. */
#ifndef PREDICT_H
#define PREDICT_H

#include "train.h"

/* What a model makes of the first `count` test images: one class each.
   PLAIN: in the clear. SECURE: on shares, by three processes; the owner
   alone learns the classes, and nobody else learns anything. */
struct question {
    const char *model; /* the file */
    enum mode mode;
    size_t count;
    bool fewer;          /* will do, if there are no more */
    struct scale scale;  /* SECURE: of all numbers; f = 0: of 16 bits,
                            or as the model says */
    struct images *data; /* not read yet */
    struct line line;    /* SECURE: what the parties talk over */
};

/* `classes` has room for count; `truth` too. Returns 0 or -1. */
int predict(const struct question *question, uint8_t *classes,
            struct why *why);

#endif
