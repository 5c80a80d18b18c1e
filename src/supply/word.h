/* Tangled from chapters/22-gates.md; edit that file. */
#ifndef WORD_H
#define WORD_H

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

/* Its inputs are masked by so many bits, in this order: `equal` of the
   digits fan - 1 .. 1; of digit 0, if equal is wanted; `above` of the
   digits 0 .. fan - 2, if above is wanted. */
size_t gate_masks(struct gate g);

/* A gate's word: all products of mask bits that it needs, a row each,
   block after block. Block 0 is the products of all subsets of the
   first fan - 1 masks: row s is that of the masks whose bits are set in
   s, row 0 the constant 1. The block of a further mask is the first
   `gate_block` rows of block 0 times this mask. */
size_t gate_rows(struct gate g);
size_t gate_block(struct gate g, size_t mask);

/* The row that is mask number `mask` alone. */
size_t gate_mask_row(struct gate g, size_t mask);

/* The mask, and shares of the word, for n gates. P0, P1: word --
   gate_rows(g) rows, xor shares, in which those of the masks stand as
   well. P2: knows nothing of it afterwards.
   [after ABY2.0 (2021) and Ohata, Nuida (2020), gates of more than
   two inputs] */
void supply_word(struct party *me, struct gate g, pack *word, size_t n);

static inline struct cost supply_word_cost(struct gate g, size_t n) {
    return deal_rows_cost(gate_rows(g) - gate_masks(g) - 1, n);
}

#endif
