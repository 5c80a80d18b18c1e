/* Tangled from chapters/23-leak.md; edit that file. */
#ifndef PRINTED_H
#define PRINTED_H

#include "compare.h"

/* The algorithm as printed: ours, but for the refresh. */
#define private_compare printed_compare
#define refresh(me, group, x, n) ((void)0)
#include "compare.c"
#undef private_compare
#undef refresh

#endif
