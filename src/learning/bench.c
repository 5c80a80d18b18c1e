/* Tangled from chapters/46-prices.md; edit that file. */
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

static struct cost run_short(struct party *me, struct work *w) {
    drelu_short(me, w->v[0], w->v[1], w->n);
    return drelu_short_cost(w->n);
}

static struct cost run_published(struct party *me, struct work *w) {
    drelu_published(me, w->v[0], w->v[1], w->n);
    return drelu_published_cost(w->n);
}
static struct cost run_drelu(struct party *me, struct work *w) {
    struct sign s = w->recipe.scale.sign;

    drelu(me, w->v[0], w->v[1], w->n, s);
    return drelu_cost(w->n, s);
}

/* Flags at these places; a maker wants one more. */
static struct flags flags_at(struct party *me, struct work *w,
                             int coin) {
    return (struct flags){(pack *)w->v[3], w->v[coin],
                          me->maker ? take_rows(me, 1, w->n) : NULL};
}

static struct cost run_relu(struct party *me, struct work *w) {
    size_t mark = arena_mark(me);
    struct sign s = w->recipe.scale.sign;

    relu(me, w->v[0], w->v[1], flags_at(me, w, 2), w->n, s);
    arena_release(me, mark);
    return relu_cost(w->n, s);
}

static struct cost run_select(struct party *me, struct work *w) {
    size_t mark = arena_mark(me);
    struct sign s = w->recipe.scale.sign;

    select_share(me, flags_at(me, w, 0), w->v[1], w->v[2], w->v[2],
                 w->n, s);
    arena_release(me, mark);
    return select_share_cost(w->n, s);
}
static struct cost run_maxpool(struct party *me, struct work *w) {
    struct sign s = w->recipe.scale.sign;

    maxpool(me, w->v[0], w->v[1], w->v[2], w->n, w->shape->cols, s);
    return maxpool_cost(w->n, w->shape->cols, true, s);
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

static struct cost run_maximum(struct party *me, struct work *w) {
    struct sign s = w->recipe.scale.sign;

    maximum(me, w->v[0], w->v[1], w->n, w->shape->cols, s);
    return maximum_cost(w->n, w->shape->cols, s);
}
enum { FRACTION = ELL / 4, COLUMNS = 10 };

static struct cost run_coin(struct party *me, struct work *w) {
    size_t mark = arena_mark(me);

    truncate_coin(me, w->v[0], w->n, FRACTION);
    arena_release(me, mark);
    return truncate_coin_cost(w->n);
}

static struct cost run_exact(struct party *me, struct work *w) {
    truncate_exact(me, w->v[0], w->v[1], w->n, FRACTION);
    return truncate_exact_cost(w->n, FRACTION);
}

static struct cost run_rescale(struct party *me, struct work *w) {
    size_t mark = arena_mark(me);

    rescale_relu(me, w->v[0], w->v[1], flags_at(me, w, 2), w->n,
                 w->recipe.scale);
    arena_release(me, mark);
    return rescale_relu_cost(w->n, w->recipe.scale);
}
static struct cost run_divide(struct party *me, struct work *w) {
    struct sign s = w->recipe.scale.sign;

    divide(me, w->v[0], w->v[1], w->v[2], w->n, FRACTION, s);
    return divide_cost(w->n, FRACTION, s);
}

static struct cost run_reciprocal(struct party *me, struct work *w) {
    size_t mark = arena_mark(me);

    reciprocal(me, w->v[0], w->n, COLUMNS, w->recipe.scale);
    arena_release(me, mark);
    return reciprocal_cost(w->n, COLUMNS, w->recipe.scale);
}

static struct cost run_exponential(struct party *me, struct work *w) {
    size_t mark = arena_mark(me);

    exponential(me, w->v[0], w->n, w->recipe.scale);
    arena_release(me, mark);
    return exponential_cost(w->n, w->recipe.scale);
}
static struct cost run_asm(struct party *me, struct work *w) {
    struct scale s = w->recipe.scale;

    asm_shares(me, w->v[0], w->v[1], w->n, w->shape->cols, s);
    return asm_cost(w->n, w->shape->cols, s);
}

static struct cost run_softmax(struct party *me, struct work *w) {
    struct scale s = w->recipe.scale;

