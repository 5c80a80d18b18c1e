/* Tangled from chapters/29-full-size.md; edit that file. */
#ifndef FAULTS_H
#define FAULTS_H

#include "leak.h"
#include "views.h"

/* The product of shares with nothing subtracted before e and f are
   opened: no mask. */
#define multiply naked_multiply
#define multiply_matrix naked_multiply_matrix
#define draw_ring(stream, out, n) memset(out, 0, (n) * sizeof *(out))
#include "beaver.c"
#undef multiply
#undef multiply_matrix
#undef draw_ring

SUBJECT(naked_multiply,
        naked_multiply(me, in[0], in[1], take_ring(me, n), n))
SUBJECT(printed_compare, run_any_compare(me, in[0], n, printed_compare))

static const struct subject naked = L_OF(naked_multiply, 16384, 1, 1);
static const struct subject printed = L_OF(printed_compare, 16384, 1);

#endif
