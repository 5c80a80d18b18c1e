/* Tangled from chapters/63-split-program.md; edit that file. */
#include "auc.h"
#include "plain.h"
#include "study.h"

enum { SEEDS = 10, EPOCHS = 30, TOGETHER = 0, FIRST, SECOND, WAYS };

static const char *const sets[] = {"credit", "german", "lending"};

/* Some columns of all people of a study. */
static float *columns_of(const struct study *t, size_t from,
                         size_t to) {
    size_t all = network_inputs(&t->net), own = to - from;
    float *x = calloc(t->rows * own, sizeof *x);

    for (size_t i = 0; x && i < t->rows; i++)
        memcpy(x + i * own, t->x + i * all + from, own * sizeof *x);
    return x;
}

/* Learn from x alone as the study did from all, in the clear. */
static int learn(const struct study *t, const struct network *net,
                 const float *x, float *theta) {
    size_t in = network_inputs(net), rows = t->w.rows;
    struct plain *p = plain_open(net, STUDY_BATCH);
    size_t *order = calloc(rows, sizeof *order);
    float *batch = calloc(STUDY_BATCH * in, sizeof *batch);
    uint8_t labels[STUDY_BATCH];
    int have = p && order && batch;

    network_init(net, theta, t->w.seed);
    for (size_t e = 0; have && e < EPOCHS; e++) {
        order_shuffle(order, rows, t->w.seed, e);
        for (size_t i = 0; i < rows; i++) {
            memcpy(batch + i % STUDY_BATCH * in, x + order[i] * in,
                   in * sizeof *x);
            labels[i % STUDY_BATCH] = t->labels[order[i]];
            if (i % STUDY_BATCH == STUDY_BATCH - 1)
                plain_step(p, theta, batch, labels, t->w.cut.rate, 0);
        }
    }
    plain_close(p);
    free(order);
    free(batch);
    return have ? 0 : -1;
}

/* The AUC that one house reaches with its own columns. */
static double alone(const struct study *t, size_t from, size_t to) {
    struct study own = *t;
    double result = 0;

    own.x = columns_of(t, from, to);
    own.net.layer[0].in = to - from;
    own.w.theta =
        calloc(network_parameters(&t->net), sizeof *own.w.theta);
    if (own.x && own.w.theta &&
        learn(t, &own.net, own.x, own.w.theta) == 0)
        result = study_task(&own);
    free(own.x);
    free(own.w.theta);
    return result;
}

static int try_seeds(const struct houses *h, struct tally tally[WAYS],
                     struct why *why) {
    struct way way = {8, EPOCHS, 0.1f, {0, 0, false}};
    struct study t;
    int bad = 0;

    for (uint64_t seed = 1; !bad && seed <= SEEDS; seed++) {
        bad = study_run(&t, h, 0, &way, seed, why) < 0;
        if (!bad) {
            tally_add(&tally[TOGETHER], study_task(&t));
            tally_add(&tally[FIRST], alone(&t, 0, h->columns));
            tally_add(&tally[SECOND], alone(&t, h->columns, h->inputs));
        }
        study_close(&t);
    }
    return bad ? -1 : 0;
}

static int try_set(const char *set, struct why *why) {
    struct houses h;
    struct tally tally[WAYS] = {{0, 0, 0}};
    char a[100], b[100];
    int bad;

    snprintf(a, sizeof a, "data/tables/%s-a.csv", set);
    snprintf(b, sizeof b, "data/tables/%s-b.csv", set);
    if (houses_load(&h, a, b, why) < 0)
        return -1;
    bad = try_seeds(&h, tally, why) < 0;
    printf("%s,%zu,%zu,%zu,%zu", set, h.rows, h.columns,
           h.inputs - h.columns, h.fa.filled + h.fb.filled);
    for (int k = 0; k < WAYS; k++)
        printf(",%.4f,%.4f", tally_mean(&tally[k]),
               tally_deviation(&tally[k]));
    putchar('\n');
    fflush(stdout);
    houses_free(&h);
    return bad ? -1 : 0;
}

int main(void) {
    struct why why;

    puts("set,rows,first_inputs,second_inputs,filled,together,"
         "together_sd,first,first_sd,second,second_sd");
    for (size_t k = 0; k < sizeof sets / sizeof *sets; k++)
        if (try_set(sets[k], &why) < 0) {
            fprintf(stderr, "joined: %s\n", why.text);
            return 1;
        }
    return 0;
}
