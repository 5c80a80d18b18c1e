/* Tangled from chapters/57-program.md; edit that file. */
#ifndef NUMBER_H
#define NUMBER_H

#include "why.h"

#include <stdint.h>

/* The options that are whole numbers. */
enum number {
    EPOCHS,
    BATCH_SIZE,
    BITS,
    SEED,
    LIMIT,
    CHECKPOINT_EVERY,
    EVERY,
    TIMES,
    REPEAT,
    STEPS,
    STEADY,
    HALVE,
    JITTER,
    NUMBERS
};

/* As it is typed: "--epochs". */
const char *number_option(enum number which);

/* The number that `text` is, digits alone, if it is in the option's
   range. 0, or -1 with a reason that names option, unit and range. */
int number_whole(enum number which, const char *text, uint64_t *value,
                 struct why *why);

/* A finite number above 0, in decimal. */
int number_real(const char *option, const char *text, double *value,
                struct why *why);

#endif
