/* Tangled from chapters/61-arrows.md; edit that file. */
#ifndef AUC_H
#define AUC_H

#include <stddef.h>
#include <stdint.h>

/* The part of all pairs, one with truth 1 and one with truth 0, in
   which the former has the higher score; a tie counts one half. 0.5 is
   a coin, 1 is certainty. NAN where there is no such pair, where a
   score is no number, or where there is no memory. */
double auc(const float *score, const uint8_t *truth, size_t n);

#endif
