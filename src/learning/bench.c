/* Tangled from chapters/34-costs.md; edit that file. */
#include "bench.h"

#include "measure.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

/* Run each protocol. */
static struct cost run_deal(struct party *me, struct work *w) {
    deal(me, P2, MOD_L, w->v[0], w->v[1], w->n);
    return deal_cost(MOD_L, w->n);
}

static struct cost run_open(struct party *me, struct work *w) {
    open_shares(me, MOD_L, w->v[0], w->v[1], w->n);
    return open_cost(MOD_L, w->n);
}

static struct cost run_reveal(struct party *me, struct work *w) {
    reveal(me, P2, MOD_L, w->v[0], w->v[1], w->n);
    return reveal_cost(MOD_L, w->n);
}
static struct cost run_multiply(struct party *me, struct work *w) {
    multiply(me, w->v[0], w->v[1], w->v[2], w->n);
    return multiply_cost(w->n);
}

static struct cost run_matrix(struct party *me, struct work *w) {
    struct shape s = *w->shape;

    multiply_matrix(me, w->v[0], w->v[1], w->v[2], w->n * s.rows,
                    s.inner, s.cols);
    return multiply_matrix_cost(w->n * s.rows, s.inner, s.cols);
}

static struct cost run_select(struct party *me, struct work *w) {
    struct flags bit = {(pack *)w->v[3], w->v[0]};

    select_share(me, bit, w->v[1], w->v[2], w->v[2], w->n, WHOLE_RING);
    return select_share_cost(w->n, WHOLE_RING);
}

static struct cost run_compare(struct party *me, struct work *w) {
    uint8_t *beta = (uint8_t *)w->v[2], *out = (uint8_t *)w->v[3];

    private_compare(me, (const zp *)w->v[0], w->v[1], beta, out, w->n);
    return private_compare_cost(w->n);
}
static struct cost run_convert(struct party *me, struct work *w) {
    share_convert(me, w->v[0], w->v[1], w->n);
    return share_convert_cost(w->n);
}

static struct cost run_msb(struct party *me, struct work *w) {
    most_significant_bit(me, w->v[0], w->v[1], w->n);
    return most_significant_bit_cost(w->n);
}

static struct cost run_drelu(struct party *me, struct work *w) {
    drelu(me, w->v[0], w->v[1], w->n, WHOLE_RING);
    return drelu_cost(w->n, WHOLE_RING);
}

static struct cost run_published(struct party *me, struct work *w) {
    drelu_published(me, w->v[0], w->v[1], w->n);
    return drelu_published_cost(w->n);
}

static struct cost run_relu(struct party *me, struct work *w) {
    struct flags bit = {(pack *)w->v[3], w->v[2]};

    relu(me, w->v[0], w->v[1], bit, w->n, WHOLE_RING);
    return relu_cost(w->n, WHOLE_RING);
}
static struct cost run_maxpool(struct party *me, struct work *w) {
    maxpool(me, w->v[0], w->v[1], w->v[2], w->n, w->shape->cols,
            WHOLE_RING);
    return maxpool_cost(w->n, w->shape->cols, true, WHOLE_RING);
}

static struct cost run_units(struct party *me, struct work *w) {
    maxpool_derivative(me, w->v[0], w->v[1], w->n, w->shape->cols);
    return maxpool_derivative_cost(w->n, w->shape->cols);
}

static struct cost run_gradient(struct party *me, struct work *w) {
    struct cost units = run_units(me, w);
    size_t n = w->n * w->shape->cols;

    multiply(me, w->v[1], w->v[2], w->v[3], n);
    return cost_then(units, multiply_cost(n));
}
enum { FRACTION = 16, COLUMNS = 10 };
static const struct scale SCALE = {FRACTION, LOCAL, {DEALT, ELL}};

static struct cost run_truncate(struct party *me, struct work *w) {
    truncate_exact(me, w->v[0], w->v[1], w->n, FRACTION);
    return truncate_exact_cost(w->n, FRACTION);
}

static struct cost run_divide(struct party *me, struct work *w) {
    divide(me, w->v[0], w->v[1], w->v[2], w->n, FRACTION, WHOLE_RING);
    return divide_cost(w->n, FRACTION, WHOLE_RING);
}

