/* Tangled from chapters/63-split-program.md; edit that file. */
#include "joint.h"

#include "auc.h"
#include "seconds.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

/* What P0 tells the owner of an epoch. */
struct record {
    double loss, accuracy, auc, seconds;
};

/* What each party counts, and tells the owner at the end. */
struct counts {
    uint64_t rounds, bytes;
    double cpu;
};

/* A party at work. */
struct worker {
    const struct joint *joint;
    struct he he;
    struct stream *noise;
    struct counts counts;
    size_t *order;
    float *x;
    uint8_t *labels;
};

/* Take part in an epoch. */
static size_t steps_of(const struct joint *j) {
    return j->learns / j->cut.batch;
}

static void own_rows(const struct worker *w, int id,
                     const struct known *k, const size_t *which) {
    const struct cut *cut = &w->joint->cut;
    size_t from = id == P1 ? cut->columns : 0;

    if (id <= P1)
        known_inputs(k, from, from + split_columns(cut, id), which,
                     cut->batch, w->x);
    if (id == P0)
        known_labels(k, which, cut->batch, w->labels);
}

static float step(struct party *me, struct worker *w) {
    return w->joint->key
               ? he_step(me, &w->he, w->x, w->labels)
               : split_step(me, &w->he.split, w->x, w->labels);
}

/* Full batches only, in a public order. */
static double run_epoch(struct party *me, struct worker *w,
                        size_t epoch) {
    const struct joint *j = w->joint;
    size_t batch = j->cut.batch;
    uint64_t before = party_bytes(me);
    clock_t start = clock();
    double loss = 0;

    order_shuffle(w->order, j->learns, j->cut.seed, epoch);
    for (size_t k = 0; k < j->learns; k++)
        w->order[k] = j->from_learn[w->order[k]];
    me->depth = 0;
    for (size_t k = 0; k < steps_of(j); k++) {
        own_rows(w, me->id, &j->learn, w->order + k * batch);
        loss += (double)step(me, w);
    }
    w->counts.rounds += me->depth;
    w->counts.bytes += party_bytes(me) - before;
    w->counts.cpu += (double)(clock() - start) / CLOCKS_PER_SEC;
    return loss / (double)steps_of(j);
}

/* Ask the rows that were kept. */
static size_t best_of(const float *p, size_t classes) {
    size_t best = 0;

    for (size_t k = 1; k < classes; k++)
        best = p[k] > p[best] ? k : best;
    return best;
}

/* P0: what was said of n rows, of which `at` were asked before. */
static size_t note_answers(const struct worker *w, size_t at, size_t n,
                           float *score, uint8_t *truth) {
    const struct known *ask = &w->joint->ask;
    size_t right = 0;

    known_labels(ask, w->joint->from_ask + at, n, truth + at);
    for (size_t i = 0; i < n; i++) {
        const float *p = w->he.split.probability + i * ask->classes;

        score[at + i] = p[1];
        right += best_of(p, ask->classes) == truth[at + i];
    }
    return right;
}

/* In whole batches: the last rows are filled up with the first ones,
   whose answers are dropped. */
static void ask_rows(struct party *me, struct worker *w,
                     struct record *r) {
    const struct joint *j = w->joint;
    size_t batch = j->cut.batch, right = 0, mark = arena_mark(me);
    float *score = take_floats(me, j->asks);
    uint8_t *truth = take_bytes(me, j->asks);
    size_t *which = (size_t *)(void *)take_ring(me, batch);

    for (size_t at = 0; at < j->asks; at += batch) {
        size_t n = j->asks - at < batch ? j->asks - at : batch;

        for (size_t i = 0; i < batch; i++)
            which[i] = j->from_ask[i < n ? at + i : (i - n) % j->asks];
        own_rows(w, me->id, &j->ask, which);
        w->he.split.mark = arena_mark(me);
        if (j->key)
            he_forward(me, &w->he, w->x);
        else
            split_forward(me, &w->he.split, w->x);
        split_done(me, &w->he.split);
        if (me->id == P0)
            right += note_answers(w, at, n, score, truth);
    }
    r->accuracy = (double)right / (double)j->asks;
    r->auc = me->id == P0 && j->ask.classes == 2
                 ? auc(score, truth, j->asks)
                 : NAN;
    arena_release(me, mark);
    w->he.split.mark = arena_mark(me);
}

