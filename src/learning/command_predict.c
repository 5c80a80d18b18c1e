/* Tangled from chapters/57-program.md; edit that file. */
#include "by_pair.h"
#include "command.h"
#include "other_ring.h"
#include "predict.h"
#include "recipe_option.h"

#include <stdlib.h>
#include <string.h>

static const struct argp_option predict_table[] = {
    {"model", 'M', "FILE", 0, "a model that ppnn train saved", 0},
    {"mode", 'm', "MODE", 0, "plain or secure (secure)", 0},
    {"limit", 'L', "N", 0,
     "the first N test images (128, or all if there are fewer)", 0},
    {"bits", 'f', "N", 0, "fraction bits on shares, 4 to 24 (16)", 0},
    {"compare", OPT_COMPARE, "WORD", 0, COMPARE_HELP, 0},
    {"dealer", OPT_DEALER, "WORD", 0, DEALER_HELP, 0},
    {"scores", OPT_SCORES, NULL, 0,
     "on shares: learn ten scores of each image, not its class alone",
     0},
    {"ring", OPT_RING, "BITS", 0, RING_HELP, 0},
    {"net-profile", OPT_NET_PROFILE, "LINE", 0, NET_PROFILE_HELP, 0},
    {0},
};

struct predict_options {
    struct question question;
    const char *of_shares; /* the last option that is for shares */
    bool scores, pair;
    int ring; /* bits */
};

/* What a pair cannot do with any model. `predict` asks once more, when
   the model is read. */
static void refuse_scale(struct argp_state *state, struct scale scale) {
    struct recipe_options usual = recipe_usual();

    usual.recipe.scale = scale;
    refuse_unpaired(state, "--dealer pair", &usual.recipe);
}

static error_t predict_option(int key, char *arg,
                              struct argp_state *state) {
    static const char *const words[] = {"plain", "secure", NULL};
    struct predict_options *o = state->input;
    struct question *q = &o->question;

    switch (key) {
    case 'M':
        q->model = arg;
        return 0;
    case 'm':
        q->mode = word_of(state, "--mode", arg, words) ? SECURE : PLAIN;
        return 0;
    case 'L':
        q->count = whole_number(state, LIMIT, arg);
        q->fewer = false;
        return 0;
    case 'f':
        q->scale.f = (int)whole_number(state, BITS, arg);
        o->of_shares = "--bits";
        return 0;
    case OPT_COMPARE:
        q->scale.sign.how = comparison_of(state, arg);
        o->of_shares = "--compare";
        return 0;
    case OPT_DEALER:
        o->pair = is_pair(state, arg);
        o->of_shares = "--dealer";
        return 0;
    case OPT_SCORES:
        o->scores = true;
        o->of_shares = "--scores";
        return 0;
    case OPT_RING:
        o->ring = ring_bits(state, arg);
        o->of_shares = "--ring";
        return 0;
    case OPT_NET_PROFILE:
        q->line = line_of(state, arg);
        o->of_shares = "--net-profile";
        return 0;
    case ARGP_KEY_ARG:
        argp_error(state, "'%s' is not an option", arg);
        return 0;
    case ARGP_KEY_END:
        if (!q->model)
            argp_error(state, "--model FILE is missing");
        if (q->mode == PLAIN && o->of_shares)
            does_not_apply(state, o->of_shares, "plain");
        if (o->pair)
            refuse_scale(state, q->scale);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* The first twenty in a row, then how many of all are right. */
static void print_answers(const struct question *q,
                          const uint8_t *classes) {
    const struct dataset *test = &q->data->test;
    const uint8_t *truth = test->labels;
    size_t right = 0,
           n = q->count < test->count ? q->count : test->count;

    printf("Data: %s\n", q->data->source);
    for (size_t k = 0; k < n; k++) {
        if (k < 20)
            printf("image %2zu: class %d%s\n", k, classes[k],
                   classes[k] == truth[k] ? "" : "  (wrong)");
        for (size_t c = 0; q->scores && k < 20 && c < CLASSES; c++)
            printf("%8.3f%s", (double)q->scores[k * CLASSES + c],
                   c + 1 < CLASSES ? "" : "\n");
        right += classes[k] == truth[k];
    }
    printf("%zu of %zu right\n", right, n);
}

static void print_expense(const struct predict_options *o) {
    const struct expense *e = o->question.expense;

    printf("On shares: %.3f s, %llu rounds; P0 and P1 send %.3f MB, %s "
           "%.3f MB.\n",
           e->seconds, (unsigned long long)e->cost.rounds,
           1e-6 * (double)e->cost.online,
           o->pair ? "and to deal to each other" : "P2",
           1e-6 * (double)e->cost.dealt);
    if (o->pair)
        printf("Of this %.3f s were for dealing, in %llu rounds of its "
               "own.\n",
               e->making.seconds, (unsigned long long)e->making.rounds);
}

/* What was said turns into a question. */
static int ask(struct predict_options *o, struct expense *expense,
               uint8_t *classes, struct why *why) {
    struct question *q = &o->question;
    struct cast pair = pair_cast();
    int failed;

    q->cast = o->pair ? &pair : NULL;
    q->alone = o->pair ? pair_can : NULL;
    q->expense = expense;
    q->scores =
        o->scores ? calloc(q->count, CLASSES * sizeof(float)) : NULL;
    failed = o->scores && !q->scores
                 ? because(why, "no memory for %zu scores", q->count)
                 : predict(q, classes, why);
    if (!failed)
        print_answers(q, classes);
    if (!failed && q->mode == SECURE)
        print_expense(o);
    free(q->scores);
    return failed;
}

int predict_command(int argc, char **argv) {
    struct argp argp = {
        predict_table,
        predict_option,
        "",
        "Classify test images, in the clear or on shares.\v"
        "Example: ppnn predict --model k.model --limit 10"
        "\n\n" IMAGES_HELP "\n\n" STATUS_HELP,
        NULL,
        NULL,
        NULL};
    struct images data = {.source = ""};
    struct predict_options o = {.question = {.mode = SECURE,
                                             .count = 128,
                                             .fewer = true,
                                             .scale = scale_of(0, COIN),
                                             .data = &data},
                                .ring = ELL};
    const struct question *q = &o.question;
    struct expense expense;
    struct why why;
    uint8_t *classes;
    int failed;

    parse_options(&argp, argc, argv, &o);
    if (ring_become(o.ring, argc, argv, &why))
        return complain(&why);
    announce(&q->line);
    classes = calloc(q->count, 1);
    failed = classes
                 ? ask(&o, &expense, classes, &why)
                 : because(&why, "no memory for %zu classes", q->count);
    free(classes);
    images_free(&data);
    return failed ? complain(&why) : EXIT_SUCCESS;
}
