/* Tangled from chapters/09-few-bits.md; edit that file. */
#include <stdlib.h>
#include <string.h>

#include "fixed.h"
#include "intnet.h"
#include "matrix.h"

enum { BATCH = 128, EPOCHS = 5, TRAINED = 55000, SHOWN = 10 };

/* A training with one thing changed. */
struct trial {
    const char *name, *net;
    uint64_t seed;
    int faster;  /* bits more that gradients are shifted up */
    int coarser; /* bits more that are dropped everywhere */
    bool unbounded;
};

static const struct trial trials[] = {
    {"K", "K", 1, 0, 0, false},
    {"A", "A", 1, 0, 0, false},
    {"A-seed-2", "A", 2, 0, 0, false},
    {"unbounded", "A", 1, 0, 0, true},
    {"fast", "A", 1, 2, 0, false},
    {"slow", "A", 1, -2, 0, false},
    {"coarse", "A", 1, 0, 3, false},
};
enum { TRIALS = sizeof trials / sizeof *trials };

static struct shifts shifts_of(const struct trial *t) {
    struct shifts f = *shifts_find("few-bits", t->net);
    for (int l = 0; l < LAYERS_MAX; l++) {
        f.up[l] += f.up[l] ? t->faster : 0;
        f.down[l] += f.down[l] ? t->coarser : 0;
        f.back[l] += f.back[l] ? t->coarser : 0;
    }
    if (t->unbounded)
        f.most = 1 << 30;
    return f;
}

struct bench {
    const struct network *net;
    struct shifts shifts;
    struct intnet *s;
    size_t *order;
    float *image;
    ring *theta, *weight, *x, *y;
    int64_t sum, latent; /* the largest */
};

static int bench_open(struct bench *b, const struct trial *t) {
    const struct descent d = {0, 0, 3 * (TRAINED / BATCH),
                              TRAINED / BATCH};
    size_t n, pixels;
    *b = (struct bench){.net = network_find(t->net),
                        .shifts = shifts_of(t)};
    n = network_parameters(b->net);
    pixels = BATCH * network_inputs(b->net);
    b->s = intnet_open(b->net, &b->shifts, BATCH, d);
    b->order = calloc(TRAINED, sizeof *b->order);
    b->image = calloc(pixels, sizeof *b->image);
    b->theta = matrix_room(n);
    b->weight = matrix_room(n);
    b->x = matrix_room(pixels);
    b->y = matrix_room(BATCH * CLASSES);
    return b->s && b->order && b->image && b->theta && b->weight &&
           b->x && b->y;
}

static void bench_close(struct bench *b) {
    intnet_close(b->s);
    free(b->order);
    free(b->image);
    free(b->theta);
    free(b->weight);
    free(b->x);
    free(b->y);
}

static void look_at(int64_t *largest, const ring *x, size_t n) {
    for (size_t k = 0; k < n; k++)
        *largest = llabs(signed_of(x[k])) > *largest
                       ? llabs(signed_of(x[k]))
                       : *largest;
}

static void look(struct bench *b) {
    for (size_t l = 0; l < b->net->depth; l++)
        look_at(&b->sum, intnet_output(b->s, l),
                BATCH * b->net->layer[l].out);
    look_at(&b->latent, b->theta, network_parameters(b->net));
}

static int bits_of(int64_t x) {
    int bits = 0;
    for (; x; x >>= 1)
        bits++;
    return bits;
}

static void train_epoch(struct bench *b, const struct dataset *d,
                        uint64_t seed, size_t epoch) {
    uint8_t labels[BATCH];
    order_shuffle(b->order, TRAINED, seed, epoch);
    for (size_t i = 0; i < TRAINED / BATCH; i++) {
        dataset_batch(d, b->order + i * BATCH, BATCH, b->image, labels);
        encode(b->image, b->x, BATCH * network_inputs(b->net),
               b->shifts.pixel);
        for (size_t k = 0; k < BATCH * CLASSES; k++)
            b->y[k] = labels[k / CLASSES] == k % CLASSES;
        intnet_step(b->s, b->theta, b->x, b->y);
        if (i % SHOWN == 0)
            look(b);
    }
}

/* The images that were kept. */
static struct dataset kept(const struct dataset *d) {
    struct dataset last = *d;
    last.count = d->count - TRAINED;
    last.pixels = d->pixels + TRAINED * d->rows * d->cols;
    last.labels = d->labels + TRAINED;
    return last;
}

static int try_out(const struct trial *t, const struct dataset *d) {
    struct bench b;
    struct dataset judge = kept(d);
    struct score score = {0, 0, 0};
    int good = bench_open(&b, t);
    if (good) {
        intnet_init(b.net, &b.shifts, b.theta, t->seed);
        printf("%s", t->name);
    }
    for (size_t epoch = 0; good && epoch < EPOCHS; epoch++) {
        train_epoch(&b, d, t->seed, epoch);
        intnet_use(b.net, &b.shifts, b.theta, b.weight);
        score = intnet_score(b.net, &b.shifts, b.weight, &judge, 0);
        printf(",%.2f", 100 * score.accuracy);
    }
    if (good)
        printf(",%.2f,%d,%d\n", 100 - 100 * score.accuracy,
               bits_of(b.sum), bits_of(b.latent));
    fflush(stdout);
    bench_close(&b);
    return good;
}

int main(void) {
    struct dataset train, test;
    struct why why;
    char which[200];
    int good = 1;
    if (dataset_find(&train, &test, which, sizeof which, &why) < 0) {
        fprintf(stderr, "tuning: %s\n", why.text);
        return 1;
    }
    printf("# data: %s\nwhat,epoch1,epoch2,epoch3,epoch4,epoch5,missed,"
           "sum_bits,latent_bits\n",
           which);
    for (int i = 0; good && i < TRIALS; i++)
        good = try_out(&trials[i], &train);
    dataset_free(&train);
    dataset_free(&test);
    return !good;
}
