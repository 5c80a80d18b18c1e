/* Tangled from chapters/51-small-numbers.md; edit that file. */
#include <stddef.h>
#include <stdint.h>

int ex_ring_for(const size_t *fan, size_t layers, uint64_t pixel,
                uint64_t most);

/* 16, 32 or 64 bits, or 0. */
int ex_ring_for(const size_t *fan, size_t layers, uint64_t pixel,
                uint64_t most) {
    (void)fan, (void)layers; /* your turn */
    (void)pixel, (void)most;
    return 64;
}
