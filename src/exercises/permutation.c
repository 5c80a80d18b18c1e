/* Tangled from chapters/10-randomness.md; edit that file. */
#include "prg.h"

void ex_permutation(struct stream *s, uint8_t *order, size_t n);

/* 0 .. n - 1 in a uniformly random order; n <= 256. */
void ex_permutation(struct stream *s, uint8_t *order, size_t n) {
    for (size_t i = 0; i < n; i++)
        order[i] = (uint8_t)i;
    for (size_t i = 0; i < n; i++) {
        uint8_t j, chosen; /* your turn: this one is not fair */
        draw_below(s, &j, 1, (unsigned)n);
        chosen = order[j];
        order[j] = order[i];
        order[i] = chosen;
    }
}
