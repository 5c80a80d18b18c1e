/* Tangled from chapters/40-ternary.md; edit that file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixed.h"
#include "intnet.h"

enum { BATCH = 128, HELD = 5000, EPOCHS = 5, PATHS = 4 };

/* How latent weights are treated: as they should be; never cut; or made
   ternary after every eighth step alone. */
enum way { USUAL, UNCUT, EIGHTH, WAYS };
static const char *const way_words[] = {"usual", "uncut", "eighth"};

struct training {
    const struct network *net;
    const struct shifts *shifts;
    struct dataset fit, held;
    struct intnet *clear;
    size_t *order;
    ring *theta, *frozen, *weight, *x, *onehot;
    float *image;
};

/* The last images are held back. */
static void hold_back(struct training *t, const struct dataset *all) {
    size_t n = all->count - HELD;
    t->fit = t->held = *all;
    t->fit.count = n;
    t->held.count = HELD;
    t->held.pixels += n * all->rows * all->cols;
    t->held.labels += n;
}

static void begin(struct training *t, const struct dataset *all) {
    size_t inputs, n;
    t->net = network_find("A");
    t->shifts = shifts_find("ternary", "A");
    hold_back(t, all);
    n = network_parameters(t->net);
    inputs = network_inputs(t->net);
    struct descent d = {.steady = 3 * (t->fit.count / BATCH),
                        .halve = t->fit.count / BATCH};
    t->clear = intnet_open(t->net, t->shifts, BATCH, d);
    t->order = calloc(t->fit.count, sizeof *t->order);
    t->theta = calloc(n, sizeof(ring));
    t->frozen = calloc(n, sizeof(ring));
    t->weight = calloc(n, sizeof(ring));
    t->x = calloc(BATCH * inputs, sizeof(ring));
    t->image = calloc(BATCH * inputs, sizeof(float));
    t->onehot = calloc(BATCH * CLASSES, sizeof(ring));
    if (!t->clear || !t->order || !t->theta || !t->frozen ||
        !t->weight || !t->x || !t->image || !t->onehot)
        abort();
    intnet_init(t->net, t->shifts, t->theta, 1);
}

static void end(struct training *t) {
    ring *all[] = {t->theta, t->frozen, t->weight, t->x, t->onehot};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        free(all[i]);
    free(t->order);
    free(t->image);
    intnet_close(t->clear);
}

static void load(struct training *t, size_t batch) {
    uint8_t label[BATCH];
    dataset_batch(&t->fit, t->order + batch * BATCH, BATCH, t->image,
                  label);
    encode(t->image, t->x, BATCH * network_inputs(t->net),
           t->shifts->pixel);
    memset(t->onehot, 0, BATCH * CLASSES * sizeof(ring));
    for (size_t k = 0; k < BATCH; k++)
        t->onehot[k * CLASSES + label[k]] = 1;
}

static void step(struct training *t, enum way way, size_t steps) {
    size_t n = network_parameters(t->net);
    bool cuts = (steps + 1) % CUT_EVERY == 0;
    intnet_go_on(t->clear, way != USUAL && cuts ? steps - 1 : steps);
    if (way != EIGHTH) {
        intnet_step(t->clear, t->theta, t->x, t->onehot);
        return;
    }
    if (steps % 8 == 0)
        memcpy(t->frozen, t->theta, n * sizeof(ring));
    memcpy(t->weight, t->frozen, n * sizeof(ring));
    intnet_step(t->clear, t->weight, t->x, t->onehot);
    for (size_t k = 0; k < n; k++)
        t->theta[k] = mod_L(t->theta[k] + t->weight[k] - t->frozen[k]);
    shifts_cut(t->shifts, t->theta, n, steps + 1);
}

static void tell(struct training *t, enum way way, size_t epoch,
                 ring *before) {
    size_t n = network_parameters(t->net), zeros = 0, turned = 0;
    size_t far = 0, weights = 0;
    struct score score;
    intnet_use(t->net, t->shifts, t->theta, t->weight);
    score = intnet_score(t->net, t->shifts, t->weight, &t->held, 0);
    for (size_t l = 0; l < t->net->depth; l++)
        for (size_t k = network_weights(t->net, l);
             k < network_biases(t->net, l); k++) {
            double v = real_of(t->theta[k], t->shifts->latent);
            weights++;
            zeros += t->weight[k] == 0;
            turned += t->weight[k] != before[k];
            far += v > 1.5 || v < -1.5;
        }
    memcpy(before, t->weight, n * sizeof(ring));
    printf("%s-%zu,%s,%zu,%.2f,%.1f,%.1f,%.1f\n", way_words[way], epoch,
           way_words[way], epoch, 100 * score.accuracy,
           100.0 * (double)zeros / (double)weights,
           100.0 * (double)turned / (double)weights,
           100.0 * (double)far / (double)weights);
    fflush(stdout);
}

static void train(const struct dataset *all, enum way way) {
    struct training t = {0};
    begin(&t, all);
    size_t per = t.fit.count / BATCH, n = network_parameters(t.net);
    ring *before = calloc(n, sizeof *before);
    if (!before)
        abort();
    intnet_use(t.net, t.shifts, t.theta, before);
    for (size_t epoch = 0; epoch < EPOCHS; epoch++) {
        order_shuffle(t.order, t.fit.count, 1, epoch);
        for (size_t i = 0; i < per; i++) {
            load(&t, i);
            step(&t, way, epoch * per + i);
        }
        tell(&t, way, epoch + 1, before);
    }
    free(before);
    end(&t);
}

static void follow(const struct dataset *all) {
    static const size_t which[PATHS] = {11, 500, 4000, 9000};
    struct training t = {0};
    begin(&t, all);
    size_t per = t.fit.count / BATCH, at = network_weights(t.net, 2);
    order_shuffle(t.order, t.fit.count, 1, 0);
    printf("step,first,second,third,fourth\n");
    for (size_t i = 0; i < per; i++) {
        printf("%zu", i);
        for (size_t k = 0; k < PATHS; k++)
            printf(",%.4f",
                   real_of(t.theta[at + which[k]], t.shifts->latent));
        printf("\n");
        load(&t, i);
        step(&t, USUAL, i);
    }
    end(&t);
}

/* With any argument the paths, else the ways. */
int main(int argc, char **argv) {
    struct dataset all, test;
    char name[200];
    struct why why;
    (void)argv;
    if (dataset_find(&all, &test, name, sizeof name, &why)) {
        fprintf(stderr, "%s\n", why.text);
        return 1;
    }
    if (argc > 1) {
        follow(&all);
    } else {
        printf("name,way,epoch,accuracy,zeros,turned,far\n");
        for (int way = 0; way < WAYS; way++)
            train(&all, (enum way)way);
    }
    dataset_free(&all);
    dataset_free(&test);
}
