/* Tangled from chapters/46-prices.md; edit that file. */
#ifndef BENCH_H
#define BENCH_H

#include "securenet.h"

#include <stdio.h>

enum format { TABLE, CSV, JSON };

struct bench {
    int ring;         /* bits of the program that is to measure */
    const char *name; /* of a work, of a group of them, or "all" */
    size_t n;         /* so many times its values, rows, images */
    size_t repeat;    /* runs that are timed */
    bool each;        /* bytes of each value, not of all */
    enum format format;
    struct line line;        /* between the parties, if emulated */
    const struct cast *cast; /* who plays; NULL: everybody */
    /* NULL, or: can they do without P2? 0, or -1 with a reason. */
    int (*alone)(const struct recipe *recipe, struct why *why);
};

/* Run works and write what they cost, as measured. Returns -1 with the
   reason when there is no such work, or as `measure` does. */
int bench(const struct bench *b, FILE *out, struct why *why);

/* The names there are, by groups. */
void bench_list(FILE *out);

#endif
