/* Tangled from chapters/18-enumeration.md; edit that file. */
#ifndef INPUTS_H
#define INPUTS_H

#include "check.h"
#include "ideal.h"

#define L ((uint64_t)RING_MAX + 1)

/* Input number *k, taking its digits off *k; false if nothing is
   promised for it. */
typedef bool pose_input(uint64_t *k, struct values *in);

/* The next digit of *k. */
ring next_digit(uint64_t *k, uint64_t base);

/* The input numbered *i, or the next one there is; false at the end. A
   party has `ins` values. Without `pose` they are any shares: each
   value of P0 and P1 is any element of Z_L. */
bool input_next(pose_input *pose, const size_t ins[OWNER], uint64_t *i,
                struct values *in);

/* How many values of a are others in b? */
size_t input_differences(const size_t ins[OWNER],
                         const struct values *a,
                         const struct values *b);

/* Values have names: print word number v of a list of words. */
void print_word(const char *words, size_t v);

#endif
