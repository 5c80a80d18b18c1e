/* Tangled from chapters/27-gates.md; edit that file. */
#include "word.h"

#include <string.h>

size_t gate_masks(struct gate g) {
    return gate_equals(g) + (g.above ? g.fan - 1 : 0);
}

size_t gate_block(struct gate g, size_t mask) {
    size_t equals = gate_equals(g);
    size_t factors = mask < equals ? mask : g.fan - 1 - (mask - equals);
    return (size_t)1 << factors;
}

size_t gate_mask_row(struct gate g, size_t mask) {
    size_t row = 1;
    for (size_t before = 0; before < mask; before++)
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

void multiply_masks(struct gate g, pack *word, size_t words) {
    for (size_t m = 0; m < gate_masks(g); m++) {
        pack *block = word + gate_mask_row(g, m) * words;
        for (size_t s = 1; s < gate_block(g, m); s++)
            rows_and(block, word + s * words, block + s * words, words);
    }
}

static void place_masks(struct gate g, const pack *mask, pack *word,
                        size_t words) {
    for (size_t m = 0; m < gate_masks(g); m++)
        memcpy(word + gate_mask_row(g, m) * words, mask + m * words,
               words * sizeof *mask);
}

/* The products of a word, block by block, to `list`, or from there. */
static void copy_products(struct gate g, pack *word, pack *list,
                          size_t words, bool to_list) {
    for (size_t m = 0; m < gate_masks(g); m++) {
        pack *block = word + (gate_mask_row(g, m) + 1) * words;
        size_t size = (gate_block(g, m) - 1) * words;
        memcpy(to_list ? list : block, to_list ? block : list,
               size * sizeof *list);
        list += size;
    }
}

void supply_word(struct party *me, struct gate g, pack *word,
                 size_t n) {
    size_t mark = arena_mark(me), words = packs(n);
    size_t masks = gate_masks(g), products = gate_rows(g) - masks - 1;
    pack *mask = take_rows(me, masks, n);
    pack *dealt = take_rows(me, products, n);
    mask_rows(me, mask, masks, n);
    memset(word, me->id == P0 ? 0xff : 0, words * sizeof *word);
    place_masks(g, mask, word, words);
    if (me->id == P2) {
        multiply_masks(g, word, words);
        copy_products(g, word, dealt, words, true);
    }
    if (me->maker)
        me->maker->word(me, &g, word, n);
    else
        deal_rows(me, dealt, dealt, products, n);
    if (holds_shares(me) && !me->maker)
        copy_products(g, word, dealt, words, false);
    arena_release(me, mark);
}
