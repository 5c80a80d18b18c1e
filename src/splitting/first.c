/* Tangled from chapters/58-split.md; edit that file. */
#include "first.h"

void first_sum(struct party *me, ring *own, ring *h1, size_t n) {
    refresh(me, MOD_L, own, n);
    reveal(me, P2, MOD_L, own, h1, n);
}

void first_shared(struct party *me, struct masked *x,
                  struct masked *theta, const ring *noise, ring *h1) {
    struct linear map = linear_dense(x->rows, x->cols, theta->cols);
    size_t n = linear_size(&map, FORWARD);
    ring *z;

    mask_open(me, (struct masked *[]){x, theta}, 2);
    z = take_ring(me, n);
    multiply_masked(me, &map, FORWARD, x, theta, z);
    if (holds_shares(me) && noise)
        group_add(MOD_L, z, noise, z, n);
    reveal(me, P2, MOD_L, z, h1, n);
}
