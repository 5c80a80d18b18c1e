/* Tangled from chapters/61-arrows.md; edit that file. */
#include <stddef.h>

double ex_auc_counts(const unsigned *bad, const unsigned *good,
                     size_t n);

/* bad[k] and good[k] loans have the score k, for k below n. */
double ex_auc_counts(const unsigned *bad, const unsigned *good,
                     size_t n) {
    (void)bad, (void)good, (void)n;
    return 0; /* your turn */
}
