/* Tangled from chapters/63-split-program.md; edit that file. */
/* two_houses: what a network in two houses learns, and what a step of
   it costs, a line each way.

     two_houses images NAME       left and right halves, network K
     two_houses cheap NAME        the same by Sum alone
     two_houses table NAME A B    a table's two sheets */
#include "houses.h"
#include "joint.h"
#include "plain.h"
#include "seconds.h"
#include "train.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

static _Noreturn void give_up(const char *what) {
    fprintf(stderr, "two_houses: %s\n", what);
    exit(EXIT_FAILURE);
}

static size_t *numbers(size_t n) {
    size_t *order = calloc(n, sizeof *order);

    if (!order)
        give_up("no memory");
    for (size_t k = 0; k < n; k++)
        order[k] = k;
    return order;
}

static void print_row(const char *name, const char *way,
                      const struct joint_outcome *o) {
    double steps = (double)o->steps;

    printf("%s-%s,%.2f,%.4f,%.0f,%.0f,%.0f,%zu,%.1f,%.1f,%.2f,%.4f\n",
           name, way, 100 * o->accuracy, o->auc,
           (double)o->cost.rounds / steps,
           (double)o->cost.online / steps,
           (double)o->cost.dealt / steps, o->steps, o->seconds, o->cpu,
           1e3 * o->cpu / steps, o->cpu / steps);
    fflush(stdout);
}

/* One training by the three, and its line. */
static void together(struct joint *j, const char *name,
                     const char *way) {
    struct joint_outcome o;
    struct why why;

    if (joint_train(j, &o, &why))
        give_up(why.text);
    print_row(name, way, &o);
}

static struct paillier *key_of(size_t bits) {
    struct paillier *key;
    struct seed seed;
    struct stream *random;
    struct why why;

    seed_fresh(&seed);
    random = stream_open(&seed);
    if (!random || paillier_make(&key, bits, random, &why))
        give_up("no key");
    stream_close(random);
    return key;
}

static void by_encryption(struct joint j, const char *name,
                          size_t bits) {
    char way[16];

    snprintf(way, sizeof way, "he-%zu", bits);
    j.key = key_of(bits);
    together(&j, name, way);
    paillier_close(j.key);
}

/* By SS the training is that by Sum to the last bit: some steps do. */
static void by_shares(struct joint *j, const char *name) {
    size_t learns = j->learns, epochs = j->epochs;

    together(j, name, "sum");
    j->cut.first = HARDENED;
    together(j, name, "hardened");
    j->cut.first = SS;
    j->learns = 10 * j->cut.batch;
    j->epochs = 1;
    together(j, name, "ss");
    j->learns = learns;
    j->epochs = epochs;
    j->cut.first = SUM;
}

/* What one trains with alone. */
struct lone {
    const struct joint *joint;
    size_t from, to; /* its inputs */
    struct network net;
    float *x, *theta;
    uint8_t *labels;
};

static void fetch_rows(struct lone *l, const struct known *k,
                       const size_t *which) {
    size_t batch = l->joint->cut.batch;

    known_inputs(k, l->from, l->to, which, batch, l->x);
    known_labels(k, which, batch, l->labels);
}

static size_t learn_alone(struct lone *l, struct plain *p) {
    const struct joint *j = l->joint;
    size_t batch = j->cut.batch, steps = 0;
    size_t *order = numbers(j->learns);

    for (size_t e = 0; e < j->epochs; e++) {
        order_shuffle(order, j->learns, j->cut.seed, e);
        for (size_t k = 0; k < j->learns; k++)
            order[k] = j->from_learn[order[k]];
        for (size_t k = 0; k + batch <= j->learns; k += batch) {
            fetch_rows(l, &j->learn, order + k);
            plain_step(p, l->theta, l->x, l->labels, j->cut.rate, 0);
            steps++;
        }
    }
    free(order);
    return steps;
}

static size_t count_right(struct lone *l, struct plain *p, size_t at,
                          size_t fresh) {
    const struct joint *j = l->joint;
    size_t classes = j->ask.classes, batch = j->cut.batch, right = 0;
    const float *y;

    fetch_rows(l, &j->ask, j->from_ask + at);
    y = plain_forward(p, l->theta, l->x);
    for (size_t i = batch - fresh; i < batch; i++) {
        size_t best = 0;

        for (size_t c = 1; c < classes; c++)
            best =
                y[i * classes + c] > y[i * classes + best] ? c : best;
        right += best == l->labels[i];
    }
    return right;
}

