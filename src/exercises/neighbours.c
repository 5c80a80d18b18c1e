/* Tangled from chapters/19-lanes.md; edit that file. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef void ex_function(const uint64_t *in, uint64_t *out, size_t n);

bool ex_lanes_meet(ex_function *f, size_t n);

/* Does a number that f makes depend on another place's? n <= 64. */
bool ex_lanes_meet(ex_function *f, size_t n) {
    (void)f, (void)n; /* yours */
    return false;
}
