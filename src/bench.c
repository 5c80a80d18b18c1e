/* Tangled from chapters/26-costs.md; edit that file. */
#include "bench.h"

#include "seconds.h"
#include "softmax.h"

#include <stdlib.h>
#include <string.h>

/* Shapes of one unit of the protocols that need one. */
enum { POOL = 4, COLUMNS = 10, FRACTION = 16 };
enum { ROWS = 784, INNER = 128 };
static const struct scale SCALE = {FRACTION, LOCAL};

/* Call each protocol. */
static void run_deal(struct party *me, ring *const v[], size_t n) {
    deal(me, P2, MOD_L, v[0], v[1], n);
}

static struct cost deal_stated(size_t n) {
    return deal_cost(MOD_L, n);
}

static void run_open(struct party *me, ring *const v[], size_t n) {
    open_shares(me, MOD_L, v[0], v[1], n);
}

static struct cost open_stated(size_t n) {
    return open_cost(MOD_L, n);
}

static void run_reveal(struct party *me, ring *const v[], size_t n) {
    reveal(me, P2, MOD_L, v[0], v[1], n);
}

static struct cost reveal_stated(size_t n) {
    return reveal_cost(MOD_L, n);
}
static void run_multiply(struct party *me, ring *const v[], size_t n) {
    multiply(me, v[0], v[1], v[2], n);
}

static void run_multiply_matrix(struct party *me, ring *const v[],
                                size_t n) {
    multiply_matrix(me, v[0], v[1], v[2], n * ROWS, INNER, COLUMNS);
}

static struct cost multiply_matrix_stated(size_t n) {
    return multiply_matrix_cost(n * ROWS, INNER, COLUMNS);
}

static void run_select_share(struct party *me, ring *const v[],
                             size_t n) {
    select_share(me, v[0], v[1], v[2], v[3], n);
}

static void run_private_compare(struct party *me, ring *const v[],
                                size_t n) {
    uint8_t *beta = (uint8_t *)v[2];

    private_compare(me, (const zp *)v[0], v[1], beta, beta, n);
}
static void run_share_convert(struct party *me, ring *const v[],
                              size_t n) {
    share_convert(me, v[0], v[1], n);
}

static void run_most_significant_bit(struct party *me, ring *const v[],
                                     size_t n) {
    most_significant_bit(me, v[0], v[1], n);
}

static void run_drelu(struct party *me, ring *const v[], size_t n) {
    drelu(me, v[0], v[1], n);
}

static void run_drelu_published(struct party *me, ring *const v[],
                                size_t n) {
    drelu_published(me, v[0], v[1], n);
}

static void run_relu(struct party *me, ring *const v[], size_t n) {
    relu(me, v[0], v[1], v[2], n);
}
static void run_maxpool(struct party *me, ring *const v[], size_t n) {
    maxpool(me, v[0], v[1], v[2], n, POOL);
}

static struct cost maxpool_stated(size_t n) {
    return maxpool_cost(n, POOL, true);
}

static void run_maxpool_derivative(struct party *me, ring *const v[],
                                   size_t n) {
    maxpool_derivative(me, v[0], v[1], n, POOL);
}

static struct cost maxpool_derivative_stated(size_t n) {
    return maxpool_derivative_cost(n, POOL);
}
static void run_truncate_exact(struct party *me, ring *const v[],
                               size_t n) {
    truncate_exact(me, v[0], v[1], n, FRACTION);
}

static void run_divide(struct party *me, ring *const v[], size_t n) {
    divide(me, v[0], v[1], v[2], n, FRACTION);
}

static struct cost divide_stated(size_t n) {
    return divide_cost(n, FRACTION);
}

static void run_asm(struct party *me, ring *const v[], size_t n) {
    asm_shares(me, v[0], v[1], n, COLUMNS, SCALE);
}

static struct cost asm_stated(size_t n) {
    return asm_cost(n, COLUMNS, SCALE);
}

static void run_exponential(struct party *me, ring *const v[],
                            size_t n) {
    exponential(me, v[0], v[1], n, SCALE);
}

