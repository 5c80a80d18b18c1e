/* Tangled from chapters/18-enumeration.md; edit that file. */
#ifndef TALLY_H
#define TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How often each view has come, in a table with gaps, whose room is a
   power of two. */
struct tally {
    struct entry {
        uint64_t view;
        int64_t times;
        bool used;
    } * entry;
    size_t room, used;
};

void tally_add(struct tally *t, uint64_t view, int64_t times);
int64_t tally_times(const struct tally *t, uint64_t view);
void tally_clear(struct tally *t);

/* The view whose count is farthest from zero; NULL if all are zero. */
const struct entry *tally_farthest(const struct tally *t);

/* Stop the program if this does not hold. */
void must(bool held, const char *what);

#endif
