/* Tangled from chapters/53-million-transfers.md; edit that file. */
#ifndef SEEDS_H
#define SEEDS_H

#include "base.h"

/* Pairs of columns. */
enum { PAIRS = KEY_BITS / 2 };

/* To each pair of columns belong four seeds, numbered by two bits. As a
   chooser of transfers a party has all of them. As a sender it lacks
   the one whose number is made of bits 2p and 2p + 1 of its Delta, and
   that of known[p][d - 1] differs from it by d. */
struct seeds {
    struct key all[PAIRS][4], known[PAIRS][3];
};

/* P0 and P1 together, both ways; nothing else of Delta is learnt by the
   other. Three rounds. [Roy 2022, Section 2, for trees of two levels]
 */
void seeds_agree(struct party *me, struct key delta, struct seeds *out);

static inline struct cost seeds_cost(void) {
    return cost_then(
        base_cost(KEY_BITS),
        (struct cost){1, 2 * PAIRS * 2 * sizeof(struct key), 0});
}

/* a xor b; bit ? one : zero, without a branch. */
static inline struct key key_xor(struct key a, struct key b) {
    return (struct key){{a.word[0] ^ b.word[0], a.word[1] ^ b.word[1]}};
}

static inline struct key key_select(uint64_t bit, struct key zero,
                                    struct key one) {
    uint64_t mask = 0 - bit;
    struct key both = key_xor(zero, one);

    return key_xor(
        zero, (struct key){{both.word[0] & mask, both.word[1] & mask}});
}

/* A stream whose seed is this key. Unwinds if there is no memory. */
struct stream *key_stream(struct party *me, const struct key *key);

#endif
