/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef IDEAL_TREE_H
#define IDEAL_TREE_H

#include "ideal.h"

/* P0 and P1 have xor shares of `equal`, and if it is wanted of `above`,
   of some digits. They get fresh ones of whether all are equal; or, if
   that is wanted, whether they are above. */
static inline void answer_tree(const struct ideal *f, struct coins *c,
                               const struct values *in,
                               struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];
    size_t count = f->shape[0];
    ring equal = 1, above = 0;

    for (size_t i = count; i-- > 0;) {
        if (f->shape[1])
            above ^= equal & (a[count + i] ^ b[count + i]);
        equal &= a[i] ^ b[i];
    }
    ideal_share_bit(c, f->shape[1] ? above : equal, &out->of[P0][0],
                    &out->of[P1][0]);
}

static inline struct ideal ideal_tree(size_t count, bool above) {
    size_t ins = count << above;

    return (struct ideal){.name =
                              above ? "tree of above" : "tree of equal",
                          .names = {"digits", "digits", ""},
                          .ins = {ins, ins, 0},
                          .outs = {1, 1, 0},
                          .shape = {count, above},
                          .answer = answer_tree};
}

#endif
