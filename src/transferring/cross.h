/* Tangled from chapters/55-transferred-products.md; edit that file. */
#ifndef CROSS_H
#define CROSS_H

#include "pair.h"

/* A bit of a number: it counts 2^up, and what it is multiplied by
   matters modulo 2^width. */
struct place {
    size_t bit; /* its row */
    int up, width;
};

/* What the sender sends for a number and a column: a ring element, in
   which is the correction of one bit, or of two whose widths are at
   most ELL together. Then the second's is above the first's. */
struct correction {
    size_t places;
    struct place place[2];
};

/* What of a product mixes two parties' factors. The chooser has
   numbers, bit by bit; the sender has rows of v ring elements. Number e
   times row e % rows is added to row e / fold of the result. */
struct cross {
    size_t numbers, rows, fold, v;
    size_t bits, corrections; /* of a number */
    const struct correction *correction;
    bool from[2]; /* is P0 a sender, is P1? Or both? */
};

/* Numbers of all ELL bits, of both parties; of what shape, is for the
   caller to fill in. Bit t matters modulo 2^(ELL - t), and bits t and
   ELL - t go in one correction. */
enum { CORRECTIONS = ELL / 2 + 1 };
struct cross cross_whole(struct correction c[CORRECTIONS]);

/* z += one's shares of this, mod L. P0 and P1 call it together, with a
   maker that is a pair.
   choice -- at a chooser: a row for each bit, of so many numbers;
   turned -- at a sender: in the same form, where its row counts with a
             minus; NULL: nowhere;
   row    -- at a sender: its rows.
   Who is both, chooses by its own numbers from the other's rows, and
   the other does so too. A tile, 2^CROSS_TILE / v numbers but at least
   64, is multiplied at a time; for each, a chooser sends one message
   and a sender one for each correction.
   [after Gilboa 1999] */
enum { CROSS_TILE = 15 };
void cross_add(struct party *me, const struct cross *x,
               const pack *choice, const pack *turned, const ring *row,
               ring *z);

/* The bytes that this sends, both parties together. */
static inline size_t cross_bytes(const struct cross *x) {
    size_t keys = PAIRS * sizeof(pack) * x->bits * packs(x->numbers);
    size_t rows = sizeof(ring) * x->corrections * x->numbers * x->v;

    return (keys + rows) * ((size_t)x->from[P0] + x->from[P1]);
}

#endif
