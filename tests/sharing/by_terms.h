/* Tangled from chapters/21-beaver.md; edit that file. */
#ifndef BY_TERMS_H
#define BY_TERMS_H

#include "linear.h"

/* How many elements x has. */
static inline size_t first_factor(const struct linear *a,
                                  enum product p) {
    return a->batch * (p == BACKWARD ? a->out : a->in);
}

static inline void add_term(enum product p, const ring *x,
                            const ring *y, ring *z, size_t input,
                            size_t weight, size_t output) {
    if (p == FORWARD)
        z[output] += x[input] * y[weight];
    else if (p == BACKWARD)
        z[input] += x[output] * y[weight];
    else
        z[weight] += x[input] * y[output];
}

/* The number of an image that meets row k of the weights, or SIZE_MAX
   if that is of the frame. */
static inline size_t input_at(const struct linear *a, size_t position,
                              size_t k) {
    const struct windows *v = &a->windows;
    size_t place = v->pixel ? k / v->channels : 0;

    if (!v->pixel)
        return k;
    if (v->pixel[position * v->area + place] == OUTSIDE)
        return SIZE_MAX;
    return windows_at(v, position, place, k % v->channels);
}

/* z += what one row of the weights has to do with one position. */
static inline void add_terms(const struct linear *a, enum product p,
                             const ring *x, const ring *y, ring *z,
                             const size_t at[3]) {
    size_t image = at[0], position = at[1], k = at[2];
    size_t from = input_at(a, position, k);
    size_t to = image * a->out + position * a->filters;

    for (size_t i = 0; from != SIZE_MAX && i < a->filters; i++)
        add_term(p, x, y, z, image * a->in + from, k * a->filters + i,
                 to + i);
}

/* z += x y, term by term. */
static inline void add_by_terms(const struct linear *a, enum product p,
                                const ring *x, const ring *y, ring *z) {
    for (size_t image = 0; image < a->batch; image++)
        for (size_t i = 0; i < a->windows.positions; i++)
            for (size_t k = 0; k < a->fan; k++)
                add_terms(a, p, x, y, z, (size_t[]){image, i, k});
}

#endif
