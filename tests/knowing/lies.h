/* Tangled from chapters/69-lying.md; edit that file. */
#ifndef LIES_H
#define LIES_H

#include "stage.h"

/* A protocol, or a piece of one, and what goes in: values of which P0
   and P1 know the same, values of each party, and shared bits. They
   are handed to `run` in this order, value v of element k as in[v][k];
   P2 gets its own alone. */
enum { PIECE_VALUES = 8 };
struct piece {
    const char *name;
    size_t common, numbers[OWNER], bits;
    void (*run)(struct party *me, ring *const in[], size_t n);
};

/* Does a party keep to the protocol, or say whatever it likes? */
enum conduct { HONEST, LYING };

/* What its views were, over all inputs of the others that were tried,
   each with every random choice, and with everything that a liar could
   say. */
struct verdict {
    bool same;       /* for every input of the others, exactly */
    bool uniform;    /* every view there can be, equally often */
    uint64_t lies;   /* so many ways to lie */
    uint64_t inputs; /* tried, */
    uint64_t of;     /* of so many */
    uint64_t cases;  /* runs, for each of them */
    uint64_t views;  /* that there can be */
};

/* `id` is P0, P1 or P2. Fails the test that it is called from if there
   are too many cases. */
struct verdict watch(const struct piece *piece, int id,
                     enum conduct conduct);

#endif
