/* Tangled from chapters/56-two-parties.md; edit that file. */
#ifndef BY_PAIR_H
#define BY_PAIR_H

#include "by_recipe.h"
#include "tapes.h"
#include "transfer.h"

/* Can P0 and P1 do this alone? 0, or -1 with the reason: comparisons
   that ask P2; a network that looks through windows, by name; or that
   this program was built without transfers. */
int pair_can(const struct recipe *recipe, struct why *why);

/* P0, P1 and the owner, and no P2. Before the body begins, P0 and P1
   open transfers both ways; from then on they make what P2 would deal,
   when it is wanted. */
struct cast pair_cast(void);

/* For struct tapes, as `maker`: P0 and P1 make all that P2 would say,
   and write it down; or they have done so, and read it. */
void pair_writes(struct party *me, void *unused);
void pair_reads(struct party *me, void *unused);

/* What it costs to begin, once in a run; no other count has it. */
static inline struct cost pair_begin_cost(void) {
    return transfers_open_cost();
}

/* What P0 and P1 together send to make what one step is dealt; found by
   rehearsing a step, in a moment. 0, or -1 with the reason. */
int pair_step_bytes(const struct recipe *recipe, uint64_t *bytes,
                    struct why *why);

#endif
