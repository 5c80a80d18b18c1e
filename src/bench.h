/* Tangled from chapters/26-costs.md; edit that file. */
#ifndef BENCH_H
#define BENCH_H

#include "cost.h"
#include "why.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Run one protocol, or "all", on n elements (rows, groups) as three
   processes; write to `out` rounds, payload bytes and the median time
   of `repeat` runs, as a table, or without times but with the paper's
   costs as comma-separated values. Returns -1 with the reason when
   there is no such protocol, or when a measured cost is not the stated
   one. */
int bench(const char *name, size_t n, size_t repeat, bool csv,
          FILE *out, struct why *why);

/* The names there are, one a line. */
void bench_list(FILE *out);

#endif
