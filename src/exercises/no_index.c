/* Tangled from chapters/53-million-transfers.md; edit that file. */
#include <stdint.h>

uint64_t ex_leak(const uint64_t letter[4]);

/* P0's bit x, from four letters under pads. */
uint64_t ex_leak(const uint64_t letter[4]) {
    return letter[0] & 1; /* your turn */
}
