/* Tangled from chapters/11-sharing.md; edit that file. */
#include "share.h"

void ex_share_many(struct stream *s, ring x, ring *share, size_t n);

/* n shares that add up to x, any n - 1 of them uniform. */
void ex_share_many(struct stream *s, ring x, ring *share, size_t n) {
    (void)s; /* your turn: these shares hide nothing */
    for (size_t i = 0; i < n; i++)
        share[i] = i == 0 ? x : 0;
}
