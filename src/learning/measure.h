/* Tangled from chapters/45-costs.md; edit that file. */
#ifndef MEASURE_H
#define MEASURE_H

#include "by_recipe.h"

/* Factors of a product, rows x inner and inner x cols; of a row or a
   group only cols is not 1, of a single value nothing is. Or a network,
   by its name, and its recipe, if its numbers are whole; else NULL. */
struct shape {
    size_t rows, inner, cols;
    const char *net, *recipe;
};

/* What the parties do in each run. */
struct work {
    const char *name;
    /* Do it once, as `me`; return what the headers state it costs. */
    struct cost (*run)(struct party *me, struct work *w);
    size_t n; /* values, rows, groups or images */
    const struct shape *shape;
    struct recipe recipe; /* of a protocol only .scale; .net is NULL */
    struct line line;     /* emulated, in the runs that are timed */
    const struct cast *cast; /* who plays; NULL: everybody */

    /* Each party's, filled in before the first run. */
    ring *v[4];         /* n matrices; of a network: v[1], the labels */
    struct masked x;    /* images of a network */
    struct securenet s; /* with random parameters */
};

struct sample {
    struct cost cost;
    double least, first, median, third; /* ms a run, and quartiles */
    double cpu;           /* ms of processor time a run, all together */
    struct making making; /* a run's, by a maker; it is dealt in cost */
    double peak;          /* MB of memory of the party that took most */
    size_t arena, room;   /* bytes of its arena: used, and all */
    uint64_t busiest; /* bytes of the way that carried most, of six */
};

/* Run a work `repeat` times, each party a process, after three runs
   that are not timed, or one, if the cast is another. Returns -1 with
   the reason if memory is short, if a party fails, or if rounds or
   bytes are not those stated. Without P2 rounds may be fewer, and of
   what a maker sends nothing is stated. */
int measure(const struct work *work, size_t repeat,
            struct sample *sample, struct why *why);

/* Runs of networks: a step of training; an inference, up to shares of
   the outputs; the same, up to the place of the largest. */
struct cost run_train(struct party *me, struct work *w);
struct cost run_scores(struct party *me, struct work *w);
struct cost run_infer(struct party *me, struct work *w);

#endif
