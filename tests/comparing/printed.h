/* Tangled from chapters/16-compare.md; edit that file. */
#ifndef PRINTED_H
#define PRINTED_H

#include "compare.h"

/* The algorithm as printed: ours, but for the refresh. */
#define private_compare printed_compare
#define compare_terms printed_terms
#define compare_open printed_open
#define refresh(me, group, x, n) ((void)0)
#include "compare.c"
#undef private_compare
#undef compare_terms
#undef compare_open
#undef refresh

#endif
