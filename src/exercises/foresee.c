/* Tangled from chapters/10-randomness.md; edit that file. */
#include "network.h"

uint64_t ex_foresee(uint64_t output);

/* What splitmix_next returns after this output. */
uint64_t ex_foresee(uint64_t output) {
    struct splitmix random = {output}; /* your turn: find its state */
    return splitmix_next(&random);
}
