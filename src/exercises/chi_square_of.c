/* Tangled from chapters/67-full-size.md; edit that file. */
#include <stddef.h>
#include <stdint.h>

double ex_chi_square(const uint64_t *count, const double *q,
                     size_t cells);

/* How far are the counts from what the probabilities q expect? */
double ex_chi_square(const uint64_t *count, const double *q,
                     size_t cells) {
    (void)count, (void)q, (void)cells; /* your turn */
    return 0;
}
