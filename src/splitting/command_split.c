/* Tangled from chapters/63-split-program.md; edit that file. */
#include "command_split.h"

#include "command.h"
#include "houses.h"
#include "joint.h"
#include "keyfile.h"
#include "outfile.h"
#include "profile.h"
#include "recipe_option.h"
#include "report.h"
#include "stop.h"
#include "train.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

/* List the options of split. */
static const char *const first_words[] = {"sum", "ss", "hardened", "he",
                                          NULL};
enum { BY_KEY = HARDENED + 1 }; /* the last of them */

static const char *const key_words[] = {"2048", "3072", "4096", NULL};
static const size_t key_bits[] = {2048, 3072, 4096};

enum {
    OPT_KEY = 256,
    OPT_KEY_BITS,
    OPT_NOISE,
    OPT_H1_NOISE,
    OPT_CSV,
    OPT_REPORT,
    OPT_QUIET
};

enum { HIDDEN_MAX = (LAYERS_MAX - 1) / 2 };

struct split_options {
    const char *data; /* in words */
    char a[PATH_MAX]; /* the first of two tables */
    const char *b;    /* the second; NULL: images */
    size_t hidden[HIDDEN_MAX], layers;
    size_t epochs, batch, limit; /* limit 0: all images */
    double rate;
    const char *key, *csv, *report;
    uint64_t seed;
    int first, bits; /* bits: which of key_bits; -1: not said */
    struct noise noise;
    struct line line;
    bool quiet;
    const char *of_key; /* an option that only a key heeds */
};

static const struct argp_option split_table[] = {
    {"data", 'd', "WHAT", 0,
     "left-right: images, whose left halves and labels one house has, "
     "and the right halves the other; or A.csv,B.csv: two tables of "
     "the same rows, the labels in the first (left-right)",
     0},
    {"first", 'F', "WAY", 0,
     "how P2 gets the first layer's sums: sum, ss, hardened or he "
     "(sum)",
     0},
    {"hidden", 'H', "N,...", 0,
     "widths of the hidden layers (256 for images; 8,8 for tables)", 0},
    {"epochs", 'e', "N", 0, "passes over the rows (5; 30 for tables)",
     0},
    {"batch", 'b', "N", 0, "rows in a step (128; 64 for tables)", 0},
    {"lr", 'l', "X", 0, "learning rate (0.25; 0.125 for tables)", 0},
    {"seed", 's', "N", 0,
     "of the first weights, the order of the rows, and which of a "
     "table are kept to ask (1)",
     0},
    {"limit", 'L', "N", 0, "learn from the first N images only", 0},
    {"noise", OPT_NOISE, "X", 0,
     "deviation of noise on the first layer's weights, after each step",
     0},
    {"h1-noise", OPT_H1_NOISE, "X", 0,
     "deviation of noise on the first layer's sums", 0},
    {"key", OPT_KEY, "FILE", 0,
     "of he: P2's key; made and written there if there is none", 0},
    {"key-bits", OPT_KEY_BITS, "N", 0,
     "of he: 2048, 3072 or 4096, of a key that is made (2048)", 0},
    {"csv", OPT_CSV, "FILE", 0,
     "write a line for each epoch; - is the standard output", 0},
    {"report", OPT_REPORT, "FILE", 0, "write the results as JSON", 0},
    {"quiet", OPT_QUIET, NULL, 0, "no line for each epoch", 0},
    {"net-profile", OPT_NET_PROFILE, "LINE", 0, NET_PROFILE_HELP, 0},
    {0},
};

/* Read the options of split. */
static void data_of(struct argp_state *state, struct split_options *o,
                    const char *text) {
    const char *comma = strchr(text, ',');
    size_t length = comma ? (size_t)(comma - text) : 0;

    o->data = text;
    o->b = NULL;
    if (strcmp(text, "left-right") == 0)
        return;
    if (length == 0 || length >= sizeof o->a || !comma[1] ||
        strchr(comma + 1, ','))
        argp_error(state,
                   "--data: expected left-right, or the names of two "
                   "tables with a comma between, got '%.60s'",
                   text);
    memcpy(o->a, text, length);
    o->a[length] = '\0';
    o->b = comma + 1;
}

static void widths_of(struct argp_state *state, struct split_options *o,
                      const char *text) {
    const char *next = text;
    char *end;

    o->layers = 0;
    do {
        unsigned long width = strtoul(next, &end, 10);

        if (*next < '1' || *next > '9' || width > 4096 ||
            (*end && *end != ',') || o->layers == HIDDEN_MAX)
            argp_error(state,
                       "--hidden: expected up to %d widths, 1 to 4096, "
                       "with commas between, got '%.40s'",
                       HIDDEN_MAX, text);
        o->hidden[o->layers++] = width;
        next = end + 1;
    } while (*end);
}

