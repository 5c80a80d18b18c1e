/* Tangled from chapters/12-truncating-shares.md; edit that file. */
#ifndef SHARE_TRUNCATE_H
#define SHARE_TRUNCATE_H

#include <stddef.h>

#include "ring.h"

/* Party j's part, j in {0, 1}, in place and without a message: from
   shares in Z_L of n values x to shares of x / 2^d, rounded down or up
   at random, right in the mean; 0 <= d < ELL. With probability
   |x| / 2^ELL, if the first share is uniform, the result is also off
   by 2^(ELL - d). Products of fixed-point numbers go through here, or
   one of two protocols (rescale.h). Mohassel and Zhang, "SecureML"
   (2017), theorem 1. */
void truncate_share(int j, ring *x, size_t n, int d);

#endif
