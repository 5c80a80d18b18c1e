/* Tangled from chapters/34-costs.md; edit that file. */
#include "measure.h"
#include "seconds.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

/* Where rounds, bytes and time of a training step go, part by part; as
   comma-separated values. */

enum part {
    FORWARD, /* until the softmax, whatever is none of the others */
    RELUS,
    MAXIMUM,
    EXPONENTIAL,
    RECIPROCAL,
    PRODUCT, /* and whatever else is softmax */
    GRADIENT,
    BACK, /* after the softmax */
    PARTS
};

static const char *const part_name[PARTS] = {
    "dense layers",      "ReLU",
    "maximum",           "exponential",
    "reciprocal",        "product",
    "back through ReLU", "back through dense layers"};

enum { FIRST = 3, RUNS = 34, MARKS = 64, BATCH = 128 };

/* The end of a part. */
struct mark {
    enum part part;
    struct cost cost;
    double at;
};

struct diary {
    size_t runs, marks;
    struct mark mark[RUNS][MARKS];
};

/* The wrapped functions have no argument for these. */
static struct {
    struct diary *diary; /* of all parties, shared */
    enum part part;      /* where this party is */
} now;

static void turn_to(struct party *me, enum part part) {
    struct diary *d = &now.diary[me->id];

    if (part != now.part && d->marks < MARKS)
        d->mark[d->runs][d->marks++] = (struct mark){
            now.part, {me->depth, party_bytes(me)}, seconds()};
    now.part = part;
}

/* Into a part, if it belongs where we are; returns where that is, to be
   turned to afterwards. */
static enum part enter(struct party *me, enum part part, bool belongs) {
    enum part from = now.part;

    turn_to(me, belongs ? part : from);
    return from;
}

static bool between_layers(void) {
    return now.part == FORWARD || now.part == BACK;
}

typedef void relu_fn(struct party *me, const ring *x, ring *y,
                     ring *bit, size_t n);
typedef void multiply_fn(struct party *me, const ring *x, const ring *y,
                         ring *z, size_t n);
typedef void softmax_fn(struct party *me, const ring *u, ring *p,
                        size_t rows, size_t cols, struct scale s);
typedef void maxpool_fn(struct party *me, const ring *x, ring *max,
                        ring *index, size_t groups, size_t size);
typedef void exponential_fn(struct party *me, const ring *v, ring *e,
                            size_t n, struct scale s);
typedef void reciprocal_fn(struct party *me, const ring *y, ring *q,
                           size_t n, size_t bound, struct scale s);

relu_fn __real_relu, __wrap_relu;
multiply_fn __real_multiply, __wrap_multiply;
softmax_fn __real_softmax, __wrap_softmax;
maxpool_fn __real_maxpool, __wrap_maxpool;
exponential_fn __real_exponential, __wrap_exponential;
reciprocal_fn __real_reciprocal, __wrap_reciprocal;

void __wrap_relu(struct party *me, const ring *x, ring *y, ring *bit,
                 size_t n) {
    enum part from = enter(me, RELUS, between_layers());

    __real_relu(me, x, y, bit, n);
    turn_to(me, from);
}

void __wrap_multiply(struct party *me, const ring *x, const ring *y,
                     ring *z, size_t n) {
    enum part from = enter(me, GRADIENT, between_layers());

    __real_multiply(me, x, y, z, n);
    turn_to(me, from);
}

void __wrap_softmax(struct party *me, const ring *u, ring *p,
                    size_t rows, size_t cols, struct scale s) {
    turn_to(me, PRODUCT);
    __real_softmax(me, u, p, rows, cols, s);
    turn_to(me, BACK);
}

void __wrap_maxpool(struct party *me, const ring *x, ring *max,
                    ring *index, size_t groups, size_t size) {
    enum part from = enter(me, MAXIMUM, now.part == PRODUCT);

    __real_maxpool(me, x, max, index, groups, size);
    turn_to(me, from);
}

void __wrap_exponential(struct party *me, const ring *v, ring *e,
                        size_t n, struct scale s) {
    enum part from = enter(me, EXPONENTIAL, now.part == PRODUCT);

    __real_exponential(me, v, e, n, s);
    turn_to(me, from);
}

void __wrap_reciprocal(struct party *me, const ring *y, ring *q,
                       size_t n, size_t bound, struct scale s) {
    enum part from = enter(me, RECIPROCAL, now.part == PRODUCT);

    __real_reciprocal(me, y, q, n, bound, s);
    turn_to(me, from);
}

static struct cost run(struct party *me, struct work *w) {
    struct diary *d = &now.diary[me->id];
    struct cost cost;

    d->marks = 0;
    now.part = PARTS;
    turn_to(me, FORWARD);
    cost = run_train(me, w);
    turn_to(me, PARTS);
    d->runs++;
    return cost;
}

struct total {
    struct cost cost;
    double ms;
};

/* All parties' mark i of a run as one. */
static struct mark latest(size_t run, size_t i) {
    struct mark all = now.diary[P0].mark[run][i];

    for (int party = P1; party <= P2; party++) {
        struct mark m = now.diary[party].mark[run][i];

        all.cost.bytes += m.cost.bytes;
        if (all.cost.rounds < m.cost.rounds)
            all.cost.rounds = m.cost.rounds;
        if (all.at < m.at)
            all.at = m.at;
    }
    return all;
}