static struct cost run_reciprocal(struct party *me, struct work *w) {
    reciprocal(me, w->v[0], w->n, COLUMNS, SCALE);
    return reciprocal_cost(w->n, COLUMNS, SCALE);
}

static struct cost run_asm(struct party *me, struct work *w) {
    asm_shares(me, w->v[0], w->v[1], w->n, w->shape->cols, SCALE);
    return asm_cost(w->n, w->shape->cols, SCALE);
}

static struct cost run_exponential(struct party *me, struct work *w) {
    exponential(me, w->v[0], w->n, SCALE);
    return exponential_cost(w->n, SCALE);
}

static struct cost run_softmax(struct party *me, struct work *w) {
    softmax(me, w->v[0], w->v[1], w->n, w->shape->cols, SCALE);
    return softmax_cost(w->n, w->shape->cols, SCALE);
}

/* List the works. */
static const struct shape value = {1, 1, 1, NULL};
static const struct shape digits = {1, 1, ELL / 8, NULL};
static const struct shape four = {1, 1, 4, NULL};
static const struct shape ten = {1, 1, 10, NULL};
static const struct shape sixteen = {1, 1, 16, NULL};
static const struct shape dot = {1, 100, 1, NULL};
static const struct shape row = {1, 500, 100, NULL};
static const struct shape matrix = {784, 128, 10, NULL};
static const struct shape net_K = {0, 0, 0, "K"};
static const struct shape net_A = {0, 0, 0, "A"};
/* A work, and what SecureNN says of it; 0 where it says nothing. */
struct entry {
    const char *name;
    struct cost (*run)(struct party *me, struct work *w);
    size_t n;
    const struct shape *shape;
    int paper_rounds;
    double paper_bytes, paper_ms; /* ms in its local network */
};
/* Bytes of a DReLU, of what makes a ReLU of it, and of a product. */
enum { DRELU = 8 * ELL + 19 * 8, AFTER = 5 * 8 };
enum { PRODUCT = 8 * (2 * 784 * 128 + 2 * 128 * 10 + 784 * 10) };

static const struct entry protocols[] = {
    {"deal", run_deal, 1, &value, 0, 0, 0},
    {"open", run_open, 1, &value, 0, 0, 0},
    {"reveal", run_reveal, 1, &value, 0, 0, 0},
    {"multiply", run_multiply, 1, &value, 2, 40, 0},
    {"multiply_matrix", run_matrix, 1, &matrix, 2, PRODUCT, 0},
    {"select_share", run_select, 1, &value, 2, 40, 0},
    {"private_compare", run_compare, 1, &digits, 1, 2 * ELL, 0},
    {"share_convert", run_convert, 1, &value, 4, 4 * ELL + 48, 0},
    {"most_significant_bit", run_msb, 1, &value, 5, 4 * ELL + 104, 0},
    {"drelu", run_drelu, 1, &value, 8, DRELU, 0},
    {"drelu_published", run_published, 1, &value, 8, DRELU, 0},
    {"relu", run_relu, 1, &value, 10, DRELU + AFTER, 0},
    {"truncate_exact", run_truncate, 1, &value, 0, 0, 0},
    {"maxpool", run_maxpool, 1, &four, 27, 3 * (DRELU + 2 * AFTER), 0},
    {"maxpool_derivative", run_units, 1, &four, 2, 80, 0},
    {"divide", run_divide, 1, &value, 160, 16 * (DRELU + AFTER), 0},
    {"reciprocal", run_reciprocal, 1, &value, 0, 0, 0},
    {"asm", run_asm, 1, &ten, 170, 170 * (DRELU + AFTER), 0},
    {"exponential", run_exponential, 1, &value, 0, 0, 0},
    {"softmax", run_softmax, 1, &ten, 0, 0, 0},
};
static const struct entry networks[] = {
    {"train-K-1", run_train, 1, &net_K, 0, 0, 0},
    {"train-K-128", run_train, 128, &net_K, 0, 0, 0},
    {"train-A-1", run_train, 1, &net_A, 0, 0, 0},
    {"train-A-128", run_train, 128, &net_A, 0, 0, 0},
    {"infer-K-1", run_infer, 1, &net_K, 0, 0, 0},
    {"infer-K-128", run_infer, 128, &net_K, 0, 0, 0},
    {"infer-A-1", run_infer, 1, &net_A, 0, 2.1e6, 43},
    {"infer-A-128", run_infer, 128, &net_A, 0, 29e6, 380},
};
static const struct entry table8[] = {
    {"drelu-64x16", run_drelu, 1024, &value, 0, 0.68e6, 11.2},
    {"drelu-128x128", run_drelu, 16384, &value, 0, 10.88e6, 109.8},
    {"drelu-576x20", run_drelu, 11520, &value, 0, 7.65e6, 71.5},
    {"product-64x16", run_multiply, 1024, &value, 0, 0.04e6, 0.42},
    {"product-128x128", run_multiply, 16384, &value, 0, 0.66e6, 2.8},
    {"product-576x20", run_multiply, 11520, &value, 0, 0.46e6, 2.5},
    {"maxpool-8x8x50", run_maxpool, 200, &sixteen, 0, 2.23e6, 59.7},
    {"maxpool-24x24x16", run_maxpool, 2304, &four, 0, 5.14e6, 61.1},
    {"maxpool-24x24x20", run_maxpool, 2880, &four, 0, 6.43e6, 62.6},
    {"units-8x8x50", run_gradient, 200, &sixteen, 0, 0.18e6, 1.9},
    {"units-24x24x16", run_gradient, 2304, &four, 0, 0.52e6, 4.8},
    {"units-24x24x20", run_gradient, 2880, &four, 0, 0.65e6, 4.9},
    {"matrix-1x100x1", run_matrix, 1, &dot, 0, 3200, 0.33},
    {"matrix-1x500x100", run_matrix, 1, &row, 0, 0.81e6, 4.8},
    {"matrix-784x128x10", run_matrix, 1, &matrix, 0, 1.69e6, 9.7},
};
struct family {
    const char *name;
    size_t count;
    const struct entry *entry;
};

