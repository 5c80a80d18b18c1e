/* Tangled from chapters/49-results.md; edit that file. */
#include "maxpool.h"

/* vote[i] is `rows` x 10, a unit vector a row; index gets `rows`
   entries. P2 passes arrays that it neither reads nor writes. */
void ex_jury(struct party *me, ring *const vote[3], ring *index,
             size_t rows) {
    (void)vote;
    for (size_t r = 0; holds_shares(me) && r < rows; r++)
        index[r] = 0; /* yours */
}