static void add_run(size_t run, struct total total[PARTS + 1]) {
    struct mark before = latest(run, 0);

    for (size_t i = 1; i < now.diary[P0].marks; i++) {
        struct mark m = latest(run, i);
        struct total *t = &total[m.part];

        t->cost.rounds += m.cost.rounds - before.cost.rounds;
        t->cost.bytes += m.cost.bytes - before.cost.bytes;
        t->ms += 1e3 * (m.at - before.at);
        before = m;
    }
}

static struct cost without(struct cost a, struct cost b) {
    return (struct cost){a.rounds - b.rounds, a.online - b.online,
                         a.dealt - b.dealt};
}

static void state(struct recipe r, struct cost stated[PARTS]) {
    size_t cols = network_outputs(r.net), n = r.batch * cols;
    struct cost relus = {0, 0}, gradients = {0, 0}, back;

    for (size_t l = 0; l < r.net->depth; l++) {
        size_t out = r.batch * r.net->layer[l].out;

        if (r.net->layer[l].kind == RELU) {
            relus = cost_then(relus, relu_cost(out));
            gradients = cost_then(gradients, multiply_cost(out));
        }
    }
    back = without(securenet_step_cost(r), securenet_forward_cost(r));
    back = without(back, softmax_cost(r.batch, cols, r.scale));
    stated[FORWARD] = without(securenet_forward_cost(r), relus);
    stated[RELUS] = relus;
    stated[MAXIMUM] = maxpool_cost(r.batch, cols, false);
    stated[EXPONENTIAL] = exponential_cost(n, r.scale);
    stated[PRODUCT] = multiply_cost(n);
    stated[RECIPROCAL] = softmax_cost(r.batch, cols, r.scale);
    for (enum part i = MAXIMUM; i <= PRODUCT; i++)
        if (i != RECIPROCAL)
            stated[RECIPROCAL] = without(stated[RECIPROCAL], stated[i]);
    stated[GRADIENT] = gradients;
    stated[BACK] = without(back, gradients);
}

/* A network's parts: what each costs, and the mean of its times. */
struct parts {
    struct cost cost[PARTS];
    double ms[PARTS];
};

static int sum_up(struct recipe r, struct parts *parts,
                  struct why *why) {
    struct total total[PARTS + 1] = {{{0, 0}, 0}};
    size_t runs = RUNS - FIRST;

    for (size_t i = FIRST; i < RUNS; i++)
        add_run(i, total);
    state(r, parts->cost);
    for (int i = 0; i < PARTS; i++) {
        struct cost stated = parts->cost[i], got = total[i].cost;

        parts->ms[i] = total[i].ms / (double)runs;
        if (got.rounds != runs * stated.rounds ||
            got.bytes != runs * stated.bytes)
            return because(why, "%s, %s: not as stated", r.net->name,
                           part_name[i]);
    }
    return 0;
}

static int measure_parts(const char *name, struct parts *parts,
                         struct why *why) {
    struct sample sample;
    struct work work = {
        .name = name,
        .run = run,
        .n = BATCH,
        .recipe = {network_find(name), BATCH, scale_of(16, LOCAL), 9, SOFTMAX}};

    for (int party = P0; party <= P2; party++)
        now.diary[party].runs = 0;
    if (measure(&work, RUNS - FIRST, &sample, why))
        return -1;
    return sum_up(work.recipe, parts, why);
}

static const uint64_t paper_rounds[PARTS] = {6,   20, 10, 0,
                                             130, 0,  4,  6};

static void print_line(const char *what, const struct cost *K,
                       double K_ms, const struct cost *A, double A_ms,
                       uint64_t paper) {
    printf("%s,%llu,%.2f,%.2f,%llu,%.2f,%.2f,%llu\n", what,
           (unsigned long long)K->rounds, 1e-6 * (double)K->bytes, K_ms,
           (unsigned long long)A->rounds, 1e-6 * (double)A->bytes, A_ms,
           (unsigned long long)paper);
}

static void print(const struct parts *K, const struct parts *A) {
    struct cost sum_K = {0, 0}, sum_A = {0, 0};
    double ms_K = 0, ms_A = 0;
    uint64_t paper = 0;

    puts("part,K_rounds,K_mb,K_ms,A_rounds,A_mb,A_ms,paper_rounds");
    for (int i = 0; i < PARTS; i++) {
        print_line(part_name[i], &K->cost[i], K->ms[i], &A->cost[i],
                   A->ms[i], paper_rounds[i]);
        sum_K = cost_then(sum_K, K->cost[i]);
        sum_A = cost_then(sum_A, A->cost[i]);
        ms_K += K->ms[i];
        ms_A += A->ms[i];
        paper += paper_rounds[i];
    }
    print_line("a step", &sum_K, ms_K, &sum_A, ms_A, paper);
}

int main(void) {
    struct parts K, A;
    struct why why;

    now.diary =
        mmap(NULL, OWNER * sizeof *now.diary, PROT_READ | PROT_WRITE,
             MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (now.diary == MAP_FAILED) {
        fputs("parts: no memory to share\n", stderr);
        return EXIT_FAILURE;
    }
    if (measure_parts("K", &K, &why) || measure_parts("A", &A, &why)) {
        fprintf(stderr, "parts: %s\n", why.text);
        return EXIT_FAILURE;
    }
    print(&K, &A);
    return EXIT_SUCCESS;
}
