/* Tangled from chapters/69-lying.md; edit that file. */
#include <stdbool.h>
#include <stdint.h>

typedef bool complaint(void *owner, uint32_t guess);

uint32_t ex_complain(complaint *is_below, void *owner);

/* The secret, below 2^24. is_below(owner, guess): is it below that? */
uint32_t ex_complain(complaint *is_below, void *owner) {
    (void)is_below, (void)owner; /* your turn */
    return 0;
}
