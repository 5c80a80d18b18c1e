/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include "study.h"

#include <math.h>

#include "arrows.h"
#include "auc.h"
#include "fixed.h"
#include "follow.h"
#include "plain.h"
#include "ridge.h"
#include "share.h"

/* Make a study. */
size_t study_learners(const struct houses *h) {
    return h->rows * 4 / 5 / STUDY_BATCH * STUDY_BATCH;
}

static struct network network_of(size_t inputs, size_t width,
                                 size_t classes) {
    const size_t size[] = {inputs, width, width, classes};
    struct network net = {.name = "study", .depth = 5};

    for (size_t l = 0; l < 5; l++) {
        size_t in = size[(l + 1) / 2];

        net.layer[l].kind = l % 2 ? RELU : DENSE;
        net.layer[l].in = in;
        net.layer[l].out = l % 2 ? in : size[l / 2 + 1];
    }
    return net;
}

static int by_value(const void *a, const void *b) {
    float x = *(const float *)a, y = *(const float *)b;

    return (x > y) - (x < y);
}

/* Whose input is above the median? `room` is for as many numbers. */
static void halve(struct study *t, size_t inputs, size_t input,
                  float *room) {
    float median;

    for (size_t i = 0; i < t->rows; i++)
        room[i] = t->x[i * inputs + input];
    qsort(room, t->rows, sizeof *room, by_value);
    median = room[t->rows / 2];
    for (size_t i = 0; i < t->rows; i++)
        t->property[i] = t->x[i * inputs + input] > median;
}
/* Room for all that will be seen. */
static float *take_memory(struct study *t) {
    size_t width = t->net.layer[0].out, n = t->w.rows * width;
    float *next = calloc(3 * n * t->w.epochs + 1, sizeof *next);

    t->memory = next;
    for (size_t e = 0; next && t->w.sight && e < t->w.epochs; e++) {
        t->w.sight[e] = (struct sight){next, next + n, next + 2 * n};
        next += 3 * n;
    }
    return t->memory;
}

static int make_room(struct study *t, const struct houses *h) {
    size_t n = h->rows;

    t->rows = n;
    t->x = calloc(n * h->inputs, sizeof *t->x);
    t->labels = calloc(n, 1);
    t->property = calloc(n, 1);
    t->w.sight = calloc(t->w.epochs, sizeof *t->w.sight);
    t->w.theta =
        calloc(network_parameters(&t->net), sizeof *t->w.theta);
    return t->x && t->labels && t->property && t->w.sight &&
                   t->w.theta && take_memory(t)
               ? 0
               : -1;
}

/* The people, in the order of this seed. */
static int take_people(struct study *t, const struct houses *h,
                       size_t input, uint64_t seed) {
    size_t *order = calloc(t->rows, sizeof *order);
    float *room = calloc(t->rows, sizeof *room);
    int have = order && room;

    if (have)
        order_shuffle(order, t->rows, seed, 0);
    for (size_t i = 0; have && i < t->rows; i++) {
        memcpy(t->x + i * h->inputs, h->x + order[i] * h->inputs,
               h->inputs * sizeof *t->x);
        t->labels[i] = h->labels[order[i]];
    }
    if (have)
        halve(t, h->inputs, input, room);
    free(order);
    free(room);
    return have ? 0 : -1;
}

/* Run a study. */
int study_run(struct study *t, const struct houses *h, size_t input,
              const struct way *way, uint64_t seed, struct why *why) {
    *t = (struct study){
        .net = network_of(h->inputs, way->width, h->classes)};
    t->w = (struct witness){
        .cut = {.net = &t->net,
                .columns = h->columns,
                .batch = STUDY_BATCH,
                .rate = way->rate,
                .first = SUM,
                .scale = scale_of(16, COIN),
                .noise = way->noise,
                .seed = seed},
        .rows = study_learners(h),
        .epochs = way->epochs,
        .seed = seed,
    };
    if (make_room(t, h) < 0 || take_people(t, h, input, seed) < 0)
        return because(why, "no memory for %zu people", h->rows);
    t->w.x = t->x;
    t->w.labels = t->labels;
    return witness_training(&t->w, why);
}

void study_close(struct study *t) {
    free(t->x);
    free(t->labels);
    free(t->property);
    free(t->w.sight);
    free(t->w.theta);
    free(t->memory);
    *t = (struct study){0};
}

