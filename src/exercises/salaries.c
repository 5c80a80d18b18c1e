/* Tangled from chapters/15-parties.md; edit that file. */
#include "party.h"

void ex_salaries(struct party *me, ring mine, ring *sum);

/* The owner learns the sum of the three parties' numbers. */
void ex_salaries(struct party *me, ring mine, ring *sum) {
    (void)me, (void)mine; /* your turn */
    *sum = 0;
}
