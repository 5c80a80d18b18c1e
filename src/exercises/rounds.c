/* Tangled from chapters/13-clock.md; edit that file. */
#include "cost.h"

uint64_t ex_rounds(const int (*message)[2], size_t n);

/* In how many rounds do n messages between three parties travel?
   Message i goes from message[i][0] to message[i][1]. If the next one
   goes straight back, the two are a swap. */
uint64_t ex_rounds(const int (*message)[2], size_t n) {
    (void)message; /* your turn */
    (void)n;
    return 0;
}
