/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef WORD_H
#define WORD_H

#include "maker.h"
#include "rows.h"

/* How many digits a gate combines at most; -DFAN=2 in the proofs. */
#ifndef FAN
#define FAN 4
#endif

/* A gate takes, of `fan` digits, a pair of shared bits each: `above`,
   one number's digit is above the other's, and `equal`. It finds
   whether the digits together are equal, or above, or both. */
struct gate {
    size_t fan; /* 2 .. FAN */
    bool equal, above;
};

/* Its inputs are masked by so many bits: first `equal` of the digits
   from fan - 1 down, the last of which is 1, or 0 if equal is wanted;
   then, if above is wanted, `above` of the digits 0 .. fan - 2. */
size_t gate_masks(struct gate g);

/* The number of masks for `equal`: the others are for `above`. */
static inline size_t gate_equals(struct gate g) {
    return g.fan - 1 + g.equal;
}

/* A gate's word: the products of masks that it needs, a row each. Row 0
   is the constant 1. Then each mask has a block of rows: itself, in
   `gate_mask_row`, followed by itself times rows 1, 2, ... of the word,
   `gate_block` rows in all. */
size_t gate_rows(struct gate g);
size_t gate_mask_row(struct gate g, size_t mask);
size_t gate_block(struct gate g, size_t mask);

/* From the masks of a word, which stand in their rows of so many words,
   their products. */
void multiply_masks(struct gate g, pack *word, size_t words);

/* Words for n gates. P0, P1: word -- gate_rows(g) rows, xor shares.
   P2: word is not to be used.
   [after ABY2.0 (2021) and Ohata, Nuida (2020), gates of more than
   two inputs] */
void supply_word(struct party *me, struct gate g, pack *word, size_t n);

static inline struct cost supply_word_cost(struct gate g, size_t n) {
    return deal_rows_cost(gate_rows(g) - gate_masks(g) - 1, n);
}

#endif
