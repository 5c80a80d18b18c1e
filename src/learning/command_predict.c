/* Tangled from chapters/51-program.md; edit that file. */
#include "command.h"
#include "predict.h"

#include <stdlib.h>
#include <string.h>

static const struct argp_option predict_table[] = {
    {"model", 'M', "FILE", 0, "a model that ppnn train saved", 0},
    {"mode", 'm', "MODE", 0, "plain or secure (secure)", 0},
    {"limit", 'L', "N", 0,
     "the first N test images (128, or all if there are fewer)", 0},
    {"bits", 'f', "N", 0, "fraction bits on shares, 4 to 24 (16)", 0},
    {"compare", OPT_COMPARE, "WORD", 0, COMPARE_HELP, 0},
    {"net-profile", OPT_NET_PROFILE, "LINE", 0, NET_PROFILE_HELP, 0},
    {0},
};

struct predict_options {
    struct question question;
    const char *of_shares; /* the last option that is for shares */
};

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
        right += classes[k] == truth[k];
    }
    printf("%zu of %zu right\n", right, n);
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
                                             .data = &data}};
    const struct question *q = &o.question;
    struct why why;
    uint8_t *classes;
    int failed;

    parse_options(&argp, argc, argv, &o);
    announce(&q->line);
    classes = calloc(q->count, 1);
    failed = classes
                 ? predict(q, classes, &why)
                 : because(&why, "no memory for %zu classes", q->count);
    if (!failed)
        print_answers(q, classes);
    free(classes);
    images_free(&data);
    return failed ? complain(&why) : EXIT_SUCCESS;
}
