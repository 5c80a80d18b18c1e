/* Tangled from chapters/04-backprop.md; edit that file. */
#include <stdlib.h>

#include "plain.h"
#include "seconds.h"

enum { BATCH = 128, EPOCHS = 15, SEED = 1, SLOWEST = 5 };

/* All that a run holds. */
struct run {
    const struct network *net;
    struct plain *plain;
    float *theta, *x;
    size_t *order;
};

/* Train for one epoch; the mean loss of its batches. */
static double epoch(struct run *r, const struct dataset *train,
                    size_t number, float rate) {
    size_t batches = train->count / BATCH;
    uint8_t labels[BATCH];
    double loss = 0;
    order_shuffle(r->order, train->count, SEED, number);
    for (size_t i = 0; i < batches; i++) {
        dataset_batch(train, r->order + i * BATCH, BATCH, r->x, labels);
        loss += (double)plain_step(r->plain, r->theta, r->x, labels,
                                   rate, 0);
    }
    return loss / (double)batches;
}

/* Train anew with the rate 2^-shift and print a line an epoch. */
static void train_at(struct run *r, const struct dataset *train,
                     const struct dataset *test, int shift) {
    network_init(r->net, r->theta, SEED);
    for (size_t i = 0; i < EPOCHS; i++) {
        double start = seconds();
        double loss = epoch(r, train, i, 1.0f / (float)(1 << shift));
        double time = seconds() - start;
        struct score s = plain_score(r->net, r->theta, test, 0);
        printf("%s-%d-%zu,%s,%d,%zu,%.4f,%.4f,%.2f,%.2f\n",
               r->net->name, shift, i + 1, r->net->name, shift, i + 1,
               loss, s.loss, 100 * s.accuracy, time);
        fflush(stdout);
    }
}

static int train_all(const char *name, const struct dataset *train,
                     const struct dataset *test) {
    const struct network *net = network_find(name);
    struct run r = {
        .net = net,
        .plain = plain_open(net, BATCH),
        .theta = calloc(network_parameters(net), sizeof(float)),
        .x = calloc(BATCH * network_inputs(net), sizeof(float)),
        .order = calloc(train->count, sizeof(size_t)),
    };
    int good = r.plain && r.theta && r.x && r.order;
    for (int shift = 0; good && shift <= SLOWEST; shift++)
        train_at(&r, train, test, shift);
    plain_close(r.plain);
    free(r.theta);
    free(r.x);
    free(r.order);
    return good ? 0 : -1;
}

int main(void) {
    struct dataset train, test;
    struct why why;
    char which[200];
    if (dataset_find(&train, &test, which, sizeof which, &why) < 0) {
        fprintf(stderr, "rates: %s\n", why.text);
        return 1;
    }
    printf("# data: %s\n", which);
    puts("run,net,shift,epoch,loss,test_loss,accuracy,seconds");
    int bad = train_all("K", &train, &test) < 0 ||
              train_all("A", &train, &test) < 0;
    dataset_free(&train);
    dataset_free(&test);
    return bad;
}
