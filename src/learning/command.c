/* Tangled from chapters/29-program.md; edit that file. */
#include "command.h"
#include "profile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
