/* Tangled from chapters/51-small-numbers.md; edit that file. */
#include <stddef.h>

double ex_stays_above(const double *seconds, const double *accuracy,
                      size_t n, double least);

/* The seconds at which the curve is above for good, or -1. */
double ex_stays_above(const double *seconds, const double *accuracy,
                      size_t n, double least) {
    (void)accuracy, (void)least; /* your turn */
    return n > 0 ? seconds[0] : -1;
}
