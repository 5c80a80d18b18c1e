/* Tangled from chapters/63-split-program.md; edit that file. */
#ifndef JOINT_H
#define JOINT_H

#include "he.h"
#include "known.h"
#include "line.h"

#include <stdio.h>

/* A split training from end to end, of rows that are learned and rows
   that are asked afterwards. */
struct joint {
    struct known learn, ask;
    const size_t *from_learn, *from_ask; /* which rows of these */
    size_t learns, asks;                 /* how many */
    struct cut cut;
    size_t epochs;
    struct paillier *key; /* P2's, for sums under encryption; or NULL */
    struct line line;
    FILE *csv, *progress; /* a line for each epoch; NULL: none */
    int (*stop)(void);    /* the signal that asks to stop, or 0 */
};

/* What came of it. Costs are of the steps alone. */
struct joint_outcome {
    size_t epochs, steps;
    double loss;     /* mean of the last epoch's steps */
    double accuracy; /* of the rows asked, after it */
    double auc;      /* with two classes */
    double seconds;  /* of the steps */
    double cpu;      /* of the processor, all three together */
    struct cost cost;
    int stopped; /* by this signal, before its end; or 0 */
};

/* Three forked processes train. 0, or -1 with the reason: too few rows
   for a batch, no memory, a party that failed. */
int joint_train(const struct joint *j, struct joint_outcome *o,
                struct why *why);

#endif
