/* Tangled from chapters/57-program.md; edit that file. */
#include "recipe_option.h"

#include "by_pair.h"

#include <math.h>

static const char *const recipe_names[] = {"fixed-point", "few-bits",
                                           "ternary", NULL};
static const char *const optimizer_words[] = {"sgd", "amsgrad", NULL};
static const char *const ring_words[] = {"32", "64", NULL};

struct recipe_options recipe_usual(void) {
    return (struct recipe_options){{network_find("K"),
                                    128,
                                    scale_of(16, COIN),
                                    {0, 0, 0, 0},
                                    SOFTMAX,
                                    NULL},
                                   0.25,
                                   false,
                                   false,
                                   recipe_names[0],
                                   NULL,
                                   0};
}

/* Words in the order of the enum that they stand for. */
static const char *const output_words[] = {"softmax", "asm", NULL};
static const char *const truncation_words[] = {"local", "exact", "coin",
                                               NULL};

enum { MOMENTUM_MAX = 5 };

/* The k of 1 - 2^-k. */
static int momentum_of(struct argp_state *state, const char *text) {
    double part = real_number(state, "--momentum", text);

    for (int k = 1; k <= MOMENTUM_MAX; k++)
        if (part == 1 - ldexp(1, -k))
            return k;
    argp_error(state,
               "--momentum: expected 0.5, 0.75, 0.875, 0.9375 "
               "or 0.96875, got '%s'",
               text);
    return 0;
}

/* What a recipe of few bits has no use for. */
static const char *only_first(int key) {
    return key == 'l'            ? "--lr"
           : key == 'f'          ? "--bits"
           : key == OPT_OUTPUT   ? "--output"
           : key == OPT_COMPARE  ? "--compare"
           : key == OPT_MOMENTUM ? "--momentum"
                                 : NULL;
}

error_t recipe_option(struct argp_state *state, int key,
                      const char *arg, struct recipe_options *o) {
    struct recipe *r = &o->recipe;

    if (only_first(key))
        o->other = only_first(key);
    switch (key) {
    case OPT_RING:
        o->ring = word_of(state, "--ring", arg, ring_words) ? 64 : 32;
        return 0;
    case OPT_RECIPE:
        o->word =
            recipe_names[word_of(state, "--recipe", arg, recipe_names)];
        return 0;
    case OPT_OPTIMIZER:
        o->amsgrad =
            word_of(state, "--optimizer", arg, optimizer_words) == 1;
        return 0;
    case 'n':
        r->net = network_find(arg);
        if (!r->net)
            argp_error(state,
                       "--net: expected K, A, W, B, C, D, E, S or T, "
                       "got '%s'",
                       arg);
        return 0;
    case 'b':
        r->batch = whole_number(state, BATCH_SIZE, arg);
        return 0;
    case 'l':
        o->rate = real_number(state, "--lr", arg);
        return 0;
    case 'f':
        r->scale.f = (int)whole_number(state, BITS, arg);
        return 0;
    case OPT_OUTPUT:
        r->output =
            (enum output)word_of(state, "--output", arg, output_words);
        return 0;
    case OPT_TRUNCATION:
        r->scale.how = (enum truncation)word_of(state, "--truncation",
                                                arg, truncation_words);
        return 0;
    case OPT_COMPARE:
        r->scale.sign.how = comparison_of(state, arg);
        return 0;
    case OPT_MOMENTUM:
        r->descent.momentum = momentum_of(state, arg);
        return 0;
    case OPT_HALVE:
        r->descent.halve = whole_number(state, HALVE, arg);
        return 0;
    case OPT_STEADY:
        o->steady = true;
        r->descent.steady = whole_number(state, STEADY, arg);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

void refuse_undealt(struct argp_state *state, const struct recipe *r) {
    if (r->scale.sign.how == SECURE_NN)
        argp_error(state, "--compare secure-nn: there P2 answers what "
                          "it is asked, and cannot deal beforehand; "
                          "expected dealt");
}

void refuse_unpaired(struct argp_state *state, const char *option,
                     const struct recipe *r) {
    struct why why;

    if (pair_can(r, &why))
        argp_error(state, "%s: %s", option, why.text);
}

void announce_pair(const struct recipe *r) {
    struct why why;
    uint64_t bytes;

    if (pair_step_bytes(r, &bytes, &why) == 0)
        fprintf(stderr,
                "ppnn: no helper: P0 and P1 deal to each other by "
                "transfers, %.4g MB a step\n",
                1e-6 * (double)bytes);
}

enum { SHIFT_MAX = 29 };

/* Few bits: all that is not said follows from the table of shifts. */
static void few_bits(struct argp_state *state,
                     struct recipe_options *o) {
    struct recipe *r = &o->recipe;
    char name[32], nets[32];

    snprintf(name, sizeof name, "%s%s", o->word,
             o->amsgrad ? "-amsgrad" : "");
    shifts_nets(name, nets, sizeof nets);
    r->shifts = shifts_find(name, r->net->name);
    if (!*nets)
        argp_error(state,
                   "--optimizer amsgrad: expected --recipe ternary");
    if (!r->shifts)
        argp_error(state,
                   "--recipe %s: no shifts are known for "
                   "network %s; expected --net %s",
                   o->word, r->net->name, nets);
    if (o->other)
        argp_error(state, "%s would change nothing with --recipe %s",
                   o->other, o->word);
    r->scale = fewnet_scale(r->shifts, r->scale.how);
    if (!o->ring)
        o->ring = ring_is_there(32) ? 32 : ELL;
}

/* In 32 bits, products with 16 fraction bits have no room. */
static void fixed_point(struct argp_state *state,
                        struct recipe_options *o) {
    if (o->ring == 32)
        argp_error(state, "--ring 32: fixed point needs 64 bits; "
                          "expected --recipe few-bits as well");
    o->ring = 64;
}

int rate_shift(struct argp_state *state, double batch, double rate) {
    double steps = batch / rate, shift = log2(steps);
    double below = fmin(fmax(floor(shift), 0), SHIFT_MAX - 1);

    if (shift < 0 || shift > (double)SHIFT_MAX ||
        shift != floor(shift) || exp2(shift) != steps)
        argp_error(state,
                   "--batch %g with --lr %g: batch / rate is %g, "
                   "expected a power of two from 1 to 2^%d; with this "
                   "batch, --lr %.17g or --lr %.17g would do",
                   batch, rate, steps, SHIFT_MAX,
                   ldexp(batch, -(int)below - 1),
                   ldexp(batch, -(int)below));
    return (int)shift;
}

static void shift_of_rate(struct argp_state *state,
                          struct recipe_options *o) {
    int f = o->recipe.scale.f;
    int shift = rate_shift(state, (double)o->recipe.batch, o->rate);

    o->recipe.descent.shift = shift;
    if (f + shift < o->recipe.descent.momentum)
        argp_error(state,
                   "--momentum: with --bits %d and batch / rate "
                   "%g, expected at most %g",
                   f, ldexp(1, shift), 1 - ldexp(1, -f - shift));
}

void recipe_shift(struct argp_state *state, struct recipe_options *o) {
    if (o->word != recipe_names[0] || o->amsgrad) {
        few_bits(state, o);
    } else {
        fixed_point(state, o);
        shift_of_rate(state, o);
    }
    if (!o->steady)
        o->recipe.descent.steady = o->recipe.descent.halve;
    else if (!o->recipe.descent.halve)
        argp_error(state, "--steady says when the rate is halved "
                          "first: expected --halve-every as well");
}
