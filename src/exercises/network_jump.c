/* Tangled from chapters/02-network.md; edit that file. */
#include "network.h"

void ex_jump(struct splitmix *random, uint64_t steps);

void ex_jump(struct splitmix *random, uint64_t steps) {
    (void)random, (void)steps; /* TODO: jump */
}
