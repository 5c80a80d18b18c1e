/* Tangled from chapters/58-split.md; edit that file. */
#ifndef PLAYED_H
#define PLAYED_H

#include "check.h"
#include "fixed.h"
#include "network.h"
#include "plain.h"
#include "split.h"

enum { ROWS = 4, COLUMNS = 5, LEFT = 2, STEPS_MAX = 20, HIDDEN = 4 };

/* Five columns, two of them P0's; two layers at the server; three
   classes. */
static const struct network five_to_three = {
    .name = "five to three",
    .depth = 5,
    .layer = {{.kind = DENSE, .in = COLUMNS, .out = HIDDEN},
              {.kind = RELU, .in = HIDDEN, .out = HIDDEN},
              {.kind = DENSE, .in = HIDDEN, .out = HIDDEN},
              {.kind = RELU, .in = HIDDEN, .out = HIDDEN},
              {.kind = DENSE, .in = HIDDEN, .out = 3}}};

static inline struct cut cut_of(enum first first) {
    return (struct cut){.net = &five_to_three,
                        .columns = LEFT,
                        .batch = ROWS,
                        .rate = 0.25F,
                        .first = first,
                        .scale = scale_of(16, EXACT),
                        .seed = 3};
}

/* Some steps of a split training, and what was there after the last. */
struct played {
    struct cut cut;
    size_t steps;
    bool filled; /* x and labels are there */
    float x[STEPS_MAX][ROWS * COLUMNS];
    uint8_t labels[STEPS_MAX][ROWS];
    struct cost cost; /* of all steps */
    struct cost each[OWNER];
    float theta[256]; /* the parts, put together */
    ring sums[ROWS * HIDDEN], shares[2][COLUMNS * HIDDEN];
    float hl[OWNER][ROWS * HIDDEN], gl[OWNER][ROWS * HIDDEN];
    float g1[OWNER][ROWS * HIDDEN];
    float loss[STEPS_MAX];
};

/* Repeatable rows in -1 .. 1, and labels that depend on them. */
static inline void played_fill(struct played *h) {
    struct splitmix random = {11};

    for (size_t s = 0; s < h->steps; s++)
        for (size_t i = 0; i < ROWS; i++) {
            float *x = h->x[s] + i * COLUMNS;

            for (size_t k = 0; k < COLUMNS; k++)
                x[k] =
                    (float)splitmix_below(&random, 65537) / 32768 - 1;
            h->labels[s][i] = (uint8_t)((x[0] > 0) + (x[4] > 0));
        }
}

/* This party's columns of the rows x. */
static inline void own_columns(const struct cut *cut, int id,
                               const float *x, float *own) {
    size_t in = split_columns(cut, id), from = id == P1 ? LEFT : 0;

    for (size_t i = 0; i < ROWS; i++)
        for (size_t k = 0; k < in; k++)
            own[i * in + k] = x[i * COLUMNS + from + k];
}

/* What is left of a part when its party is gone. */
static inline void played_keep(struct played *h, int id,
                               const struct split *s) {
    const struct network *net = h->cut.net;
    size_t from = id == P1 ? LEFT * HIDDEN : 0;

    if (s->first)
        memcpy(h->theta + from, s->first,
               split_columns(&h->cut, id) * HIDDEN * sizeof(float));
    if (s->slice.theta) {
        size_t begin = network_weights(net, s->slice.from);
        size_t end = network_weights(net, s->slice.to);

        memcpy(h->theta + begin, s->slice.theta + begin,
               (end - begin) * sizeof(float));
    }
    if (s->biases)
        memcpy(h->theta + network_biases(net, 0), s->biases,
               HIDDEN * sizeof(float));
    if (s->shares && id <= P1)
        memcpy(h->shares[id], s->shares, sizeof h->shares[id]);
    if (s->sums)
        memcpy(h->sums, s->sums, sizeof h->sums);
    if (s->hl)
        memcpy(h->hl[id], s->hl, sizeof h->hl[id]);
    if (s->gl)
        memcpy(h->gl[id], s->gl, sizeof h->gl[id]);
    if (s->g1)
        memcpy(h->g1[id], s->g1, sizeof h->g1[id]);
}

static void played_body(struct party *me, void *arg) {
    struct played *h = arg;
    struct split s;
    uint64_t before;
    float x[ROWS * COLUMNS];

    if (me->id == OWNER)
        return;
    s = split_open(me, h->cut);
    before = party_bytes(me);
    me->depth = 0;
    for (size_t k = 0; k < h->steps; k++) {
        float loss;

        own_columns(&h->cut, me->id, h->x[k], x);
        loss =
            split_step(me, &s, x, me->id == P0 ? h->labels[k] : NULL);
        if (me->id == P0)
            h->loss[k] = loss;
    }
    h->each[me->id] =
        cost_of(me->id, me->depth, party_bytes(me) - before);
    played_keep(h, me->id, &s);
}

static inline void played_run(struct played *h) {
    struct why why;

    if (!h->filled)
        played_fill(h);
    if (party_threads(played_body, h, &why))
        fail_msg("%s", why.text);
    h->cost = (struct cost){0, 0, 0};
    for (int i = P0; i < OWNER; i++)
        h->cost = cost_beside(h->cost, h->each[i]);
}

#endif
