/* Tangled from chapters/45-costs.md; edit that file. */
#include "measure.h"
#include "seconds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* Where rounds, bytes and time of a training step go, part by part; as
   comma-separated values. */

enum part {
    AHEAD, /* until the softmax, whatever is none of the others */
    RELUS,
    MAXIMUM,
    EXPONENTIAL,
    RECIPROCAL,
    PRODUCT, /* and whatever else is softmax */
    ERRORS,
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

/* Into a part; returns the one that we come from. */
static enum part turn_to(struct party *me, enum part part) {
    struct diary *d = &now.diary[me->id];
    enum part from = now.part;

    if (part != from && d->marks < MARKS)
        d->mark[d->runs][d->marks++] = (struct mark){
            from, cost_of(me->id, me->depth, party_bytes(me)),
            seconds()};
    now.part = part;
    return from;
}

__typeof__(rescale_relu) __real_rescale_relu, __wrap_rescale_relu;
__typeof__(rescale_times_bit) __real_rescale_times_bit,
    __wrap_rescale_times_bit;
__typeof__(softmax) __real_softmax, __wrap_softmax;
__typeof__(maximum) __real_maximum, __wrap_maximum;
__typeof__(exponential) __real_exponential, __wrap_exponential;
__typeof__(reciprocal) __real_reciprocal, __wrap_reciprocal;

void __wrap_rescale_relu(struct party *me, ring *x, ring *out,
                         struct flags bit, size_t n, struct scale s) {
    enum part from = turn_to(me, RELUS);

    __real_rescale_relu(me, x, out, bit, n, s);
    turn_to(me, from);
}

void __wrap_rescale_times_bit(struct party *me, struct flags bit,
                              ring *x, ring *out, size_t n,
                              struct scale s) {
    enum part from = turn_to(me, ERRORS);

    __real_rescale_times_bit(me, bit, x, out, n, s);
    turn_to(me, from);
}

void __wrap_softmax(struct party *me, const ring *u, ring *p,
                    size_t rows, size_t cols, struct scale s) {
    turn_to(me, PRODUCT);
    __real_softmax(me, u, p, rows, cols, s);
    turn_to(me, BACK);
}

void __wrap_maximum(struct party *me, const ring *x, ring *max,
                    size_t rows, size_t cols, struct sign s) {
    enum part from = turn_to(me, MAXIMUM);

    __real_maximum(me, x, max, rows, cols, s);
    turn_to(me, from);
}

struct opened __wrap_exponential(struct party *me, const ring *v,
                                 size_t n, struct scale s) {
    enum part from = turn_to(me, EXPONENTIAL);
    struct opened e = __real_exponential(me, v, n, s);

    turn_to(me, from);
    return e;
}

struct opened __wrap_reciprocal(struct party *me, const ring *y,
                                size_t n, size_t bound,
                                struct scale s) {
    enum part from = turn_to(me, RECIPROCAL);
    struct opened q = __real_reciprocal(me, y, n, bound, s);

    turn_to(me, from);
    return q;
}

static struct cost run(struct party *me, struct work *w) {
    struct diary *d = &now.diary[me->id];
    struct cost cost;

    d->marks = 0;
    now.part = PARTS;
    turn_to(me, AHEAD);
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

        all.cost = cost_beside(all.cost, m.cost);
        if (all.at < m.at)
            all.at = m.at;
    }
    return all;
}

static struct cost without(struct cost a, struct cost b) {
    return (struct cost){a.rounds - b.rounds, a.online - b.online,
                         a.dealt - b.dealt};
}

static void add_run(size_t run, struct total total[PARTS + 1]) {
    struct mark before = latest(run, 0);

    for (size_t i = 1; i < now.diary[P0].marks; i++) {
        struct mark m = latest(run, i);
        struct total *t = &total[m.part];

        t->cost = cost_then(t->cost, without(m.cost, before.cost));
        t->ms += 1e3 * (m.at - before.at);
        before = m;
    }
}

