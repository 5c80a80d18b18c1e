/* Tangled from chapters/60-sheets.md; edit that file. */
#ifndef PREPARE_H
#define PREPARE_H

#include <stddef.h>
#include <stdint.h>

#include "sheet.h"

/* More words than this in one column are refused. */
#define WORDS_MAX 16

/* A sheet as a network takes it. */
struct prepared {
    size_t rows, columns;
    float *x;                   /* rows x columns */
    const struct column **from; /* what each column was made of */
    size_t filled; /* numbers that were missing, and are the mean now */
};

/* Numbers and categories of a sheet, in order. A number becomes
   (x - mean) / deviation, over all its rows; before, log(1 + x) is put
   for x where no x is negative and the largest is above 20 means. Where
   a number is missing, the mean is put, and counted in `filled`. A
   category of k words becomes k - 1 columns, of 1 where the word is the
   second, third and so on in alphabetical order and 0 elsewhere, which
   are treated as numbers; nothing counts as a word. 0, or -1 with the
   reason: too many words, or no memory. The sheet must outlive it. */
int prepare_of(const struct sheet *s, struct prepared *f,
               struct why *why);
void prepare_free(struct prepared *f);

/* The label of each row: its word's place in alphabetical order.
   Returns how many words there are, 2 or more, or -1 with the reason.
 */
int labels_of(const struct sheet *s, uint8_t *labels, struct why *why);

#endif