static struct cost exponential_stated(size_t n) {
    return exponential_cost(n, SCALE);
}

static void run_softmax(struct party *me, ring *const v[], size_t n) {
    softmax(me, v[0], v[1], n, COLUMNS, SCALE);
}

static struct cost softmax_stated(size_t n) {
    return softmax_cost(n, COLUMNS, SCALE);
}

/* List the protocols. */
/* A protocol: how to run it, what its header states for n units, how
   many elements a unit has at most, and what SecureNN's Tables 1 and 2
   say of one unit, an element of Z_p counted as a byte (0: nothing). */
struct entry {
    const char *name;
    void (*run)(struct party *me, ring *const v[], size_t n);
    struct cost (*stated)(size_t n);
    size_t width;
    struct cost paper;
};
static const struct entry table[] = {
    {"deal", run_deal, deal_stated, 1, {0, 0}},
    {"open", run_open, open_stated, 1, {0, 0}},
    {"reveal", run_reveal, reveal_stated, 1, {0, 0}},
    {"multiply", run_multiply, multiply_cost, 1, {2, 40}},
    {"multiply_matrix",
     run_multiply_matrix,
     multiply_matrix_stated,
     ROWS *INNER,
     {2,
      8 * (2 * ROWS * INNER + 2 * INNER * COLUMNS + ROWS * COLUMNS)}},
    {"select_share", run_select_share, select_share_cost, 1, {2, 40}},
    {"private_compare",
     run_private_compare,
     private_compare_cost,
     ELL / 8,
     {1, 2 * ELL}},
    {"share_convert",
     run_share_convert,
     share_convert_cost,
     1,
     {4, 4 * ELL + 6 * 8}},
    {"most_significant_bit",
     run_most_significant_bit,
     most_significant_bit_cost,
     1,
     {5, 4 * ELL + 13 * 8}},
    {"drelu", run_drelu, drelu_cost, 1, {8, 8 * ELL + 19 * 8}},
    {"drelu_published",
     run_drelu_published,
     drelu_published_cost,
     1,
     {8, 8 * ELL + 19 * 8}},
    {"relu", run_relu, relu_cost, 1, {10, 8 * ELL + 24 * 8}},
    {"truncate_exact",
     run_truncate_exact,
     truncate_exact_cost,
     1,
     {0, 0}},
    {"maxpool",
     run_maxpool,
     maxpool_stated,
     POOL,
     {9 * (POOL - 1), (8 * ELL + 29 * 8) * (POOL - 1)}},
    {"maxpool_derivative",
     run_maxpool_derivative,
     maxpool_derivative_stated,
     POOL,
     {2, 2 * (POOL + 1) * 8}},
    {"divide",
     run_divide,
     divide_stated,
     1,
     {10 * FRACTION, (8 * ELL + 24 * 8) * FRACTION}},
    {"asm",
     run_asm,
     asm_stated,
     COLUMNS,
     {10 + 10 * FRACTION,
      COLUMNS *(8 * ELL + 24 * 8) * (1 + FRACTION)}},
    {"exponential", run_exponential, exponential_stated, 1, {0, 0}},
    {"softmax", run_softmax, softmax_stated, COLUMNS, {0, 0}},
};
enum { ENTRIES = sizeof table / sizeof *table };

void bench_list(FILE *out) {
    for (int i = 0; i < ENTRIES; i++)
        fprintf(out, "  %s\n", table[i].name);
}

/* Measure one protocol. */
struct job {
    const struct entry *entry;
    size_t n, repeat;
    double *ms;       /* the owner's: time of each run */
    struct cost cost; /* the owner's: measured */
};

