/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef SIMULATE_GATE_H
#define SIMULATE_GATE_H

#include "prove.h"
#include "word.h"

/* What a party sees of a gate of two digits, bit by bit. */
struct gate_sight {
    ring mask[3], product[2], theirs[3];
};

static inline struct gate_sight any_gate(struct coins *c,
                                         struct gate g) {
    struct gate_sight any;

    for (size_t m = 0; m < gate_masks(g); m++) {
        any.mask[m] = toss(c, 2);
        any.theirs[m] = toss(c, 2);
    }
    for (int i = 0; i < g.equal + g.above; i++)
        any.product[i] = toss(c, 2);
    return any;
}

static inline void show_word(struct sight *s, struct gate g,
                             const struct gate_sight *see) {
    for (size_t m = 0; m < gate_masks(g); m++)
        show(s, see->mask[m], 2);
    for (int i = 0; i < g.equal + g.above; i++)
        show(s, see->product[i], 2);
}

static inline void show_opened(struct sight *s, struct gate g,
                               const struct gate_sight *see) {
    for (size_t m = 0; m < gate_masks(g); m++)
        show(s, see->theirs[m], 2);
}

/* The share of e1 times an input, number m of those that are masked,
   but for the dealt product. */
static inline ring times_e1(const struct gate_sight *see, int id,
                            size_t m, ring e1, ring input) {
    ring o = e1 ^ see->mask[0] ^ see->theirs[0];
    ring q = input ^ see->mask[m] ^ see->theirs[m];
    ring share = (id == P0 ? q : 0) ^ see->mask[m];

    return (o & share) ^ (q & see->mask[0]);
}

/* A party's shares of what is found, but for the dealt products. */
static inline void find(const struct gate_sight *see, struct gate g,
                        int id, const ring *in, ring *found) {
    size_t m = 1;

    if (g.equal)
        *found++ = times_e1(see, id, m++, in[1], in[0]);
    if (g.above)
        *found = in[3] ^ times_e1(see, id, m, in[1], in[2]);
}

/* P2 sees both parties' masks, and P0's shares of the products. */
static inline void simulate_dealer(struct sight *s, struct gate g) {
    for (size_t i = 0; i < 2 * gate_masks(g); i++)
        show_any(s, 2);
    for (int i = 0; i < g.equal + g.above; i++)
        show_any(s, 2);
}

#endif
