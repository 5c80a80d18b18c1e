/* Tangled from chapters/43-checkpoint.md; edit that file. */
#ifndef WORDS_H
#define WORDS_H

#include "train.h"

/* The recipe in clauses, with commas between them. It is a text of less
   than `size` bytes, or the program stops. */
void recipe_words(const struct recipe *r, char *text, size_t size);

/* The same, and all else that decides how a training of this mode
   goes, but not how long it is. */
void plan_words(const struct plan *plan, enum mode mode, char *text,
                size_t size);

/* Do they agree to the letter? Returns 0, or -1 with the first clauses
   that do not: "batch 64; expected batch 128". */
int words_agree(const char *got, const char *want, struct why *why);

#endif
