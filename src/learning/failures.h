/* Tangled from chapters/41-shadow.md; edit that file. */
#ifndef FAILURES_H
#define FAILURES_H

#include "securenet.h"

/* How many local truncations are expected to fail in so many steps on
   shares, if the values truncated are of size 1, or, in whole numbers,
   of the sizes that were measured in network A. */
double failures_expected(const struct recipe *recipe,
                         size_t iterations);

#endif
