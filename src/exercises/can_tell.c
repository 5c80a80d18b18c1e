/* Tangled from chapters/20-secrecy.md; edit that file. */
#include <stdbool.h>
#include <stddef.h>

struct ex_case {
    int told, seen;
};

bool ex_can_tell(const struct ex_case *a, size_t n,
                 const struct ex_case *b, size_t m);

/* Is something seen more often with the one input, told the same? */
bool ex_can_tell(const struct ex_case *a, size_t n,
                 const struct ex_case *b, size_t m) {
    (void)a, (void)n, (void)b, (void)m; /* yours */
    return false;
}
