/* Tangled from chapters/70-evidence.md; edit that file. */
#include "ring.h"

#include <stdbool.h>
#include <stddef.h>

bool ex_same_mask(const ring *e, size_t rows, size_t cols, int f,
                  size_t pair[2]);

/* Which two rows of e were opened under the same masks? */
bool ex_same_mask(const ring *e, size_t rows, size_t cols, int f,
                  size_t pair[2]) {
    (void)e, (void)rows, (void)cols, (void)f; /* your turn */
    pair[0] = pair[1] = 0;
    return false;
}