static double ask_alone(struct lone *l, struct plain *p) {
    size_t batch = l->joint->cut.batch, n = l->joint->asks, right = 0;
    size_t at = 0;

    for (; at + batch <= n; at += batch)
        right += count_right(l, p, at, batch);
    if (at < n)
        right += count_right(l, p, n - batch, n - at);
    return (double)right / (double)n;
}

/* The same training in the clear, of the inputs `from` to `to` - 1. */
static void alone(const struct joint *j, const char *name,
                  const char *way, size_t from, size_t to) {
    struct lone l = {j, from, to, *j->cut.net, NULL, NULL, NULL};
    struct joint_outcome o = {.auc = NAN};
    double start = seconds();
    clock_t before = clock();
    struct plain *p;

    l.net.layer[0].in = to - from;
    p = plain_open(&l.net, j->cut.batch);
    l.x = calloc(j->cut.batch * (to - from), sizeof *l.x);
    l.theta = calloc(network_parameters(&l.net), sizeof *l.theta);
    l.labels = calloc(j->cut.batch, 1);
    if (!p || !l.x || !l.theta || !l.labels)
        give_up("no memory");
    network_init(&l.net, l.theta, j->cut.seed);
    o.steps = learn_alone(&l, p);
    o.seconds = seconds() - start;
    o.cpu = (double)(clock() - before) / CLOCKS_PER_SEC;
    o.accuracy = ask_alone(&l, p);
    print_row(name, way, &o);
    plain_close(p);
    free(l.x);
    free(l.theta);
    free(l.labels);
}

/* By encryption one step, which is long. */
static void by_all(struct joint j, const char *name) {
    by_shares(&j, name);
    j.epochs = 1;
    j.learns = j.asks = j.cut.batch;
    by_encryption(j, name, 2048);
    by_encryption(j, name, 3072);
}

static void of_images(const char *name, bool cheap) {
    struct images images = {.source = ""};
    struct why why;
    struct joint j = {.epochs = 5};
    size_t half;

    if (images_read(&images, &why))
        give_up(why.text);
    j.learn = known_halves(&images.train);
    j.ask = known_halves(&images.test);
    j.learns = j.learn.count;
    j.asks = j.ask.count;
    j.from_learn = j.from_ask = numbers(j.learns);
    half = j.learn.columns;
    j.cut = (struct cut){.net = network_find("K"),
                         .columns = half,
                         .batch = 128,
                         .rate = 0.25F,
                         .scale = scale_of(16, COIN),
                         .seed = 1};
    alone(&j, name, "left", 0, half);
    alone(&j, name, "right", half, 2 * half);
    alone(&j, name, "joined", 0, 2 * half);
    if (cheap)
        together(&j, name, "sum");
    else
        by_all(j, name);
    images_free(&images);
}

static void of_table(const char *name, const char *a, const char *b) {
    struct network net = {.name = "table", .depth = 5};
    struct joint j = {.epochs = 30};
    struct houses h;
    struct why why;
    size_t *rows;

    if (houses_load(&h, a, b, &why))
        give_up(why.text);
    rows = numbers(h.rows);
    order_shuffle(rows, h.rows, 1, SIZE_MAX);
    for (size_t l = 0; l < 5; l++)
        net.layer[l] = (struct layer){.kind = l % 2 ? RELU : DENSE,
                                      .in = l ? 8 : h.inputs,
                                      .out = l == 4 ? h.classes : 8};
    j.learn = (struct known){.x = h.x,
                             .labels = h.labels,
                             .count = h.rows,
                             .inputs = h.inputs,
                             .classes = h.classes,
                             .columns = h.columns};
    j.ask = j.learn;
    j.learns = h.rows * 4 / 5;
    j.asks = h.rows - j.learns;
    j.from_learn = rows;
    j.from_ask = rows + j.learns;
    j.cut = (struct cut){.net = &net,
                         .columns = h.columns,
                         .batch = 64,
                         .rate = 0.125F,
                         .scale = scale_of(16, COIN),
                         .seed = 1};
    by_shares(&j, name);
    by_encryption(j, name, 2048);
    houses_free(&h);
    free(rows);
}

int main(int argc, char **argv) {
    if (argc == 3 && strcmp(argv[1], "images") == 0)
        of_images(argv[2], false);
    else if (argc == 3 && strcmp(argv[1], "cheap") == 0)
        of_images(argv[2], true);
    else if (argc == 5 && strcmp(argv[1], "table") == 0)
        of_table(argv[2], argv[3], argv[4]);
    else
        give_up("images NAME, cheap NAME, or table NAME A B");
    return EXIT_SUCCESS;
}
