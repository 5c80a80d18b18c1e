/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include "witness.h"

#include <string.h>

/* What one party works with. */
struct work {
    struct witness *w;
    struct split split;
    size_t *order;
    float *x;        /* batch x own columns */
    uint8_t *labels; /* batch; at P0 */
};

/* Rows `which` of the holder's own columns. */
static void take_batch(const struct work *k, int id,
                       const size_t *which) {
    const struct witness *w = k->w;
    size_t all = network_inputs(w->cut.net);
    size_t own = split_columns(&w->cut, id);
    size_t from = id == P1 ? w->cut.columns : 0;

    for (size_t i = 0; i < w->cut.batch; i++) {
        memcpy(k->x + i * own, w->x + which[i] * all + from,
               own * sizeof *k->x);
        k->labels[i] = w->labels[which[i]];
    }
}

/* Put the rows of a batch where they belong among all. */
static void put_rows(float *all, const float *batch, size_t n,
                     const size_t *which, size_t rows) {
    for (size_t i = 0; all && i < rows; i++)
        memcpy(all + which[i] * n, batch + i * n, n * sizeof *all);
}

/* P2 writes down what it sees. */
static void look(const struct work *k, const struct sight *to,
                 const size_t *which) {
    const struct cut *cut = &k->w->cut;
    size_t last = cut->net->layer[cut->net->depth - 1].in;

    put_rows(to->h1, k->split.h1, split_width(cut), which, cut->batch);
    put_rows(to->gl, k->split.gl, last, which, cut->batch);
    put_rows(to->g1, k->split.g1, split_width(cut), which, cut->batch);
}

/* A batch. The order of rows is for the witness, who wants to know
   whose h1 is whose; a server need not know it. */
static void one_step(struct party *me, struct work *k, size_t epoch,
                     const size_t *which) {
    const struct witness *w = k->w;

    if (holds_shares(me))
        take_batch(k, me->id, which);
    split_step(me, &k->split, k->x, me->id == P0 ? k->labels : NULL);
    if (me->id == P2 && w->sight)
        look(k, &w->sight[epoch], which);
}

/* Each party puts its layers into the joined network. */
static void join_weights(const struct party *me, struct work *k) {
    const struct cut *cut = &k->w->cut;
    const struct slice *slice = &k->split.slice;
    size_t from = network_weights(cut->net, slice->from);
    size_t to = network_weights(cut->net, slice->to);
    size_t width = split_width(cut);
    float *theta = k->w->theta;

    if (me->id == P2)
        memcpy(theta + network_biases(cut->net, 0), k->split.biases,
               width * sizeof *theta);
    else
        memcpy(theta + (me->id == P1 ? cut->columns * width : 0),
               k->split.first,
               split_columns(cut, me->id) * width * sizeof *theta);
    if (me->id != P1)
        memcpy(theta + from, slice->theta + from,
               (to - from) * sizeof *theta);
}

/* Noise that can be repeated: an experiment, and no secret. */
static struct stream *open_noise(struct party *me, uint64_t seed) {
    struct seed s = {{0}};
    struct stream *random;

    memcpy(s.byte, &seed, sizeof seed);
    s.byte[15] = (uint8_t)me->id;
    random = stream_open(&s);
    if (!random)
        party_fail(me, "no memory for noise");
    return random;
}

static void body(struct party *me, void *arg) {
    struct work k = {.w = arg};
    const struct witness *w = arg;
    size_t batch = w->cut.batch;

    if (me->id == OWNER)
        return;
    k.order = (size_t *)take_bytes(me, w->rows * sizeof *k.order);
    k.x = take_floats(me, batch * network_inputs(w->cut.net));
    k.labels = take_bytes(me, batch);
    k.split = split_open(me, w->cut);
    k.split.random = open_noise(me, w->seed);
    for (size_t e = 0; e < w->epochs; e++) {
        order_shuffle(k.order, w->rows, w->seed, e);
        for (size_t i = 0; i + batch <= w->rows; i += batch)
            one_step(me, &k, e, k.order + i);
    }
    join_weights(me, &k);
    stream_close(k.split.random);
}

int witness_training(struct witness *w, struct why *why) {
    return party_threads(body, w, why);
}
