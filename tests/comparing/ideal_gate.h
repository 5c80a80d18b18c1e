/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef IDEAL_GATE_H
#define IDEAL_GATE_H

#include "ideal.h"
#include "word.h"

/* P0 and P1 have xor shares of `equal`, and then of `above`, of all
   digits. They get fresh ones of whether all are equal, and whether
   they are above, as far as that is wanted. */
static inline void answer_gate(const struct ideal *f, struct coins *c,
                               const struct values *in,
                               struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];
    ring *x = out->of[P0], *y = out->of[P1];
    ring equal = 1, above = 0;

    for (size_t i = f->shape[0]; i-- > 0;) {
        size_t at = f->shape[0] + i;

        above ^= equal & (a[at] ^ b[at]);
        equal &= a[i] ^ b[i];
    }
    if (f->shape[1])
        ideal_share_bit(c, equal, x++, y++);
    if (f->shape[2])
        ideal_share_bit(c, above, x, y);
}

static inline struct ideal ideal_gate(struct gate g) {
    size_t ins = 2 * g.fan, outs = (size_t)g.equal + g.above;

    return (struct ideal){.name = g.above ? g.equal ? "gate of both"
                                                    : "gate of above"
                                          : "gate of equal",
                          .names = {"e0 e1 a0 a1", "e0 e1 a0 a1", ""},
                          .ins = {ins, ins, 0},
                          .outs = {outs, outs, 0},
                          .shape = {g.fan, g.equal, g.above},
                          .answer = answer_gate};
}

#endif
