/* Tangled from chapters/18-enumeration.md; edit that file. */
#include <stddef.h>
#include <stdint.h>

void ex_distance(const uint64_t *a, const uint64_t *b, size_t n,
                 uint64_t *up, uint64_t *down);

/* The statistical distance of two counts of n values. */
void ex_distance(const uint64_t *a, const uint64_t *b, size_t n,
                 uint64_t *up, uint64_t *down) {
    (void)a, (void)b, (void)n; /* yours */
    *up = 0;
    *down = 1;
}
