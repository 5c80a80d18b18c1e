/* Tangled from chapters/21-beaver.md; edit that file. */
#ifndef MAKER_H
#define MAKER_H

#include "linear.h"
#include "party.h"

/* 128 bits, bit j at bit j % 64 of word j / 64. */
struct key {
    uint64_t word[2];
};

enum { KEY_BITS = 128 };

/* What a maker notes of a mask r: one's own half of its bits, two that
   make r by exclusive or, and a key for each. */
struct made {
    ring bits;
    struct key key[ELL];
};

/* n masks. P2: r -- the masks. P0, P1: r -- their shares; made -- the
   maker's note of each, or NULL if there is no maker. */
struct masks {
    const ring *r;
    struct made *made;
};

/* Masks that P2 knows, and no maker. */
static inline struct masks masks_dealt(const ring *r) {
    return (struct masks){r, NULL};
}

/* P0 and P1: who makes correlations in the place of P2. Each function
   does what the one called supply_ with its name promises; the inputs
   are shares of what P2 would know. */
struct gate;
struct maker {
    void (*products)(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t n);
    void (*linear)(struct party *me, const struct linear *a,
                   enum product p, const ring *x, const ring *y,
                   ring *z);
    void (*word)(struct party *me, const struct gate *g, uint64_t *word,
                 size_t n);
    void (*masks)(struct party *me, ring *r, struct made *made,
                  size_t n);
    void (*bit)(struct party *me, struct masks r, int i, uint64_t *row,
                size_t n);
    void (*tables)(struct party *me, struct masks r, int m,
                   uint64_t *table, size_t n);
    void (*coins)(struct party *me, const uint64_t *coin, ring *number,
                  size_t n);
    void (*chosen)(struct party *me, const uint64_t *coin,
                   const ring *x, ring *z, size_t n);
    void (*halves)(struct party *me, struct masks r, ring *upper,
                   ring *top, size_t n, int d);
    void (*units)(struct party *me, struct masks r, ring *unit,
                  size_t groups, size_t size);
    void *state; /* the maker's own */
};

#endif
