/* Tangled from chapters/44-hidden-layer.md; edit that file. */
#include "fixed.h"
#include "he.h"
#include "seconds.h"
#include "sides.h"

enum { BATCH = 128, EPOCHS = 5, FEW = 5, BITS = 2048 };

/* Training network K on two halves in one way, and what came of it. */
struct bargain {
    const struct dataset *learnt, *test;
    const float *x, *asked; /* their images, left halves first */
    struct cut cut;
    struct paillier *key; /* at P2; NULL: no encryption */
    size_t steps;
    struct cost cost; /* of a step */
    double seconds;   /* a step */
    size_t right, of; /* answers */
};

/* A party's part: how it goes up, and comes down. */
struct part {
    struct bargain *b;
    struct split *split;
    struct he he;
    size_t *order;
    float *x;
    uint8_t *labels;
};

static void take_batch(struct part *p, int id, const float *x,
                       const uint8_t *labels, const size_t *which) {
    size_t half = SIDES_PIXELS / 2;

    for (size_t i = 0; i < BATCH && id != P2; i++) {
        memcpy(p->x + i * half,
               x + which[i] * SIDES_PIXELS + (id == P1 ? half : 0),
               half * sizeof *x);
        p->labels[i] = labels[which[i]];
    }
}

static void learn(struct party *me, struct part *p) {
    struct bargain *b = p->b;
    size_t n = b->learnt->count, each = n / BATCH;

    for (size_t i = 0; i < b->steps; i++) {
        if (i % each == 0)
            order_shuffle(p->order, n, 1, i / each);
        take_batch(p, me->id, b->x, b->learnt->labels,
                   p->order + i % each * BATCH);
        if (b->key)
            he_step(me, &p->he, p->x, me->id == P0 ? p->labels : NULL);
        else
            split_step(me, p->split, p->x,
                       me->id == P0 ? p->labels : NULL);
    }
}

/* P0 counts its right answers. */
static void ask(struct party *me, struct part *p) {
    struct bargain *b = p->b;
    size_t which[BATCH];

    for (size_t i = 0; i + BATCH <= b->test->count; i += BATCH) {
        for (size_t k = 0; k < BATCH; k++)
            which[k] = i + k;
        take_batch(p, me->id, b->asked, b->test->labels, which);
        split_forward(me, p->split, p->x);
        for (size_t k = 0; k < BATCH && me->id == P0; k++) {
            const float *row = p->split->probability + k * CLASSES;
            size_t best = 0;

            for (size_t c = 1; c < CLASSES; c++)
                best = row[c] > row[best] ? c : best;
            b->right += best == p->labels[k];
            b->of++;
        }
        split_done(me, p->split);
    }
}

static void body(struct party *me, void *arg) {
    struct bargain *b = arg;
    struct part p = {.b = b};
    struct split split;
    double start = 0;

    if (me->id == OWNER)
        return;
    p.x = take_floats(me, BATCH * SIDES_PIXELS / 2);
    p.labels = take_bytes(me, BATCH);
    p.order =
        (size_t *)take_bytes(me, b->learnt->count * sizeof *p.order);
    if (b->key) {
        he_open(me, &p.he, b->cut, me->id == P2 ? b->key : NULL, BITS);
        p.split = &p.he.split;
    } else {
        split = split_open(me, b->cut);
        p.split = &split;
    }
    start = seconds();
    learn(me, &p);
    if (me->id == P0)
        b->seconds = (seconds() - start) / (double)b->steps;
    if (b->key)
        he_close(&p.he);
    else
        ask(me, &p);
}

/* One line of the table. The costs are those that the headers state,
   and that their tests count. */
static int strike(struct bargain *b, const char *name,
                  struct why *why) {
    b->cost =
        b->key ? he_step_cost(&b->cut, BITS) : split_step_cost(&b->cut);
    if (party_threads(body, b, why) < 0)
        return -1;
    printf("%s,%lu,%.3f,%.2f,", name, (unsigned long)b->cost.rounds,
           (double)(b->cost.online + b->cost.dealt) / 1e6,
           1000 * b->seconds);
    if (b->of)
        printf("%.2f", 100 * (double)b->right / (double)b->of);
    putchar('\n');
    fflush(stdout);
    return 0;
}

static int strike_all(struct bargain b, struct why *why) {
    const struct {
        const char *name;
        enum first first;
    } ways[] = {{"hardened", HARDENED}, {"sum", SUM}};
    struct seed seed;
    struct stream *random;
    int bad = 0;

    for (size_t k = 0; !bad && k < 2; k++) {
        struct bargain own = b;

        own.cut.first = ways[k].first;
        bad = strike(&own, ways[k].name, why) < 0;
    }
    if (bad || !paillier_built())
        return bad;
    seed_fresh(&seed);
    random = stream_open(&seed);
    if (!random || paillier_make(&b.key, BITS, random, why) < 0)
        return -1;
    stream_close(random);
    b.steps = FEW;
    bad = strike(&b, "he", why) < 0;
    paillier_close(b.key);
    return bad ? -1 : 0;
}

static float *images(const struct dataset *d) {
    float *x = calloc(d->count * SIDES_PIXELS + 1, sizeof *x);

    if (x)
        sides_take(d, x, d->count);
    return x;
}

int main(void) {
    struct dataset learnt, test;
    struct why why = {"no memory"};
    char which[200];
    float *x = NULL, *asked = NULL;
    struct bargain b = {.learnt = &learnt, .test = &test};
    int bad =
        dataset_find(&learnt, &test, which, sizeof which, &why) < 0;

    b.cut = (struct cut){.net = network_find("K"),
                         .columns = SIDES_PIXELS / 2,
                         .batch = BATCH,
                         .rate = 0.25f,
                         .scale = scale_of(16, COIN),
                         .seed = 1};
    b.steps = bad ? 0 : learnt.count / BATCH * EPOCHS;
    if (!bad) {
        b.x = x = images(&learnt);
        b.asked = asked = images(&test);
        puts("way,rounds,mb,ms,accuracy");
        bad = !x || !asked || strike_all(b, &why) < 0;
    }
    if (bad)
        fprintf(stderr, "bought: %s\n", why.text);
    free(x);
    free(asked);
    dataset_free(&learnt);
    dataset_free(&test);
    return bad;
}
