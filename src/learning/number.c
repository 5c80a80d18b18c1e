/* Tangled from chapters/57-program.md; edit that file. */
#include "number.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct range {
    const char *option, *unit;
    uint64_t least, most;
};

static const struct range range[NUMBERS] = {
    [EPOCHS] = {"--epochs", "passes over the images", 1, 1000000},
    [BATCH_SIZE] = {"--batch", "images", 1, 16384},
    [BITS] = {"--bits", "fraction bits", 4, 24},
    [SEED] = {"--seed", "as a seed", 0, UINT64_MAX},
    [LIMIT] = {"--limit", "images", 1, 1 << 30},
    [CHECKPOINT_EVERY] = {"--checkpoint-every", "iterations", 1,
                          1000000000},
    [EVERY] = {"--every", "iterations", 1, 1000000000},
    [TIMES] = {"-n", "times the values of the work", 1, 1000000000},
    [REPEAT] = {"--repeat", "runs", 1, 1000000},
    [STEPS] = {"--steps", "steps of training", 1, 1000000000},
    [STEADY] = {"--steady", "steps of training", 0, 1000000000},
    [HALVE] = {"--halve-every", "steps of training", 1, 1000000000},
    [JITTER] = {"--jitter", "pixels", 0, 4},
};

const char *number_option(enum number which) {
    return range[which].option;
}

static const char *fault_of(const struct range *r, const char *text,
                            uint64_t *value) {
    size_t sign = text[0] == '-';
    size_t digits = strspn(text + sign, "0123456789");

    if (digits == 0 || text[sign + digits])
        return "no whole number";
    errno = 0;
    *value = strtoull(text + sign, NULL, 10);
    if (!sign && (errno || *value > r->most))
        return "too large";
    return sign || *value < r->least ? "too small" : NULL;
}

int number_whole(enum number which, const char *text, uint64_t *value,
                 struct why *why) {
    const struct range *r = &range[which];
    const char *fault = fault_of(r, text, value);

    return fault ? because(why,
                           "%s: expected %llu to %llu %s, got "
                           "'%.40s': that is %s",
                           r->option, (unsigned long long)r->least,
                           (unsigned long long)r->most, r->unit, text,
                           fault)
                 : 0;
}

int number_real(const char *option, const char *text, double *value,
                struct why *why) {
    size_t decimal = strspn(text, "0123456789.eE+-");
    char *end;

    *value = strtod(text, &end);
    if (end != text && end == text + decimal && !*end && *value > 0 &&
        isfinite(*value))
        return 0;
    return because(why, "%s: expected a number above 0, got '%.40s'",
                   option, text);
}
