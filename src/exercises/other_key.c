/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#include "base.h"

void ex_other(const struct point *a_point, const struct scalar *b,
              uint64_t choice, struct point *other);

/* The sender's point of 1 - choice, found by the chooser, where there
   are so few points that all scalars can be tried. */
void ex_other(const struct point *a_point, const struct scalar *b,
              uint64_t choice, struct point *other) {
    (void)b, (void)choice;
    *other = *a_point; /* your turn */
}
