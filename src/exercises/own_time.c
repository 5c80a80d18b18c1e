/* Tangled from chapters/48-time.md; edit that file. */
#include <stddef.h>

/* Of each of n calls, from[k] to to[k], the time that belongs to no
   call within it. */
void ex_own_time(const double *from, const double *to, double *own,
                 size_t n) {
    for (size_t k = 0; k < n; k++)
        own[k] = to[k] - from[k]; /* yours */
}
