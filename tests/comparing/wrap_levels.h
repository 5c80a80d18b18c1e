/* Tangled from chapters/40-ternary.md; edit that file. */
#ifndef WRAP_LEVELS_H
#define WRAP_LEVELS_H

#include "levels.h"
#include "wrap_closed.h"

__typeof__(reach_levels) __wrap_reach_levels;

/* The person of a sign says each flag. */
void __wrap_reach_levels(struct party *me, struct opened less,
                         size_t count, struct flags f, size_t n,
                         int width) {
    __wrap_sign_flags(me, less, f, count * n, width);
}

#endif
