/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#ifndef PAIR_WORD_H
#define PAIR_WORD_H

#include "pair.h"
#include "word.h"

/* As the member of a struct maker. */
void pair_word(struct party *me, const struct gate *g, pack *word,
               size_t n);

struct cost pair_word_cost(struct gate g, size_t n);

#endif
