/* Tangled from chapters/08-fixed-network.md; edit that file. */
#include <stdlib.h>

#include "fixed.h"
#include "fixnet.h"
#include "matrix.h"
#include "plain.h"

enum { BATCH = 128, SHIFT = 9, EPOCHS = 3, SEED = 1, F_MAX = 20 };
static const struct descent descent = {SHIFT, 0, 0, 0};

/* Room for all runs, which follow one another. */
struct bench {
    const struct network *net;
    struct dataset train, test;
    size_t *order;
    float *theta, *x;
    ring *fixed_theta, *fixed_x, *onehot;
};

static int bench_open(struct bench *b) {
    size_t n = network_parameters(b->net);
    size_t pixels = BATCH * network_inputs(b->net);
    b->order = calloc(b->train.count, sizeof *b->order);
    b->theta = calloc(n, sizeof *b->theta);
    b->x = calloc(pixels, sizeof *b->x);
    b->fixed_theta = matrix_room(n);
    b->fixed_x = matrix_room(pixels);
    b->onehot = matrix_room(BATCH * CLASSES);
    return b->order && b->theta && b->x && b->fixed_theta &&
           b->fixed_x && b->onehot;
}

static void bench_close(struct bench *b) {
    free(b->order);
    free(b->theta);
    free(b->x);
    free(b->fixed_theta);
    free(b->fixed_x);
    free(b->onehot);
}

/* The images of batch number i: into x, and their labels. */
static void next_batch(struct bench *b, size_t i, uint8_t *labels) {
    dataset_batch(&b->train, b->order + i * BATCH, BATCH, b->x, labels);
}

static void fixed_step(struct bench *b, struct fixnet *s, int f,
                       const uint8_t *labels) {
    encode(b->x, b->fixed_x, BATCH * network_inputs(b->net), f);
    for (size_t i = 0; i < BATCH; i++)
        for (size_t j = 0; j < CLASSES; j++)
            b->onehot[i * CLASSES + j] = (ring)(j == labels[i]) << f;
    fixnet_step(s, b->fixed_theta, b->fixed_x, b->onehot);
}

/* Train, in floats if s is NULL, from the same start in the same
   order. */
static void train(struct bench *b, struct plain *p, struct fixnet *s,
                  int f) {
    uint8_t labels[BATCH];
    network_init(b->net, b->theta, SEED);
    encode(b->theta, b->fixed_theta, network_parameters(b->net), f);
    for (size_t epoch = 0; epoch < EPOCHS; epoch++) {
        order_shuffle(b->order, b->train.count, SEED, epoch);
        for (size_t i = 0; i < b->train.count / BATCH; i++) {
            next_batch(b, i, labels);
            if (s)
                fixed_step(b, s, f, labels);
            else
                plain_step(p, b->theta, b->x, labels,
                           (float)BATCH / (1 << SHIFT), 0);
        }
    }
}

static double percent(struct bench *b) {
    return 100 * plain_score(b->net, b->theta, &b->test, 0).accuracy;
}

static double plain_percent(struct bench *b) {
    struct plain *p = plain_open(b->net, BATCH);
    if (!p)
        return -1;
    train(b, p, NULL, 0);
    plain_close(p);
    return percent(b);
}

static double fixed_percent(struct bench *b, int f, enum rounding how) {
    struct fixnet *s =
        fixnet_open(b->net, BATCH, f, descent, how, SEED);
    if (!s)
        return -1;
    train(b, NULL, s, f);
    decode(b->fixed_theta, b->theta, network_parameters(b->net), f);
    fixnet_close(s);
    return percent(b);
}

static void run_all(struct bench *b) {
    double plain = plain_percent(b);
    puts("f,floor,nearest,stochastic,plain");
    for (int f = 6; f <= F_MAX; f++) {
        printf("%d", f);
        for (int how = FLOOR; how <= STOCHASTIC; how++)
            printf(",%.2f", fixed_percent(b, f, (enum rounding)how));
        printf(",%.2f\n", plain);
        fflush(stdout);
    }
}

int main(void) {
    struct bench b = {.net = network_find("K")};
    struct why why;
    char which[200];
    if (dataset_find(&b.train, &b.test, which, sizeof which, &why) <
        0) {
        fprintf(stderr, "bits: %s\n", why.text);
        return 1;
    }
    printf("# data: %s\n", which);
    int good = bench_open(&b);
    if (good)
        run_all(&b);
    bench_close(&b);
    dataset_free(&b.train);
    dataset_free(&b.test);
    return !good;
}