static error_t split_other_option(struct split_options *o, int key,
                                  char *arg, struct argp_state *state) {
    switch (key) {
    case OPT_NOISE:
        o->noise.weights = real_number(state, "--noise", arg);
        return 0;
    case OPT_H1_NOISE:
        o->noise.h1 = real_number(state, "--h1-noise", arg);
        return 0;
    case OPT_KEY:
        o->key = file_name(state, "--key", arg);
        o->of_key = "--key";
        return 0;
    case OPT_KEY_BITS:
        o->bits = word_of(state, "--key-bits", arg, key_words);
        o->of_key = "--key-bits";
        return 0;
    case OPT_CSV:
        o->csv = arg;
        return 0;
    case OPT_REPORT:
        o->report = file_name(state, "--report", arg);
        return 0;
    case OPT_QUIET:
        o->quiet = true;
        return 0;
    case OPT_NET_PROFILE:
        o->line = line_of(state, arg);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}
static void take_usual(struct split_options *o) {
    bool images = !o->b;

    if (!o->batch)
        o->batch = images ? 128 : 64;
    if (!o->epochs)
        o->epochs = images ? 5 : 30;
    if (o->rate <= 0)
        o->rate = images ? 0.25 : 0.125;
    if (o->layers)
        return;
    o->layers = images ? 1 : 2;
    for (size_t l = 0; l < o->layers; l++)
        o->hidden[l] = images ? 256 : 8;
}

static void check_options(struct argp_state *state,
                          const struct split_options *o) {
    if (o->of_key && o->first != BY_KEY)
        argp_error(state, "%s would change nothing with --first %s",
                   o->of_key, first_words[o->first]);
    if (o->limit && o->b)
        argp_error(state, "--limit is for images, and --data is %s",
                   o->data);
    if (o->first == HARDENED)
        rate_shift(state, (double)o->batch, o->rate);
}

static error_t split_option(int key, char *arg,
                            struct argp_state *state) {
    struct split_options *o = state->input;

    switch (key) {
    case 'd':
        data_of(state, o, file_name(state, "--data", arg));
        return 0;
    case 'F':
        o->first = word_of(state, "--first", arg, first_words);
        return 0;
    case 'H':
        widths_of(state, o, arg);
        return 0;
    case 'e':
        o->epochs = whole_number(state, EPOCHS, arg);
        return 0;
    case 'b':
        o->batch = whole_number(state, BATCH_SIZE, arg);
        return 0;
    case 'l':
        o->rate = real_number(state, "--lr", arg);
        return 0;
    case 's':
        o->seed = whole_number(state, SEED, arg);
        return 0;
    case 'L':
        o->limit = whole_number(state, LIMIT, arg);
        return 0;
    case ARGP_KEY_ARG:
        argp_error(state, "'%s' is not an option", arg);
        return 0;
    case ARGP_KEY_END:
        take_usual(o);
        check_options(state, o);
        return 0;
    default:
        return split_other_option(o, key, arg, state);
    }
}

/* Find what the houses know. */
/* All that a run needs, to be given back at its end. */
struct run {
    struct images images;
    struct houses houses;
    char source[2 * PATH_MAX];
    size_t *rows;
    struct network net;
    struct paillier *key;
    struct joint joint;
    struct joint_outcome outcome;
};

/* All images, in their order. */
static void take_images(struct run *r, const struct split_options *o) {
    struct joint *j = &r->joint;

    j->learn = known_halves(&r->images.train);
    j->ask = known_halves(&r->images.test);
    j->learns = o->limit && o->limit < j->learn.count ? o->limit
                                                      : j->learn.count;
    j->asks = j->ask.count;
    for (size_t k = 0; k < j->learn.count; k++)
        r->rows[k] = k;
    j->from_learn = j->from_ask = r->rows;
    snprintf(r->source, sizeof r->source, "%s", r->images.source);
}

/* Four rows of five, at random, to learn from, and the fifth to ask. */
static void take_table(struct run *r, const struct split_options *o) {
    struct joint *j = &r->joint;
    const struct houses *h = &r->houses;

    j->learn = (struct known){.x = h->x,
                              .labels = h->labels,
                              .count = h->rows,
                              .inputs = h->inputs,
                              .classes = h->classes,
                              .columns = h->columns};
    j->ask = j->learn;
    order_shuffle(r->rows, h->rows, o->seed, SIZE_MAX);
    j->learns = h->rows * 4 / 5;
    j->asks = h->rows - j->learns;
    j->from_learn = r->rows;
    j->from_ask = r->rows + j->learns;
}
static int find_images(struct run *r, const struct split_options *o,
                       struct why *why) {
    if (images_read(&r->images, why))
        return -1;
    if (r->images.train.cols % 2)
        return because(why, "%s: %zu columns have no two halves",
                       r->images.source, r->images.train.cols);
    r->rows = calloc(r->images.train.count + r->images.test.count,
                     sizeof *r->rows);
    if (!r->rows)
        return because(why, "no memory for an order of the images");
    take_images(r, o);
    return 0;
}

static int find_tables(struct run *r, const struct split_options *o,
                       struct why *why) {
    if (houses_load(&r->houses, o->a, o->b, why))
        return -1;
    r->rows = calloc(r->houses.rows, sizeof *r->rows);
    if (!r->rows)
        return because(why, "no memory for an order of the rows");
    take_table(r, o);
    snprintf(r->source, sizeof r->source, "%s and %s", o->a, o->b);
    return 0;
}

/* Build the network. */
static void add_layer(struct network *net, enum kind kind, size_t in,
                      size_t out) {
    net->layer[net->depth++] =
        (struct layer){.kind = kind, .in = in, .out = out};
}

/* Dense layers of these widths, with ReLUs between them. */
static void build_network(struct run *r,
                          const struct split_options *o) {
    const struct known *k = &r->joint.learn;
    size_t in = k->inputs;

    r->net = (struct network){.name = "split"};
    for (size_t l = 0; l < o->layers; l++) {
        add_layer(&r->net, DENSE, in, o->hidden[l]);
        add_layer(&r->net, RELU, o->hidden[l], o->hidden[l]);
        in = o->hidden[l];
    }
    add_layer(&r->net, DENSE, in, k->classes);
}

/* Find the key. */
static int read_key(struct run *r, const struct split_options *o,
                    struct why *why) {
    if (keyfile_read(&r->key, o->key, why))
        return -1;
    if (o->bits >= 0 && paillier_bits(r->key) != key_bits[o->bits])
        return because(why, "%s: a key of %zu bits, not of %zu", o->key,
                       paillier_bits(r->key), key_bits[o->bits]);
    return 0;
}

/* P2's key: from its file; or made, and written there if one is named.
   What is made here for a simulation belongs to P2 alone in earnest. */
static int find_key(struct run *r, const struct split_options *o,
                    struct why *why) {
    struct seed seed;
    struct stream *random;
    int failed;

    if (o->first != BY_KEY)
        return 0;
    if (o->key && access(o->key, F_OK) == 0)
        return read_key(r, o, why);
    seed_fresh(&seed);
    random = stream_open(&seed);
    if (!random)
        return because(why, "no memory for a stream");
    failed = paillier_make(&r->key, key_bits[o->bits > 0 ? o->bits : 0],
                           random, why);
    stream_close(random);
    if (failed || !o->key)
        return failed;
    return keyfile_write(r->key, o->key, why);
}

/* Tell what came of it. */
static double per_step(const struct run *r, double sum) {
    return r->outcome.steps ? sum / (double)r->outcome.steps : 0;
}

static void print_outcome(const struct run *r,
                          const struct split_options *o, FILE *out) {
    const struct joint_outcome *got = &r->outcome;
    const struct cut *cut = &r->joint.cut;
    char words[80];

    profile_words(&o->line, words, sizeof words);
    fprintf(out,
            "\nData: %s\n%zu columns and the labels at P0, %zu columns "
            "at P1; first layer's sums by %s\n",
            r->source, cut->columns,
            r->joint.learn.inputs - cut->columns,
            first_words[o->first]);
    fprintf(out,
            "%zu epochs of %zu rows, batch %zu, rate %g: %.2f %% of "
            "%zu rows right",
            got->epochs, r->joint.learns, cut->batch, (double)cut->rate,
            100 * got->accuracy, r->joint.asks);
    if (!isnan(got->auc))
        fprintf(out, ", AUC %.3f", got->auc);
    fprintf(out,
            "\nOne step: %.1f ms, %.0f rounds; P0 and P1 send %.3f MB, "
            "P2 %.3f MB.\nLines between the parties: %s.\n",
            1e3 * per_step(r, got->seconds),
            per_step(r, (double)got->cost.rounds),
            1e-6 * per_step(r, (double)got->cost.online),
            1e-6 * per_step(r, (double)got->cost.dealt), words);
    fputs("\nP2 has seen the first layer's sums of every row, and can "
          "read the labels off\nthe gradients that P0 sent it. All "
          "parties ran on this machine: a\nsimulation, which protects "
          "nothing.\n",
          out);
}
static void write_report(const struct run *r,
                         const struct split_options *o, FILE *out) {
    const struct joint_outcome *got = &r->outcome;
    const struct cut *cut = &r->joint.cut;

    fprintf(out,
            "{\n  \"first\": \"%s\",\n  \"key_bits\": %zu,\n"
            "  \"columns_P0\": %zu,\n  \"columns_P1\": %zu,\n"
            "  \"rows\": %zu,\n  \"asked\": %zu,\n",
            first_words[o->first], r->key ? paillier_bits(r->key) : 0,
            cut->columns, r->joint.learn.inputs - cut->columns,
            r->joint.learns, r->joint.asks);
    fprintf(out,
            "  \"epochs\": %zu,\n  \"steps\": %zu,\n"
            "  \"batch\": %zu,\n  \"learning_rate\": %g,\n"
            "  \"seed\": %llu,\n  \"loss\": %.6g,\n"
            "  \"accuracy\": %.6g,\n",
            got->epochs, got->steps, cut->batch, (double)cut->rate,
            (unsigned long long)cut->seed, got->loss, got->accuracy);
    if (!isnan(got->auc))
        fprintf(out, "  \"auc\": %.6g,\n", got->auc);
    fprintf(out,
            "  \"seconds\": %.3f,\n  \"cpu_seconds\": %.3f,\n"
            "  \"rounds\": %.6g,\n"
            "  \"online_bytes\": %.10g,\n  \"dealt_bytes\": %.10g,\n"
            "  \"commit\": \"%s\"\n}\n",
            got->seconds, got->cpu,
            per_step(r, (double)got->cost.rounds),
            per_step(r, (double)got->cost.online),
            per_step(r, (double)got->cost.dealt), report_commit());
}

/* Split on command. */
static struct cut cut_for(const struct run *r,
                          const struct split_options *o) {
    return (struct cut){
        .net = &r->net,
        .columns = r->joint.learn.columns,
        .batch = o->batch,
        .rate = (float)o->rate,
        .first = o->first == BY_KEY ? SUM : (enum first)o->first,
        .scale = scale_of(16, COIN),
        .noise = o->noise,
        .seed = o->seed};
}

static int prepare_run(struct run *r, const struct split_options *o,
                       struct why *why) {
    if ((o->b ? find_tables : find_images)(r, o, why) ||
        find_key(r, o, why))
        return -1;
    build_network(r, o);
    r->joint.cut = cut_for(r, o);
    r->joint.epochs = o->epochs;
    r->joint.key = r->key;
    r->joint.line = o->line;
    r->joint.progress = o->quiet ? NULL : stderr;
    r->joint.stop = stop_wanted;
    return 0;
}

static void free_run(struct run *r) {
    images_free(&r->images);
    houses_free(&r->houses);
    paillier_close(r->key);
    free(r->rows);
    free(r);
}
struct written {
    struct outfile csv, report;
};

static int keep_all(const struct run *r, const struct split_options *o,
                    struct written *w, struct why *why) {
    print_outcome(r, o, w->csv.file == stdout ? stderr : stdout);
    if (w->report.file)
        write_report(r, o, w->report.file);
    return outfile_keep(&w->report, why) || outfile_keep(&w->csv, why)
               ? -1
               : 0;
}

static int run_and_keep(struct run *r, const struct split_options *o,
                        struct written *w, struct why *why) {
    if (outfile_open(&w->csv, "--csv", o->csv, why) ||
        outfile_open(&w->report, "--report", o->report, why) ||
        prepare_run(r, o, why))
        return -1;
    r->joint.csv = w->csv.file;
    if (r->joint.csv)
        fputs("epoch,loss,accuracy,auc,seconds\n", r->joint.csv);
    if (joint_train(&r->joint, &r->outcome, why))
        return -1;
    return keep_all(r, o, w, why);
}
/* The status of a training that came to its end. */
static int status_of(const struct joint_outcome *o) {
    if (o->stopped)
        return 128 + o->stopped;
    if (o->loss <= 10)
        return EXIT_SUCCESS;
    fprintf(stderr, "ppnn: the training diverged: loss %.4g\n",
            o->loss);
    return EXIT_DIVERGED;
}

static int split_and_free(const struct split_options *o) {
    struct run *r = calloc(1, sizeof *r);
    struct written w = {.csv = {.file = NULL}};
    struct why why;
    int status;

    if (!r) {
        because(&why, "no memory");
        return complain(&why);
    }
    stop_politely();
    status = run_and_keep(r, o, &w, &why) ? complain(&why)
                                          : status_of(&r->outcome);
    outfile_drop(&w.csv);
    outfile_drop(&w.report);
    free_run(r);
    return status;
}

int split_command(int argc, char **argv) {
    struct argp argp = {
        split_table,
        split_option,
        "",
        "Train a network whose inputs are in two houses: P0 has some "
        "columns and the labels, P1 the other columns, and P2 computes "
        "the hidden layers in the clear.\v"
        "Example: ppnn split --data left-right --first sum "
        "--epochs 1\n\n" IMAGES_HELP "\n\n" STATUS_HELP,
        NULL,
        NULL,
        NULL};
    struct split_options o = {
        .data = "left-right", .seed = 1, .bits = -1};

    parse_options(&argp, argc, argv, &o);
    announce(&o.line);
    return split_and_free(&o);
}