static const struct family families[] = {
    {"protocols", sizeof protocols / sizeof *protocols, protocols},
    {"networks", sizeof networks / sizeof *networks, networks},
    {"table8", sizeof table8 / sizeof *table8, table8},
};

enum { FAMILIES = sizeof families / sizeof *families };

void bench_list(FILE *out) {
    for (int g = 0; g < FAMILIES; g++) {
        fprintf(out, "%s\n", families[g].name);
        for (size_t i = 0; i < families[g].count; i++)
            fprintf(out, "  %s\n", families[g].entry[i].name);
    }
}

/* Print what was measured. */
struct result {
    const struct entry *entry;
    size_t n;
    struct sample sample;
    bool first;
};

static void print_table(const struct result *r, FILE *out) {
    const struct sample *s = &r->sample;

    if (r->first)
        fprintf(out, "%-20s %6s %6s %11s %9s %7s %9s %6s\n", "work",
                "n", "rounds", "bytes", "ms", "+-", "cpu ms", "MB");
    fprintf(out, "%-20s %6zu %6llu %11llu %9.3f %7.3f %9.3f %6.1f\n",
            r->entry->name, r->n, (unsigned long long)s->cost.rounds,
            (unsigned long long)cost_bytes(s->cost), s->median,
            (s->third - s->first) / 2, s->cpu, s->peak);
}
/* `none` in place of a zero. */
static void print_paper(double number, const char *format,
                        const char *none, FILE *out) {
    if (number > 0)
        fprintf(out, format, number);
    else
        fputs(none, out);
}

