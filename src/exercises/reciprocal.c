/* Tangled from chapters/08-fixed-network.md; edit that file. */
#include "truncate.h"

ring ex_reciprocal(ring y, int f);

/* 1 / y, where 1 <= y < 16, with f fraction bits in and out. */
ring ex_reciprocal(ring y, int f) {
    (void)y; /* your turn */
    return UINT64_C(1) << f;
}