/* Play a party. */
static void open_worker(struct party *me, struct worker *w) {
    const struct joint *j = w->joint;
    struct seed seed;

    w->order = (size_t *)(void *)take_ring(me, j->learns);
    w->x = take_floats(me, j->cut.batch * j->learn.inputs);
    w->labels = take_bytes(me, j->cut.batch);
    seed_fresh(&seed);
    w->noise = stream_open(&seed);
    if (!w->noise)
        party_fail(me, "no memory for a stream");
    if (j->key)
        he_open(me, &w->he, j->cut, me->id == P2 ? j->key : NULL,
                paillier_bits(j->key));
    else
        w->he.split = split_open(me, j->cut);
    w->he.split.random = w->noise;
}

static void play(struct party *me, const struct joint *j) {
    struct worker w = {.joint = j};
    uint8_t go;

    open_worker(me, &w);
    party_emulate(
        me, j->line,
        cost_times(w.he.key
                       ? he_step_cost(&j->cut, paillier_bits(w.he.key))
                       : split_step_cost(&j->cut),
                   steps_of(j)));
    for (size_t epoch = 0; recv_from(me, OWNER, &go, 1), go; epoch++) {
        double before = seconds();
        struct record r = {.loss = run_epoch(me, &w, epoch)};

        r.seconds = seconds() - before;
        ask_rows(me, &w, &r);
        if (me->id == P0)
            send_to(me, OWNER, &r, sizeof r);
    }
    send_to(me, OWNER, &w.counts, sizeof w.counts);
    he_close(&w.he);
    stream_close(w.noise);
}

/* Watch as the owner. */
struct watched {
    const struct joint *joint;
    struct joint_outcome *outcome;
};

static void note(const struct watched *w, const struct record *r) {
    const struct joint *j = w->joint;
    struct joint_outcome *o = w->outcome;

    o->epochs++;
    o->steps += steps_of(j);
    o->loss = r->loss;
    o->accuracy = r->accuracy;
    o->auc = r->auc;
    o->seconds += r->seconds;
    if (j->csv) {
        fprintf(j->csv, "%zu,%.6g,%.6g,%.6g,%.3f\n", o->epochs, r->loss,
                r->accuracy, r->auc, o->seconds);
        fflush(j->csv);
    }
    if (j->progress)
        fprintf(j->progress, "epoch %3zu: loss %.4f, right %.2f %%\n",
                o->epochs, r->loss, 100 * r->accuracy);
}

static void tell(struct party *me, uint8_t go) {
    for (int id = P0; id < OWNER; id++)
        send_to(me, id, &go, 1);
}

static void watch(struct party *me, const struct watched *w) {
    const struct joint *j = w->joint;
    struct joint_outcome *o = w->outcome;

    while (o->epochs < j->epochs && !o->stopped) {
        struct record r;

        tell(me, 1);
        recv_from(me, P0, &r, sizeof r);
        note(w, &r);
        o->stopped = j->stop ? j->stop() : 0;
    }
    tell(me, 0);
    for (int id = P0; id < OWNER; id++) {
        struct counts c;

        recv_from(me, id, &c, sizeof c);
        o->cost = cost_beside(o->cost, cost_of(id, c.rounds, c.bytes));
        o->cpu += c.cpu;
    }
}

static void body(struct party *me, void *arg) {
    const struct watched *w = arg;

    if (me->id == OWNER)
        watch(me, w);
    else
        play(me, w->joint);
}

int joint_train(const struct joint *j, struct joint_outcome *o,
                struct why *why) {
    struct watched w = {j, o};

    *o = (struct joint_outcome){.auc = NAN};
    if (j->learns < j->cut.batch || j->asks == 0)
        return because(why,
                       "%zu rows to learn from and %zu to ask do not "
                       "do for a batch of %zu",
                       j->learns, j->asks, j->cut.batch);
    return party_fork(body, &w, why);
}