static void print_csv(const struct result *r, FILE *out) {
    const struct sample *s = &r->sample;
    const struct entry *e = r->entry;
    double bytes = e->paper_bytes * (double)(r->n / e->n);

    if (r->first)
        fputs("work,n,rounds,bytes,paper_rounds,paper_bytes,"
              "paper_mb,paper_ms,mb,least_ms,first_ms,median_ms,"
              "third_ms,cpu_ms,peak_mb,busiest\n",
              out);
    fprintf(out, "%s,%zu,%llu,%llu,", r->entry->name, r->n,
            (unsigned long long)s->cost.rounds,
            (unsigned long long)cost_bytes(s->cost));
    print_paper(e->paper_rounds, "%.0f", "", out);
    print_paper(bytes, ",%.0f", ",", out);
    print_paper(1e-6 * bytes, ",%.4g", ",", out);
    print_paper(e->paper_ms, ",%.4g", ",", out);
    fprintf(out, ",%.6g,%.3f,%.3f,%.3f,%.3f,%.3f,%.2f,%llu\n",
            1e-6 * (double)cost_bytes(s->cost), s->least, s->first, s->median,
            s->third, s->cpu, s->peak, (unsigned long long)s->busiest);
}
static void print_json(const struct result *r, FILE *out) {
    const struct sample *s = &r->sample;
    const struct entry *e = r->entry;
    double bytes = e->paper_bytes * (double)(r->n / e->n);

    fputs(r->first ? "[" : ",\n ", out);
    fprintf(out,
            "{\"work\": \"%s\", \"n\": %zu, \"rounds\": %llu, "
            "\"bytes\": %llu, \"paper_rounds\": ",
            e->name, r->n, (unsigned long long)s->cost.rounds,
            (unsigned long long)cost_bytes(s->cost));
    print_paper(e->paper_rounds, "%.0f", "null", out);
    fputs(", \"paper_bytes\": ", out);
    print_paper(bytes, "%.0f", "null", out);
    fprintf(out,
            ",\n  \"least_ms\": %.3f, \"first_ms\": %.3f, "
            "\"median_ms\": %.3f, \"third_ms\": %.3f,\n"
            "  \"cpu_ms\": %.3f, \"peak_mb\": %.2f}",
            s->least, s->first, s->median, s->third, s->cpu, s->peak);
}

/* Choose works. */
static struct work work_of(const struct entry *e, size_t times) {
    struct work w = {.name = e->name,
                     .run = e->run,
                     .n = e->n * times,
                     .shape = e->shape};

    if (e->shape->net)
        w.recipe = (struct recipe){network_find(e->shape->net), w.n,
                                   SCALE, 9, SOFTMAX};
    return w;
}

/* What a party may have: a third of the machine, or its arena. */
static double room_for(const struct sample *s) {
    double machine =
        (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);

    return fmin(machine / 3, (double)s->room);
}

/* Does the work, so many times, fit into memory? */
static int check_memory(const struct entry *e, size_t times,
                        struct why *why) {
    size_t few = e->n < 64 ? 64 : 8; /* arrays without a rest */
    struct work one = work_of(e, few), two = work_of(e, 2 * few);
    struct sample a, b;
    double slope, need, room;

    if (times <= 2 * few)
        return 0;
    if (measure(&one, 1, &a, why) || measure(&two, 1, &b, why))
        return -1;
    slope = ((double)b.arena - (double)a.arena) / (double)few;
    need = (double)a.arena + slope * ((double)times - (double)few);
    room = room_for(&b);
    if (need <= room)
        return 0;
    return because(
        why,
        "-n %zu: %s would need %.0f MB for each of the three "
        "parties, and there are %.0f; expected at most "
        "-n %.0f",
        times, e->name, 1e-6 * need, 1e-6 * room,
        (double)times - ceil((need - room) / slope));
}

static int bench_one(const struct bench *b, const struct entry *e,
                     bool first, FILE *out, struct why *why) {
    struct work work = work_of(e, b->n);
    struct result result = {.entry = e, .n = work.n, .first = first};

    work.line = b->line;
    if (check_memory(e, b->n, why))
        return -1;
    if (measure(&work, b->repeat, &result.sample, why))
        return -1;
    (b->format == CSV    ? print_csv
     : b->format == JSON ? print_json
                         : print_table)(&result, out);
    return 0;
}
static bool wanted(const char *name, const struct family *family,
                   const struct entry *entry) {
    return strcmp(name, "all") == 0 ||
           strcmp(name, family->name) == 0 ||
           strcmp(name, entry->name) == 0;
}

int bench(const struct bench *b, FILE *out, struct why *why) {
    int found = 0;

    for (int g = 0; g < FAMILIES; g++)
        for (size_t i = 0; i < families[g].count; i++) {
            const struct entry *e = &families[g].entry[i];

            if (!wanted(b->name, &families[g], e))
                continue;
            if (bench_one(b, e, found++ == 0, out, why))
                return -1;
        }
    if (found && b->format == JSON)
        fputs("]\n", out);
    return found ? 0 : because(why, "no work is called '%s'", b->name);
}
