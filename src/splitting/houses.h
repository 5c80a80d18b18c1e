/* Tangled from chapters/60-sheets.md; edit that file. */
#ifndef HOUSES_H
#define HOUSES_H

#include "prepare.h"

/* What two houses know of the same people. */
struct houses {
    struct sheet a, b;
    struct prepared fa, fb;
    size_t rows, inputs; /* of both together */
    size_t columns;      /* of the inputs, the first house's */
    float *x;            /* rows x inputs, the first house's first */
    uint8_t *labels;
    size_t classes;
};

/* Load two sheets that match; the labels are in the first. 0, or -1
   with the reason, and h is empty. */
int houses_load(struct houses *h, const char *a, const char *b,
                struct why *why);
void houses_free(struct houses *h);

/* The first input that was made of the column of this name, or -1. */
long houses_input(const struct houses *h, const char *name);

#endif
