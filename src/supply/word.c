/* Tangled from chapters/22-gates.md; edit that file. */
#include "word.h"

#include <string.h>

static size_t subsets(struct gate g) {
    return (size_t)1 << (g.fan - 1);
}

size_t gate_masks(struct gate g) {
    return g.fan - 1 + g.equal + (g.above ? g.fan - 1 : 0);
}

size_t gate_block(struct gate g, size_t mask) {
    size_t first_above = g.fan - 1 + g.equal;
    return mask < first_above ? subsets(g)
                              : subsets(g) >> (mask - first_above);
}

size_t gate_mask_row(struct gate g, size_t mask) {
    size_t row = subsets(g);
    if (mask < g.fan - 1)
        return (size_t)1 << mask;
    for (size_t before = g.fan - 1; before < mask; before++)
        row += gate_block(g, before);
    return row;
}

size_t gate_rows(struct gate g) {
    return gate_mask_row(g, gate_masks(g));
}

HOT static void rows_and(const pack *x, const pack *y, pack *out,
                         size_t words) {
    for (size_t k = 0; k < words; k++)
        out[k] = x[k] & y[k];
}

/* From the masks, which stand in their rows, all other products. */
static void multiply_masks(struct gate g, pack *word, size_t words) {
    memset(word, 0xff, words * sizeof *word);
    for (size_t m = 0; m < gate_masks(g); m++) {
        size_t at = gate_mask_row(g, m);
        size_t block = m < g.fan - 1 ? at : gate_block(g, m);
        const pack *mask = word + at * words;
        for (size_t s = 1; s < block; s++)
            rows_and(mask, word + s * words, word + (at + s) * words,
                     words);
    }
}

/* Is it a product of two masks or more? */
static bool is_product(struct gate g, size_t row) {
    for (size_t m = 0; m < gate_masks(g); m++)
        if (row == gate_mask_row(g, m))
            return false;
    return row > 0;
}

/* Copy the rows of the masks to or from their places in the word. */
static void place_masks(struct gate g, const pack *mask, pack *word,
                        size_t words) {
    for (size_t m = 0; m < gate_masks(g); m++)
        memcpy(word + gate_mask_row(g, m) * words, mask + m * words,
               words * sizeof *mask);
}

/* The same for the products, which follow one another in `dealt`. */
static void place_products(struct gate g, const pack *dealt, pack *word,
                           size_t words) {
    for (size_t row = 0; row < gate_rows(g); row++)
        if (is_product(g, row)) {
            memcpy(word + row * words, dealt, words * sizeof *dealt);
            dealt += words;
        }
}

static void pick_products(struct gate g, const pack *word, pack *dealt,
                          size_t words) {
    for (size_t row = 0; row < gate_rows(g); row++)
        if (is_product(g, row)) {
            memcpy(dealt, word + row * words, words * sizeof *dealt);
            dealt += words;
        }
}

void supply_word(struct party *me, struct gate g, pack *word,
                 size_t n) {
    size_t mark = arena_mark(me), words = packs(n);
    size_t masks = gate_masks(g), products = gate_rows(g) - masks - 1;
    pack *mask = take_rows(me, masks, n);
    pack *dealt = take_rows(me, products, n);
    mask_rows(me, mask, masks, n);
    place_masks(g, mask, word, words);
    if (me->id == P2) {
        multiply_masks(g, word, words);
        pick_products(g, word, dealt, words);
    }
    deal_rows(me, dealt, dealt, products, n);
    if (holds_shares(me)) {
        /* The constant 1 is P0's. */
        memset(word, me->id == P0 ? 0xff : 0, words * sizeof *word);
        place_products(g, dealt, word, words);
    }
    arena_release(me, mark);
}
