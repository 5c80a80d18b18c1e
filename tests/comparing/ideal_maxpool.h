/* Tangled from chapters/33-maxpool.md; edit that file. */
#ifndef IDEAL_MAXPOOL_H
#define IDEAL_MAXPOOL_H

#include "ideal_relu.h"

/* A player still in: its value, and where it comes from. */
struct player {
    ring value, place;
};

/* Is x ahead of y, or equal, by signs of so many bits? */
static inline bool is_ahead(ring x, ring y, size_t width) {
    return drelu_of(mod_L(x - y), width);
}

/* The last of `left` players, who play in pairs; an odd one rests. */
static inline struct player champion(struct player *in, size_t left,
                                     size_t width) {
    for (; left > 1; left -= left / 2)
        for (size_t i = 0; 2 * i < left; i++) {
            const struct player *pair = in + 2 * i;
            bool rests = 2 * i + 1 == left;

            in[i] =
                rests || is_ahead(pair[0].value, pair[1].value, width)
                    ? pair[0]
                    : pair[1];
        }
    return in[0];
}

/* P0 and P1 have shares of a group, and get fresh shares of its
   champion's value, and of the place if wanted. */
static inline void answer_maxpool(const struct ideal *f,
                                  struct coins *c,
                                  const struct values *in,
                                  struct values *out) {
    struct player player[VALUES], best;

    for (size_t i = 0; i < f->shape[0]; i++) {
        player[i].value = mod_L(in->of[P0][i] + in->of[P1][i]);
        player[i].place = i;
    }
    best = champion(player, f->shape[0], f->shape[1]);
    ideal_share(c, best.value, &out->of[P0][0], &out->of[P1][0]);
    if (f->outs[P0] > 1)
        ideal_share(c, best.place, &out->of[P0][1], &out->of[P1][1]);
}

static inline struct ideal ideal_maxpool(size_t size, bool place,
                                         struct sign s) {
    size_t outs = place ? 2 : 1;

    return (struct ideal){
        .name = place ? "maxpool with place" : "maxpool",
        .names = {"x[0] x[1] x[2] x[3]", "x[0] x[1] x[2] x[3]", ""},
        .ins = {size, size, 0},
        .outs = {outs, outs, 0},
        .shape = {size, (size_t)width_of(s)},
        .answer = answer_maxpool};
}

/* The one who is ahead of all others, or 0. */
static inline ring ahead_of_all(const ring *x, size_t size,
                                size_t width) {
    ring sum = 0;

    for (size_t i = 0; i < size; i++) {
        bool first = true;

        for (size_t k = 0; k < size; k++)
            first =
                first && (k == i ||
                          (i < k) == is_ahead(x[i < k ? i : k],
                                              x[i < k ? k : i], width));
        sum += first ? x[i] : 0;
    }
    return mod_L(sum);
}

static inline void answer_maximum(const struct ideal *f,
                                  struct coins *c,
                                  const struct values *in,
                                  struct values *out) {
    ring x[VALUES];

    for (size_t i = 0; i < f->shape[0]; i++)
        x[i] = mod_L(in->of[P0][i] + in->of[P1][i]);
    ideal_share(c, ahead_of_all(x, f->shape[0], f->shape[1]),
                &out->of[P0][0], &out->of[P1][0]);
}

static inline struct ideal ideal_maximum(size_t cols, int width) {
    struct sign s = {DEALT, width};
    struct ideal f = ideal_maxpool(cols, false, s);

    f.name = "maximum";
    f.answer = answer_maximum;
    return f;
}

#endif
