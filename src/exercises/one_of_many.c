/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#include "base.h"

int ex_choose_of(const struct point *a_point, const struct scalar *b,
                 uint64_t choice, uint64_t count, struct point *b_point,
                 struct point *shared);
int ex_offer_of(const struct scalar *a, const struct point *a_point,
                const struct point *b_point, uint64_t count,
                struct point *shared);

/* B = b G + choice A, for a choice below `count`; and the shared point.
 */
int ex_choose_of(const struct point *a_point, const struct scalar *b,
                 uint64_t choice, uint64_t count, struct point *b_point,
                 struct point *shared) {
    (void)count; /* your turn: these are but two */
    return base_choose(a_point, b, choice & 1, b_point, shared);
}

/* `count` points, of which number `choice` is the chooser's. */
int ex_offer_of(const struct scalar *a, const struct point *a_point,
                const struct point *b_point, uint64_t count,
                struct point *shared) {
    (void)count;
    return base_offer(a, a_point, b_point, shared);
}
