/* Tangled from chapters/57-program.md; edit that file. */
#include "command.h"
#include "profile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Parse whole words only. */
static const struct argp_option builtin[] = {
    {"help", '?', NULL, 0, NULL, 0},
    {"usage", 0, NULL, 0, NULL, 0},
    {0}};

/* The option that is called so, up to a '='; or NULL. */
static const struct argp_option *
find_option(const struct argp_option *table, const char *name) {
    size_t n = strcspn(name, "=");

    for (; table->name || table->key; table++)
        if (table->name && strlen(table->name) == n &&
            memcmp(table->name, name, n) == 0)
            return table;
    return NULL;
}

void parse_options(const struct argp *argp, int argc, char **argv,
                   void *input) {
    static char help[] = "--help";

    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const struct argp_option *option;

        if (strcmp(argv[i], "-h") == 0)
            argv[i] = help;
        if (strncmp(argv[i], "--", 2) != 0)
            continue;
        option = find_option(argp->options, argv[i] + 2);
        if (!option && !find_option(builtin, argv[i] + 2)) {
            fprintf(stderr, "%s: '%.40s' is not an option\n", argv[0],
                    argv[i]);
            argp_help(argp, stderr, ARGP_HELP_SEE, argv[0]);
            exit(EXIT_WORDS);
        }
        if (option && option->arg && !strchr(argv[i], '='))
            i++; /* its value */
    }
    argp_parse(argp, argc, argv, 0, NULL, input);
}

const char *file_name(struct argp_state *state, const char *option,
                      const char *text) {
    if (strcmp(text, "-") == 0 || !*text)
        argp_error(state, "%s: expected the name of a file, got '%s'",
                   option, text);
    return text;
}

void does_not_apply(struct argp_state *state, const char *option,
                    const char *mode) {
    argp_error(state, "%s would change nothing with --mode %s", option,
               mode);
}

uint64_t whole_number(struct argp_state *state, enum number which,
                      const char *text) {
    uint64_t value;
    struct why why;

    if (number_whole(which, text, &value, &why))
        argp_error(state, "%s", why.text);
    return value;
}

double real_number(struct argp_state *state, const char *option,
                   const char *text) {
    double value;
    struct why why;

    if (number_real(option, text, &value, &why))
        argp_error(state, "%s", why.text);
    return value;
}

int word_of(struct argp_state *state, const char *option,
            const char *text, const char *const words[]) {
    char all[80] = "";
    int i = 0;

    for (; words[i] && strcmp(words[i], text) != 0; i++) {
        strncat(all, " ", sizeof all - strlen(all) - 1);
        strncat(all, words[i], sizeof all - strlen(all) - 1);
    }
    if (!words[i])
        argp_error(state, "%s: expected one of%s, got '%s'", option,
                   all, text);
    return i;
}

bool is_pair(struct argp_state *state, const char *text) {
    static const char *const words[] = {"helper", "pair", NULL};

    return word_of(state, "--dealer", text, words) == 1;
}

enum comparison comparison_of(struct argp_state *state,
                              const char *text) {
    static const char *const words[] = {"dealt", "secure-nn", NULL};

    return word_of(state, "--compare", text, words) ? SECURE_NN : DEALT;
}

int ring_bits(struct argp_state *state, const char *text) {
    static const char *const words[] = {"64", "32", "16", NULL};

    return 64 >> word_of(state, "--ring", text, words);
}

struct line line_of(struct argp_state *state, const char *text) {
    struct line line = {0};

    if (profile_parse(text, &line))
        argp_error(state,
                   "--net-profile: expected lan, wan, or RTT,BANDWIDTH "
                   "with us or ms and Mbit/s or MB/s, as in "
                   "72ms,9MB/s; got '%s'",
                   text);
    return line;
}

void announce(const struct line *line) {
    char words[80];

    if (!line->rate)
        return;
    profile_words(line, words, sizeof words);
    fprintf(stderr, "ppnn: lines between P0, P1 and P2: %s\n", words);
}

int complain(const struct why *why) {
    fprintf(stderr, "ppnn: %s\n", why->text);
    return EXIT_FAILURE;
}
