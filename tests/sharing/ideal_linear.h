/* Tangled from chapters/21-beaver.md; edit that file. */
#ifndef IDEAL_LINEAR_H
#define IDEAL_LINEAR_H

#include "by_terms.h"
#include "ideal.h"

struct ideal_linear {
    struct ideal ideal;
    struct linear map;
    enum product product;
};

/* P0 and P1 have shares of x and then y, and get fresh ones of z. */
static inline void answer_linear(const struct ideal *f, struct coins *c,
                                 const struct values *in,
                                 struct values *out) {
    const struct ideal_linear *of = (const struct ideal_linear *)f;
    ring xy[VALUES], z[VALUES] = {0};

    for (size_t k = 0; k < f->ins[P0]; k++)
        xy[k] = in->of[P0][k] + in->of[P1][k];
    add_by_terms(&of->map, of->product, xy,
                 xy + first_factor(&of->map, of->product), z);
    for (size_t k = 0; k < f->outs[P0]; k++)
        ideal_share(c, z[k], &out->of[P0][k], &out->of[P1][k]);
}

static inline struct ideal_linear ideal_linear(const struct linear *a,
                                               enum product p) {
    size_t ins = first_factor(a, p) + linear_factor(a, p);
    size_t outs = linear_size(a, p);

    return (struct ideal_linear){{.name = "multiply_masked",
                                  .names = {"x y", "x y", ""},
                                  .ins = {ins, ins, 0},
                                  .outs = {outs, outs, 0},
                                  .answer = answer_linear},
                                 *a,
                                 p};
}

#endif