static void state(struct recipe r, struct cost stated[PARTS]) {
    size_t cols = network_outputs(r.net), n = r.batch * cols;
    struct cost relus = {0, 0, 0}, gradients = {0, 0, 0}, back;
    struct cost maxima = maximum_cost(r.batch, cols, r.scale.sign);
    size_t hidden = hidden_parts(r.scale.how);

    for (size_t l = 0; l < r.net->depth; l++) {
        size_t out = r.batch * r.net->layer[l].out;

        if (r.net->layer[l].kind == RELU) {
            relus = cost_then(relus, rescale_relu_cost(out, r.scale));
            gradients = cost_then(gradients,
                                  rescale_times_bit_cost(out, r.scale));
        }
    }
    struct cost ahead = securenet_forward_cost(r, false);

    back = without(securenet_step_cost(r), ahead);
    back = without(back, softmax_cost(r.batch, cols, r.scale));
    stated[AHEAD] = without(ahead, relus);
    stated[RELUS] = relus;
    stated[MAXIMUM] = maxima;
    stated[EXPONENTIAL] = exponential_cost(n, r.scale);
    stated[PRODUCT] =
        cost_then(multiply_opened_cost(hidden * hidden, n),
                  rescale_cost(r.scale.how, n, r.scale.f));
    stated[RECIPROCAL] = reciprocal_cost(r.batch, cols, r.scale);
    stated[ERRORS] = gradients;
    stated[BACK] = without(back, gradients);
}

/* A network's parts: what each costs, and the mean of its times. */
struct parts {
    struct cost cost[PARTS];
    double ms[PARTS];
};

static int sum_up(struct recipe r, struct parts *parts,
                  struct why *why) {
    struct total total[PARTS + 1] = {{{0, 0, 0}, 0}};
    size_t runs = RUNS - FIRST;

    for (size_t i = FIRST; i < RUNS; i++)
        add_run(i, total);
    state(r, parts->cost);
    for (int i = 0; i < PARTS; i++) {
        struct cost stated = cost_times(parts->cost[i], runs);

        parts->ms[i] = total[i].ms / (double)runs;
        if (memcmp(&total[i].cost, &stated, sizeof stated) != 0)
            return because(why, "%s, %s: not as stated", r.net->name,
                           part_name[i]);
    }
    return 0;
}

static int measure_parts(const char *name, struct parts *parts,
                         struct why *why) {
    struct sample sample;
    struct work work = {.name = name,
                        .run = run,
                        .n = BATCH,
                        .recipe = {network_find(name),
                                   BATCH,
                                   scale_of(16, COIN),
                                   {.shift = 9},
                                   SOFTMAX,
                                   NULL}};

    for (int party = P0; party <= P2; party++)
        now.diary[party].runs = 0;
    if (measure(&work, RUNS - FIRST, &sample, why))
        return -1;
    return sum_up(work.recipe, parts, why);
}

static const uint64_t paper_rounds[PARTS] = {6,   20, 10, 0,
                                             130, 0,  4,  6};

static void print_network(struct cost c, double ms) {
    printf("%llu,%.2f,%.2f,%.2f,", (unsigned long long)c.rounds,
           1e-6 * (double)c.online, 1e-6 * (double)c.dealt, ms);
}

static void print_line(const char *what, struct cost K, double K_ms,
                       struct cost A, double A_ms, uint64_t paper) {
    printf("%s,", what);
    print_network(K, K_ms);
    print_network(A, A_ms);
    printf("%llu\n", (unsigned long long)paper);
}

static void print(const struct parts *K, const struct parts *A) {
    struct cost sum_K = {0, 0, 0}, sum_A = {0, 0, 0};
    double ms_K = 0, ms_A = 0;
    uint64_t paper = 0;

    puts("part,K_rounds,K_online_mb,K_dealt_mb,K_ms,A_rounds,"
         "A_online_mb,A_dealt_mb,A_ms,paper_rounds");
    for (int i = 0; i < PARTS; i++) {
        print_line(part_name[i], K->cost[i], K->ms[i], A->cost[i],
                   A->ms[i], paper_rounds[i]);
        sum_K = cost_then(sum_K, K->cost[i]);
        sum_A = cost_then(sum_A, A->cost[i]);
        ms_K += K->ms[i];
        ms_A += A->ms[i];
        paper += paper_rounds[i];
    }
    print_line("a step", sum_K, ms_K, sum_A, ms_A, paper);
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
