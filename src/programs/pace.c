/* Tangled from chapters/08-fixed-network.md; edit that file. */
#include <stdlib.h>

#include "fixed.h"
#include "fixnet.h"
#include "idx.h"
#include "matrix.h"
#include "seconds.h"

enum { BATCH = 128, IN = 784, OUT = 256, CACHED = 2048 };
enum { IMAGES = BATCH * IN, PRODUCTS = IMAGES * OUT };

struct bench {
    float *real;
    ring *x, *y, *z, *theta, *onehot;
    struct splitmix random;
    struct fixnet *net;
};

/* Row by column, as on paper: no two steps touch neighbours of y. */
static void on_paper(const ring *x, const ring *y, ring *z) {
    for (size_t i = 0; i < BATCH; i++)
        for (size_t j = 0; j < OUT; j++)
            for (size_t k = 0; k < IN; k++)
                z[i * OUT + j] += x[i * IN + k] * y[k * OUT + j];
}

/* Sixteen products for each number, by a product and three sums for
   two, and nothing to carry: the most that a loop can reach. */
HOT static void ceiling(const ring *restrict x, const ring *restrict c,
                        ring *restrict z) {
    for (size_t k = 0; k < CACHED; k++)
        for (int t = 0; t < 16; t += 2)
            z[k] += (x[k] + c[t]) * (x[k] + c[t + 1]);
}

static const struct job {
    const char *name;
    size_t count; /* of elements, or of products */
} jobs[] = {
    {"floor", CACHED},        {"nearest", CACHED},
    {"stochastic", CACHED},   {"encode", IMAGES},
    {"on-paper", PRODUCTS},   {"askew", PRODUCTS},
    {"forward", PRODUCTS},    {"gradient", PRODUCTS},
    {"ceiling", 16 * CACHED}, {"step", 1},
};
enum { JOBS = sizeof jobs / sizeof *jobs };

static void work(struct bench *b, int job) {
    switch (job) {
    case 0:
    case 1:
    case 2:
        truncate_all(b->x, CACHED, 1, (enum rounding)job, &b->random);
        break;
    case 3:
        encode(b->real, b->x, IMAGES, 16);
        break;
    case 4:
        on_paper(b->x, b->y, b->z);
        break;
    case 5:
        matrix_mul_add(b->x, b->y + 2, b->z + 2, BATCH, IN, OUT);
        break;
    case 6:
        matrix_mul_add(b->x, b->y, b->z, BATCH, IN, OUT);
        break;
    case 7:
        matrix_mul_add(b->x, b->z, b->y, IN, BATCH, OUT);
        break;
    case 8:
        ceiling(b->x, b->y, b->z);
        break;
    default:
        fixnet_step(b->net, b->theta, b->x, b->onehot);
    }
}

static double milliseconds(struct bench *b, int job) {
    double start = seconds();
    work(b, job);
    return 1e3 * (seconds() - start);
}

static void report(struct bench *b, int job) {
    double best = milliseconds(b, job);
    double count = (double)jobs[job].count;
    for (int i = 0; i < 100; i++) {
        double again = milliseconds(b, job);
        best = again < best ? again : best;
    }
    printf("%s,%.3f,%.4f,%.3f\n", jobs[job].name, 1e6 * best / count,
           best, count / best / 1e6);
}

static int bench_open(struct bench *b) {
    const struct network *k = network_find("K");
    b->real = calloc(IMAGES, sizeof *b->real);
    b->x = matrix_room(IMAGES);
    b->y = matrix_room(IN * OUT + 2);
    b->z = matrix_room(BATCH * OUT + 2);
    b->theta = matrix_room(network_parameters(k));
    b->onehot = matrix_room(BATCH * CLASSES);
    b->net = fixnet_open(k, BATCH, 16, (struct descent){9, 0, 0, 0},
                         STOCHASTIC, 1);
    return b->real && b->x && b->y && b->z && b->theta && b->onehot &&
           b->net;
}

static void bench_close(struct bench *b) {
    free(b->real);
    free(b->x);
    free(b->y);
    free(b->z);
    free(b->theta);
    free(b->onehot);
    fixnet_close(b->net);
}

int main(void) {
    struct bench b = {.random = {1}};
    int good = bench_open(&b);
    if (good) {
        puts("what,ns,ms,per_ns");
        for (int job = 0; job < JOBS; job++)
            report(&b, job);
    }
    bench_close(&b);
    return !good;
}
