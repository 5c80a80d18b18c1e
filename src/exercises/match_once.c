/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include <stddef.h>

void ex_match_once(const float *before, const float *after, size_t rows,
                   size_t n, size_t *match);

/* For each of `rows` rows of n numbers before, one of those after. */
void ex_match_once(const float *before, const float *after, size_t rows,
                   size_t n, size_t *match) {
    (void)before, (void)after, (void)n;
    for (size_t i = 0; i < rows; i++)
        match[i] = 0; /* your turn */
}