/* A run's counts, from the party to the owner. */
static void report_run(struct party *me, uint64_t bytes_before) {
    struct cost cost = {me->depth, party_bytes(me) - bytes_before};

    send_to(me, OWNER, &cost, sizeof cost);
}
static void party_runs(struct party *me, const struct job *job) {
    size_t elements = job->n * job->entry->width;
    ring *v[4];

    for (int i = 0; i < 4; i++)
        v[i] = take_ring(me, elements); /* zeros: any share will do */
    for (size_t i = 0; i <= job->repeat; i++) {
        uint64_t bytes = party_bytes(me);
        char go;

        recv_from(me, OWNER, &go, 1);
        me->depth = 0;
        job->entry->run(me, v, job->n);
        report_run(me, bytes);
    }
}
/* The owner starts each run and waits for all three to end it. The
   first run is not timed: it warms up. */
static void owner_times(struct party *me, struct job *job) {
    for (size_t i = 0; i <= job->repeat; i++) {
        double start = seconds();

        job->cost = (struct cost){0, 0};
        for (int party = P0; party < OWNER; party++)
            send_to(me, party, "", 1);
        for (int party = P0; party < OWNER; party++) {
            struct cost part;

            recv_from(me, party, &part, sizeof part);
            job->cost.bytes += part.bytes;
            if (job->cost.rounds < part.rounds)
                job->cost.rounds = part.rounds;
        }
        if (i)
            job->ms[i - 1] = 1e3 * (seconds() - start);
    }
}

static void bench_body(struct party *me, void *arg) {
    if (me->id == OWNER)
        owner_times(me, arg);
    else
        party_runs(me, arg);
}

/* Print what was measured. */
static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void print_table(const struct job *job, FILE *out) {
    fprintf(out, "%-22s %8zu %7llu %14llu %12.3f\n", job->entry->name,
            job->n, (unsigned long long)job->cost.rounds,
            (unsigned long long)job->cost.bytes,
            job->ms[job->repeat / 2]);
}
/* The paper's columns stay empty where it has no such protocol. */
static void print_csv(const struct job *job, FILE *out) {
    struct cost paper = job->entry->paper;

    fprintf(out, "%s,%zu,%llu,%llu,", job->entry->name, job->n,
            (unsigned long long)job->cost.rounds,
            (unsigned long long)job->cost.bytes);
    if (paper.rounds)
        fprintf(out, "%llu,%llu\n", (unsigned long long)paper.rounds,
                (unsigned long long)paper.bytes * job->n);
    else
        fputs(",\n", out);
}
static int bench_one(const struct entry *entry, size_t n, size_t repeat,
                     bool csv, FILE *out, struct why *why) {
    struct job job = {.entry = entry, .n = n, .repeat = repeat};
    struct cost stated = entry->stated(n);

    job.ms = calloc(repeat, sizeof *job.ms);
    if (!job.ms)
        return because(why, "no memory for %zu times", repeat);
    if (party_fork(bench_body, &job, why)) {
        free(job.ms);
        return -1;
    }
    qsort(job.ms, repeat, sizeof *job.ms, by_size);
    (csv ? print_csv : print_table)(&job, out);
    free(job.ms);
    if (stated.rounds == job.cost.rounds &&
        stated.bytes == job.cost.bytes)
        return 0;
    return because(why, "%s states %llu rounds and %llu bytes",
                   entry->name, (unsigned long long)stated.rounds,
                   (unsigned long long)stated.bytes);
}
static void print_head(bool csv, FILE *out) {
    if (csv)
        fputs("protocol,n,rounds,bytes,paper_rounds,paper_bytes\n",
              out);
    else
        fprintf(out, "%-22s %8s %7s %14s %12s\n", "protocol", "n",
                "rounds", "bytes", "median ms");
}

static bool wanted(const char *name, const struct entry *entry) {
    return strcmp(name, "all") == 0 || strcmp(name, entry->name) == 0;
}

int bench(const char *name, size_t n, size_t repeat, bool csv,
          FILE *out, struct why *why) {
    int found = 0;

    for (int i = 0; i < ENTRIES; i++) {
        if (!wanted(name, &table[i]))
            continue;
        if (found++ == 0)
            print_head(csv, out);
        if (bench_one(&table[i], n, repeat, csv, out, why))
            return -1;
    }
    return found ? 0 : because(why, "no protocol is called '%s'", name);
}