    softmax(me, w->v[0], w->v[1], w->n, w->shape->cols, s);
    return softmax_cost(w->n, w->shape->cols, s);
}

/* List the works. */
static const struct shape value = {1, 1, 1, NULL, NULL};
static const struct shape digits = {1, 1, ELL / sizeof(ring), NULL,
                                    NULL};
static const struct shape four = {1, 1, 4, NULL, NULL};
static const struct shape ten = {1, 1, 10, NULL, NULL};
static const struct shape sixteen = {1, 1, 16, NULL, NULL};
static const struct shape dot = {1, 100, 1, NULL, NULL};
static const struct shape row = {1, 500, 100, NULL, NULL};
static const struct shape matrix = {784, 128, 10, NULL, NULL};
static const struct shape net_K = {.net = "K"};
static const struct shape net_A = {.net = "A"};
static const struct shape net_B = {.net = "B"};
static const struct shape net_C = {.net = "C"};
static const struct shape net_D = {.net = "D"};
static const struct shape net_E = {.net = "E"};
static const struct shape net_S = {.net = "S"};
static const struct shape few_A = {.net = "A", .recipe = "few-bits"};
static const struct shape few_K = {.net = "K", .recipe = "few-bits"};
static const struct shape ternary_A = {.net = "A", .recipe = "ternary"};
static const struct scale coin = {FRACTION, COIN, {DEALT, ELL}};
static const struct scale local = {FRACTION, LOCAL, {DEALT, ELL}};
static const struct scale exact = {FRACTION, EXACT, {DEALT, ELL}};
static const struct scale theirs = {FRACTION, LOCAL, {SECURE_NN, ELL}};
/* A work, and what SecureNN says of it; 0 where it says nothing. */
struct entry {
    const char *name;
    struct cost (*run)(struct party *me, struct work *w);
    size_t n;
    const struct shape *shape;
    const struct scale *scale;
    int paper_rounds;
    double paper_bytes, paper_ms; /* ms in its local network */
};
/* Bytes of a DReLU, of what makes a ReLU of it, and of a product. */
enum { DRELU = 8 * ELL + 19 * 8, AFTER = 5 * 8 };
enum { PRODUCT = 8 * (2 * 784 * 128 + 2 * 128 * 10 + 784 * 10) };

static const struct entry matrices[] = {
    {"multiply_matrix", run_matrix, 1, &matrix, &coin, 2, PRODUCT, 0},
};

static const struct entry protocols[] = {
    {"deal", run_deal, 1, &value, &coin, 0, 0, 0},
    {"open", run_open, 1, &value, &coin, 0, 0, 0},
    {"reveal", run_reveal, 1, &value, &coin, 0, 0, 0},
    {"multiply", run_multiply, 1, &value, &coin, 2, 40, 0},
    {"private_compare", run_compare, 1, &digits, &theirs, 1, 2 * ELL,
     0},
    {"share_convert", run_convert, 1, &value, &theirs, 4, 4 * ELL + 48,
     0},
    {"most_significant_bit", run_msb, 1, &value, &theirs, 5,
     4 * ELL + 104, 0},
    {"drelu_published", run_published, 1, &value, &theirs, 8, DRELU, 0},
    {"drelu_short", run_short, 1, &value, &theirs, 8, DRELU, 0},
    {"drelu", run_drelu, 1, &value, &coin, 8, DRELU, 0},
    {"relu", run_relu, 1, &value, &coin, 10, DRELU + AFTER, 0},
    {"relu-secure-nn", run_relu, 1, &value, &theirs, 10, DRELU + AFTER,
     0},
    {"select_share", run_select, 1, &value, &coin, 2, 40, 0},
    {"truncate_coin", run_coin, 1, &value, &coin, 0, 0, 0},
    {"truncate_exact", run_exact, 1, &value, &exact, 0, 0, 0},
    {"rescale_relu", run_rescale, 1, &value, &coin, 0, 0, 0},
    {"maxpool", run_maxpool, 1, &four, &coin, 27,
     3 * (DRELU + 2 * AFTER), 0},
    {"maxpool-secure-nn", run_maxpool, 1, &four, &theirs, 27,
     3 * (DRELU + 2 * AFTER), 0},
    {"maxpool_derivative", run_units, 1, &four, &coin, 2, 80, 0},
    {"maximum", run_maximum, 1, &ten, &coin, 0, 0, 0},
    {"maximum-secure-nn", run_maximum, 1, &ten, &theirs, 0, 0, 0},
    {"divide", run_divide, 1, &value, &coin, 160, 16 * (DRELU + AFTER),
     0},
    {"reciprocal", run_reciprocal, 1, &value, &coin, 0, 0, 0},
    {"reciprocal-local", run_reciprocal, 1, &value, &local, 0, 0, 0},
    {"exponential", run_exponential, 1, &value, &coin, 0, 0, 0},
    {"exponential-local", run_exponential, 1, &value, &local, 0, 0, 0},
    {"asm", run_asm, 1, &ten, &coin, 170, 170 * (DRELU + AFTER), 0},
    {"softmax", run_softmax, 1, &ten, &coin, 0, 0, 0},
    {"softmax-local", run_softmax, 1, &ten, &local, 0, 0, 0},
};
static const struct entry networks[] = {
    {"train-K-1", run_train, 1, &net_K, &coin, 0, 0, 0},
    {"train-K-128", run_train, 128, &net_K, &coin, 0, 0, 0},
    {"train-A-1", run_train, 1, &net_A, &coin, 0, 0, 0},
    {"train-A-128", run_train, 128, &net_A, &coin, 0, 0, 0},
    {"infer-K-1", run_infer, 1, &net_K, &coin, 0, 0, 0},
    {"infer-K-128", run_infer, 128, &net_K, &coin, 0, 0, 0},
    {"infer-A-1", run_infer, 1, &net_A, &coin, 0, 2.1e6, 43},
    {"infer-A-128", run_infer, 128, &net_A, &coin, 0, 29e6, 380},
};

static const struct entry few_bits[] = {
    {"train-A-128-few", run_train, 128, &few_A, &coin, 0, 0, 0},
    {"train-A-128-few-exact", run_train, 128, &few_A, &exact, 0, 0, 0},
    {"train-K-128-few", run_train, 128, &few_K, &coin, 0, 0, 0},
    {"infer-A-128-few", run_infer, 128, &few_A, &coin, 0, 0, 0},
    {"train-A-128-ternary", run_train, 128, &ternary_A, &coin, 0, 0, 0},
    {"infer-A-128-ternary", run_infer, 128, &ternary_A, &coin, 0, 0, 0},
};

static const struct entry windows[] = {
    {"train-B-128", run_train, 128, &net_B, &coin, 0, 0, 0},
    {"train-C-128", run_train, 128, &net_C, &coin, 0, 0, 0},
    {"train-D-128", run_train, 128, &net_D, &coin, 0, 0, 0},
    {"train-E-128", run_train, 128, &net_E, &coin, 0, 0, 0},
    {"train-B-128-local", run_train, 128, &net_B, &local, 0, 0, 0},
    {"train-C-128-local", run_train, 128, &net_C, &local, 0, 0, 0},
    {"infer-B-1", run_infer, 1, &net_B, &coin, 0, 8.86e6, 130},
    {"infer-B-128", run_infer, 128, &net_B, &coin, 0, 1066e6, 7180},
    {"infer-C-1", run_infer, 1, &net_C, &coin, 0, 18.94e6, 230},
    {"infer-C-128", run_infer, 128, &net_C, &coin, 0, 1550e6, 10820},
    {"infer-D-1", run_infer, 1, &net_D, &coin, 0, 4.05e6, 76},
    {"infer-D-128", run_infer, 128, &net_D, &coin, 0, 317.7e6, 2600},
};

static const struct entry small[] = {
    {"train-S-128", run_train, 128, &net_S, &coin, 0, 0, 0},
    {"infer-S-1", run_infer, 1, &net_S, &coin, 0, 0, 0},
    {"scores-S-1", run_scores, 1, &net_S, &coin, 0, 0, 0},
    {"scores-A-1", run_scores, 1, &net_A, &coin, 0, 0, 0},
};

static const struct entry ways[] = {
    {"train-K-128-local", run_train, 128, &net_K, &local, 0, 0, 0},
    {"train-K-128-exact", run_train, 128, &net_K, &exact, 0, 0, 0},
    {"train-K-128-secure-nn", run_train, 128, &net_K, &theirs, 0, 0, 0},
    {"train-A-128-local", run_train, 128, &net_A, &local, 0, 0, 0},
    {"train-A-128-exact", run_train, 128, &net_A, &exact, 0, 0, 0},
    {"train-A-128-secure-nn", run_train, 128, &net_A, &theirs, 0, 0, 0},
};
static const struct entry table8[] = {
    {"drelu-64x16", run_drelu, 1024, &value, &coin, 0, 0.68e6, 11.2},
    {"drelu-128x128", run_drelu, 16384, &value, &coin, 0, 10.88e6,
     109.8},
    {"drelu-576x20", run_drelu, 11520, &value, &coin, 0, 7.65e6, 71.5},
    {"product-64x16", run_multiply, 1024, &value, &coin, 0, 0.04e6,
     0.42},
    {"product-128x128", run_multiply, 16384, &value, &coin, 0, 0.66e6,
     2.8},
    {"product-576x20", run_multiply, 11520, &value, &coin, 0, 0.46e6,
     2.5},
    {"maxpool-8x8x50", run_maxpool, 200, &sixteen, &coin, 0, 2.23e6,
     59.7},
    {"maxpool-24x24x16", run_maxpool, 2304, &four, &coin, 0, 5.14e6,
     61.1},
    {"maxpool-24x24x20", run_maxpool, 2880, &four, &coin, 0, 6.43e6,
     62.6},
    {"units-8x8x50", run_gradient, 200, &sixteen, &coin, 0, 0.18e6,
     1.9},
    {"units-24x24x16", run_gradient, 2304, &four, &coin, 0, 0.52e6,
     4.8},
    {"units-24x24x20", run_gradient, 2880, &four, &coin, 0, 0.65e6,
     4.9},
    {"matrix-1x100x1", run_matrix, 1, &dot, &coin, 0, 3200, 0.33},
    {"matrix-1x500x100", run_matrix, 1, &row, &coin, 0, 0.81e6, 4.8},
    {"matrix-784x128x10", run_matrix, 1, &matrix, &coin, 0, 1.69e6,
     9.7},
};
struct family {
    const char *name;
    size_t count;
    const struct entry *entry;
};

static const struct family families[] = {
    {"matrices", sizeof matrices / sizeof *matrices, matrices},
    {"protocols", sizeof protocols / sizeof *protocols, protocols},
    {"networks", sizeof networks / sizeof *networks, networks},
    {"few-bits", sizeof few_bits / sizeof *few_bits, few_bits},
    {"windows", sizeof windows / sizeof *windows, windows},
    {"small", sizeof small / sizeof *small, small},
    {"ways", sizeof ways / sizeof *ways, ways},
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
    double per; /* bytes of so many are told: 1, or n if of each */
};

static void print_table(const struct result *r, FILE *out) {
    const struct sample *s = &r->sample;

    if (r->first)
        fprintf(out, "%-21s %6s %6s %10s %10s %9s %7s %9s\n", "work",
                "n", "rounds", "online", "dealt", "ms", "+-", "cpu ms");
    fprintf(out, "%-21s %6zu %6llu %10.8g %10.8g %9.3f %7.3f %9.3f\n",
            r->entry->name, r->n, (unsigned long long)s->cost.rounds,
            (double)s->cost.online / r->per,
            (double)s->cost.dealt / r->per, s->median,
            (s->third - s->first) / 2, s->cpu);
    if (s->making.bytes)
        fprintf(out,
                "  of these, to make what is dealt: %.3f ms, in "
                "%llu rounds of its own\n",
                1e3 * s->making.seconds,
                (unsigned long long)s->making.rounds);
}
static double paper_bytes(const struct result *r) {
    return r->entry->paper_bytes * (double)(r->n / r->entry->n) /
           r->per;
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
    double online = (double)s->cost.online / r->per;
    double dealt = (double)s->cost.dealt / r->per;

    if (r->first)
        fputs("work,n,rounds,online,dealt,bytes,paper_rounds,"
              "paper_bytes,paper_mb,paper_ms,online_mb,dealt_mb,mb,"
              "least_ms,first_ms,median_ms,third_ms,cpu_ms,peak_mb,"
              "busiest,making_rounds,making_ms\n",
              out);
    fprintf(out, "%s,%zu,%llu,%.12g,%.12g,%.12g,", e->name, r->n,
            (unsigned long long)s->cost.rounds, online, dealt,
            online + dealt);
    print_paper(e->paper_rounds, "%.0f", "", out);
    print_paper(paper_bytes(r), ",%.0f", ",", out);
    print_paper(1e-6 * paper_bytes(r), ",%.4g", ",", out);
    print_paper(e->paper_ms, ",%.4g", ",", out);
    fprintf(out, ",%.6g,%.6g,%.6g", 1e-6 * online, 1e-6 * dealt,
            1e-6 * (online + dealt));
    fprintf(out, ",%.3f,%.3f,%.3f,%.3f,%.3f,%.2f,%llu,%llu,%.3f\n",
            s->least, s->first, s->median, s->third, s->cpu, s->peak,
            (unsigned long long)s->busiest,
            (unsigned long long)s->making.rounds,
            1e3 * s->making.seconds);
}
static void print_json(const struct result *r, FILE *out) {
    const struct sample *s = &r->sample;
    const struct entry *e = r->entry;
    double online = (double)s->cost.online / r->per;
    double dealt = (double)s->cost.dealt / r->per;

    fputs(r->first ? "[" : ",\n ", out);
    fprintf(out,
            "{\"work\": \"%s\", \"n\": %zu, \"rounds\": %llu, "
            "\"online\": %.12g, \"dealt\": %.12g, "
            "\"bytes\": %.12g,\n  \"paper_rounds\": ",
            e->name, r->n, (unsigned long long)s->cost.rounds, online,
            dealt, online + dealt);
    print_paper(e->paper_rounds, "%.0f", "null", out);
    fputs(", \"paper_bytes\": ", out);
    print_paper(paper_bytes(r), "%.0f", "null", out);
    fprintf(out,
            ",\n  \"least_ms\": %.3f, \"first_ms\": %.3f, "
            "\"median_ms\": %.3f, \"third_ms\": %.3f,\n"
            "  \"cpu_ms\": %.3f, \"peak_mb\": %.2f,\n"
            "  \"making_rounds\": %llu, \"making_ms\": %.3f}",
            s->least, s->first, s->median, s->third, s->cpu, s->peak,
            (unsigned long long)s->making.rounds,
            1e3 * s->making.seconds);
}

/* Choose works. */
static struct work work_of(const struct entry *e, size_t times) {
    struct work w = {.name = e->name,
                     .run = e->run,
                     .n = e->n * times,
                     .shape = e->shape,
                     .recipe = {.scale = *e->scale}};

