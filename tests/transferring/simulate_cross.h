/* Tangled from chapters/55-transferred-products.md; edit that file. */
#ifndef SIMULATE_CROSS_H
#define SIMULATE_CROSS_H

#include "cross.h"
#include "ideal_transfer.h"
#include "prove.h"

/* A few numbers times rows of a few columns, summed up to one row. */
enum { NUMBERS = 2, COLUMNS = 2 };
struct cross_shape {
    size_t numbers, columns;
};

/* What a party tosses for a bit, a number and a column: pads as the
   sender; a correction and a pad as the chooser. */
struct cross_coins {
    ring zero[ELL][NUMBERS][COLUMNS], one[ELL][NUMBERS][COLUMNS];
    ring sent[ELL][NUMBERS][COLUMNS], pad[ELL][NUMBERS][COLUMNS];
};

static inline void toss_cross(struct sight *s, struct cross_shape f,
                              bool sends, bool chooses,
                              struct cross_coins *c) {
    for (size_t t = 0; t < ELL; t++)
        for (size_t i = 0; i < f.numbers * f.columns; i++) {
            size_t e = i / f.columns, k = i % f.columns;
            uint64_t values = L >> t;

            c->zero[t][e][k] = sends ? toss(s->coins, values) : 0;
            c->one[t][e][k] = sends ? toss(s->coins, values) : 0;
            c->sent[t][e][k] = chooses ? toss(s->coins, values) : 0;
            c->pad[t][e][k] = chooses ? toss(s->coins, values) : 0;
        }
}

/* What it computes from them, in column k. */
static inline ring cross_sum(const struct cross_coins *c,
                             struct cross_shape f, const ring *number,
                             size_t k) {
    ring sum = 0;

    for (size_t t = 0; t < ELL; t++)
        for (size_t e = 0; e < f.numbers; e++) {
            ring bit = number ? number[e] >> t & 1 : 0;
            ring got = c->pad[t][e][k] + bit * c->sent[t][e][k];

            sum += (got - c->zero[t][e][k]) << t;
        }
    return mod_L(sum);
}

/* One of the pads of bit 0 is whatever makes this `want`. */
static inline void cross_fit(struct cross_coins *c,
                             struct cross_shape f, const ring *number,
                             bool sends, const ring *want) {
    for (size_t k = 0; k < f.columns; k++) {
        ring more = want[k] - cross_sum(c, f, number, k);

        if (sends)
            c->zero[0][0][k] = mod_L(c->zero[0][0][k] - more);
        else
            c->pad[0][0][k] = mod_L(c->pad[0][0][k] + more);
    }
}

/* Pads of a bit: of each number a word, in which are all columns'. */
static inline void show_pads(struct sight *s, struct cross_shape f,
                             ring pad[NUMBERS][COLUMNS], size_t t) {
    size_t bits = ELL - t;

    for (size_t e = 0; e < f.numbers; e++)
        show(s, pad[e][0] | (f.columns > 1 ? pad[e][1] << bits : 0),
             (uint64_t)1 << f.columns * bits);
}

/* Bits t and ELL - t, or t alone. */
static inline void show_correction(struct sight *s,
                                   struct cross_shape f, bool sends,
                                   bool chooses, struct cross_coins *c,
                                   size_t t) {
    size_t u = ELL - t, places = t > 0 && t < u ? 2 : 1;

    for (size_t i = 0; sends && i < places; i++) {
        show_pads(s, f, c->zero[i ? u : t], i ? u : t);
        show_pads(s, f, c->one[i ? u : t], i ? u : t);
    }
    for (size_t i = 0; chooses && i < f.numbers * f.columns; i++) {
        size_t e = i / f.columns, k = i % f.columns;
        ring upper = places > 1 ? c->sent[u][e][k] << u : 0;

        show(s, c->sent[t][e][k] | upper, L);
    }
    for (size_t i = 0; chooses && i < places; i++)
        show_pads(s, f, c->pad[i ? u : t], i ? u : t);
}

/* The view of a party whose share of the cross terms is `want`; as the
   chooser it has these numbers. */
static inline void simulate_cross(struct sight *s, struct cross_shape f,
                                  const ring *number, bool sends,
                                  const ring *want) {
    struct cross_coins c;

    toss_cross(s, f, sends, number != NULL, &c);
    cross_fit(&c, f, number, sends, want);
    for (size_t t = 0; t < CORRECTIONS; t++)
        show_correction(s, f, sends, number != NULL, &c, t);
}

#endif
