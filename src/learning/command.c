/* Tangled from chapters/29-program.md; edit that file. */
#include "command.h"
#include "profile.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t count_of(struct argp_state *state, const char *option,
                const char *text) {
    char *end;
    unsigned long long value;

    errno = 0;
    value = strtoull(text, &end, 10);
    if (errno || *end || !isdigit((unsigned char)text[0]) || value == 0)
        argp_error(state,
                   "%s: expected a whole number above 0, got '%s'",
                   option, text);
    return (size_t)value;
}

int fraction_bits_of(struct argp_state *state, const char *text) {
    size_t bits = count_of(state, "--bits", text);

    if (bits < 4 || bits > 24)
        argp_error(state, "--bits: expected 4 to 24, got '%s'", text);
    return (int)bits;
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

double number_of(struct argp_state *state, const char *option,
                 const char *text) {
    char *end;
    double value = strtod(text, &end);

    if (end == text || *end)
        argp_error(state, "%s: expected a number, got '%s'", option,
                   text);
    return value;
}

int complain(const struct why *why) {
    fprintf(stderr, "ppnn: %s\n", why->text);
    return EXIT_FAILURE;
}
