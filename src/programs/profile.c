/* Tangled from chapters/48-time.md; edit that file. */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "ledger.h"
#include "matrix.h"
#include "securenet.h"

enum { REST, PRODUCTS, RANDOMNESS, COMPARISON, MESSAGES, WAITING };

/* Prepare a step. */
static void fill(struct party *me, ring *v, size_t n) {
    if (holds_shares(me))
        draw_ring(me->with[OWNER][DEAL], v, n);
}

struct step {
    struct securenet net;
    struct masked x;
    ring *onehot;
};

static struct step prepare(struct party *me, const struct network *net,
                           enum truncation how) {
    struct recipe r = {net,          128,     scale_of(16, how),
                       {.shift = 9}, SOFTMAX, NULL};
    size_t inputs = r.batch * network_inputs(net);
    size_t outputs = r.batch * network_outputs(net);
    struct step s = {securenet_open(me, r),
                     {NULL, NULL, r.batch, network_inputs(net)},
                     take_ring(me, outputs)};
    ring *x = take_ring(me, inputs);

    fill(me, s.net.theta, network_parameters(net));
    fill(me, x, inputs);
    fill(me, s.onehot, outputs);
    s.x.x = x;
    mask_open(me, (struct masked *[]){&s.x}, 1);
    return s;
}

/* Keep the ledger. */
static struct ledger ledger;

static double milliseconds(clockid_t clock) {
    struct timespec t;

    clock_gettime(clock, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static int turn_to(int account) {
    return ledger_turn(
        &ledger, account,
        (struct span){milliseconds(CLOCK_MONOTONIC),
                      milliseconds(CLOCK_PROCESS_CPUTIME_ID)});
}

/* Wrap what is measured. */
#define WRAP(account, type, name, parameters, arguments)               \
    __typeof__(name) __real_##name, __wrap_##name;                     \
    type __wrap_##name parameters {                                    \
        int before = turn_to(account);                                 \
        type result = __real_##name arguments;                         \
                                                                       \
        turn_to(before);                                               \
        return result;                                                 \
    }

/* The same for a function that returns nothing. */
#define WRAP_VOID(account, name, parameters, arguments)                \
    __typeof__(name) __real_##name, __wrap_##name;                     \
    void __wrap_##name parameters {                                    \
        int before = turn_to(account);                                 \
                                                                       \
        __real_##name arguments;                                       \
        turn_to(before);                                               \
    }
WRAP_VOID(PRODUCTS, matrix_mul_add,
          (const ring *x, const ring *y, ring *z, size_t m, size_t n,
           size_t v),
          (x, y, z, m, n, v))
WRAP_VOID(PRODUCTS, matrix_turned_mul_add,
          (const ring *x, const ring *y, ring *z, size_t m, size_t n,
           size_t v),
          (x, y, z, m, n, v))
WRAP_VOID(RANDOMNESS, draw_ring,
          (struct stream * s, ring *out, size_t n), (s, out, n))
WRAP_VOID(RANDOMNESS, draw_bits,
          (struct stream * s, uint64_t *out, size_t n), (s, out, n))
WRAP_VOID(COMPARISON, above,
          (struct party * me, const ring *c, struct masks masks,
           pack *out, int m, size_t n),
          (me, c, masks, out, m, n))
WRAP(COMPARISON, struct digits, combine_digits,
     (struct party * me, struct digits d, size_t n), (me, d, n))
WRAP(MESSAGES, int, link_start,
     (struct link * link, const struct parcel *parcel, struct why *why),
     (link, parcel, why))
WRAP(MESSAGES, int, link_finish,
     (struct link * link, uint64_t *depth, int patience,
      struct why *why),
     (link, depth, patience, why))
WRAP(WAITING, int, poll,
     (struct pollfd * sockets, nfds_t n, int patience),
     (sockets, n, patience))

/* Measure many steps. */
enum { WARM_UP = 5 };

/* What to measure, and in how many steps. */
struct job {
    const struct network *net;
    int steps;
};

static void work(struct party *me, const struct job *job) {
    struct step s = prepare(me, job->net, COIN);

    for (int i = 0; i < WARM_UP + job->steps; i++) {
        if (i == WARM_UP) {
            turn_to(REST);
            ledger = (struct ledger){.since = ledger.since};
        }
        securenet_step(me, &s.net, s.x, s.onehot);
    }
    turn_to(REST);
    send_to(me, OWNER, &ledger, sizeof ledger);
}

/* Of all steps; `products` of two numbers in one, if their pace is
   wanted. */
static void print_row(const char *name, const double ms[], int steps,
                      double products) {
    double total = 0;

    printf("%s", name);
    for (int i = REST; i <= WAITING; i++) {
        printf(",%.3f", ms[i] / steps);
        total += ms[i] / steps;
    }
    printf(",%.3f,", total);
    if (products > 0)
        printf("%.1f", 1e-6 * steps * products / ms[PRODUCTS]);
    puts("");
}
/* In a step in the clear, in all products of matrices. */
static double products(const struct network *net, size_t batch) {
    size_t sum = 0;

    for (size_t l = 0; l < net->depth; l++) {
        const struct layer *layer = &net->layer[l];

        sum += (l == 0 ? 2 : 3) * layer_fan(layer) *
               (layer_filters(layer) ? layer->out : 0);
    }
    return (double)(batch * sum);
}

static void collect(struct party *me, const struct job *job) {
    double all[ACCOUNTS] = {0};

    for (int i = P0; i < OWNER; i++) {
        double wall[ACCOUNTS], cpu[ACCOUNTS];
        char name[16];
        struct ledger l;

        recv_from(me, i, &l, sizeof l);
        for (int k = 0; k < ACCOUNTS; k++) {
            wall[k] = l.spent[k].wall;
            cpu[k] = l.spent[k].cpu;
            all[k] += cpu[k];
        }
        snprintf(name, sizeof name, "P%d", i);
        print_row(name, wall, job->steps, 0);
        snprintf(name, sizeof name, "P%d-cpu", i);
        print_row(name, cpu, job->steps, 0);
    }
    print_row("all-cpu", all, job->steps, 5 * products(job->net, 128));
}

static void body(struct party *me, void *arg) {
    if (me->id == OWNER)
        collect(me, arg);
    else
        work(me, arg);
}

int main(int argc, char **argv) {
    struct job job = {network_find(argc > 1 ? argv[1] : "A"),
                      argc > 2 ? atoi(argv[2]) : 200};
    struct why why;

    if (!job.net || job.steps < 1) {
        fputs("usage: profile [NETWORK [STEPS]]\n", stderr);
        return 64;
    }

    puts("who,rest,products,randomness,comparison,messages,waiting,"
         "total,per_ns");
    fflush(stdout); /* before the parties copy what is in the buffer */
    if (party_fork(body, &job, &why) == 0)
        return 0;
    fprintf(stderr, "profile: %s\n", why.text);
    return 1;
}