/* Ask how well the task is done. */
double study_task(const struct study *t) {
    size_t n = t->rows - t->w.rows, in = network_inputs(&t->net);
    size_t classes = network_outputs(&t->net);
    struct plain *p = plain_open(&t->net, n);
    float *score = calloc(n + 1, sizeof *score);
    const float *out;
    double result = NAN;

    if (p && score) {
        out = plain_forward(p, t->w.theta, t->x + t->w.rows * in);
        for (size_t i = 0; i < n; i++)
            score[i] = out[i * classes + 1];
        result = auc(score, t->labels + t->w.rows, n);
    }
    free(score);
    plain_close(p);
    return result;
}

/* Guess a property. */
/* AUC of the guess from `n` numbers a learner, all standing in `seen`:
   learned on a quarter, asked of the rest. */
static double guess(const struct study *t, const float *seen,
                    size_t n) {
    size_t rows = t->w.rows, known = rows / 4;
    float *y = calloc(rows, sizeof *y);
    struct ridge r = {0};
    double result = NAN;

    for (size_t i = 0; y && i < known; i++)
        y[i] = t->property[i] ? 1 : -1;
    if (y && ridge_fit(&r, seen, y, known, n, 1, 1e-5) == 0) {
        ridge_guess(&r, seen + known * n, y, rows - known);
        result = auc(y, t->property + known, rows - known);
    }
    ridge_free(&r);
    free(y);
    return result;
}

/* The h1 of `looks` epochs side by side. */
static float *side_by_side(const struct study *t, size_t looks) {
    size_t width = t->net.layer[0].out, rows = t->w.rows;
    size_t every = t->w.epochs / looks;
    float *seen = calloc(rows * looks * width, sizeof *seen);

    for (size_t k = 0; seen && k < looks; k++) {
        const struct sight *s =
            &t->w.sight[t->w.epochs - 1 - k * every];

        for (size_t i = 0; i < rows; i++)
            memcpy(seen + (i * looks + k) * width, s->h1 + i * width,
                   width * sizeof *seen);
    }
    return seen;
}
double study_attack(const struct study *t, size_t looks) {
    float *seen = side_by_side(t, looks);
    double result =
        seen ? guess(t, seen, looks * t->net.layer[0].out) : NAN;

    free(seen);
    return result;
}

/* Each number becomes P0's share of it, as a real number from -1 to
   1. */
static void share_out(float *x, size_t n) {
    struct seed seed;
    struct stream *random;
    ring value, share[2];

    seed_fresh(&seed);
    random = stream_open(&seed);
    for (size_t i = 0; random && i < n; i++) {
        value = fixed_of((double)x[i], 16);
        split(MOD_L, random, &value, &share[0], &share[1], 1);
        x[i] = (float)ldexp((double)signed_of(share[0]), 1 - ELL);
    }
    stream_close(random);
}

double study_attack_shares(const struct study *t, size_t looks) {
    size_t n = looks * t->net.layer[0].out;
    float *seen = side_by_side(t, looks);
    double result = NAN;

    if (seen) {
        share_out(seen, t->w.rows * n);
        result = guess(t, seen, n);
    }
    free(seen);
    return result;
}

/* Read labels and follow rows. */
double study_labels(const struct study *t, bool holder) {
    const struct sight *last = &t->w.sight[t->w.epochs - 1];
    size_t rows = t->w.rows, known = rows / 4;
    size_t width = t->net.layer[0].out;
    float *score = calloc(rows, sizeof *score);
    double result = NAN;

    if (score && read_labels(holder ? last->g1 : last->gl, rows, width,
                             t->labels, known, score) == 0)
        result = auc(score + known, t->labels + known, rows - known);
    free(score);
    return result;
}

double study_linked(const struct study *t) {
    const struct sight *last = &t->w.sight[t->w.epochs - 1];
    size_t rows = t->w.rows, right = 0;
    size_t *match = calloc(rows, sizeof *match);

    if (!match)
        return NAN;
    follow(last[-1].h1, last->h1, rows, t->net.layer[0].out, match);
    for (size_t i = 0; i < rows; i++)
        right += match[i] == i;
    free(match);
    return (double)right / (double)rows;
}

/* Add up seeds. */
void tally_add(struct tally *t, double x) {
    t->sum += x;
    t->squares += x * x;
    t->count++;
}

double tally_mean(const struct tally *t) {
    return t->sum / t->count;
}

double tally_deviation(const struct tally *t) {
    double mean = tally_mean(t);
    double square = t->squares / t->count - mean * mean;

    return sqrt(fmax(square, 0) * t->count / (t->count - 1));
}
