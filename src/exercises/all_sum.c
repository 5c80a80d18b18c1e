/* Tangled from chapters/15-parties.md; edit that file. */
#include "party.h"

ring ex_all_sum(struct party *me, ring mine);

/* Every party returns the sum of the three parties' numbers. */
ring ex_all_sum(struct party *me, ring mine) {
    (void)me; /* your turn */
    return mine;
}