    if (e->shape->net)
        w.recipe = (struct recipe){network_find(e->shape->net),
                                   w.n,
                                   *e->scale,
                                   {.shift = 9},
                                   SOFTMAX,
                                   NULL};
    if (e->shape->recipe) {
        w.recipe.shifts = shifts_find(e->shape->recipe, e->shape->net);
        w.recipe.scale = fewnet_scale(w.recipe.shifts, e->scale->how);
        w.recipe.descent.shift = 0;
    }
    return w;
}

/* Networks have their rings; of protocols all are measured in any. */
static bool has_room(const struct entry *e) {
    struct work w = work_of(e, 1);

    return !e->shape->net ||
           ELL >= (e->run == run_infer ? recipe_model_ring(&w.recipe)
                                       : recipe_ring(&w.recipe));
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
    size_t few = e->n < 64 ? 128 : 8; /* arrays without a rest */
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

/* Can the parties of the bench's cast do it? */
static int check_cast(const struct bench *b, const struct entry *e,
                      const struct work *work, struct why *why) {
    if (!b->alone)
        return 0;
    if (e->run == run_deal || e->run == run_reveal)
        return because(why, "%s: with P2, and there is none", e->name);
    return b->alone(&work->recipe, why);
}

static int bench_one(const struct bench *b, const struct entry *e,
                     bool first, FILE *out, struct why *why) {
    struct work work = work_of(e, b->n);
    struct result result = {.entry = e,
                            .n = work.n,
                            .first = first,
                            .per = b->each ? (double)work.n : 1};

    work.line = b->line;
    work.cast = b->cast;
    if (check_cast(b, e, &work, why))
        return -1;
    if (!b->cast && check_memory(e, b->n, why))
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
    const char *narrow = NULL;
    int found = 0;

    for (int g = 0; g < FAMILIES; g++)
        for (size_t i = 0; i < families[g].count; i++) {
            const struct entry *e = &families[g].entry[i];

            if (!wanted(b->name, &families[g], e))
                continue;
            if (!has_room(e)) {
                narrow = e->name;
                continue;
            }
            if (bench_one(b, e, found++ == 0, out, why))
                return -1;
        }
    if (found && b->format == JSON)
        fputs("]\n", out);
    if (!found && narrow)
        return because(why, "%s: has no room in a ring of %d bits",
                       narrow, ELL);
    return found ? 0 : because(why, "no work is called '%s'", b->name);
}
