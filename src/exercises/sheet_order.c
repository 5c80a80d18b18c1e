/* Tangled from chapters/60-sheets.md; edit that file. */
#include "sheet.h"

void ex_order(const struct sheet *a, const struct sheet *b,
              size_t *place);

/* place[i]: where in b is the person of row i of a? */
void ex_order(const struct sheet *a, const struct sheet *b,
              size_t *place) {
    (void)b;
    for (size_t i = 0; i < a->rows; i++)
        place[i] = i; /* your turn */
}
