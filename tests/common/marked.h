/* Tangled from chapters/53-million-transfers.md; edit that file. */
#ifndef MARKED_H
#define MARKED_H

#include <valgrind/memcheck.h>

#include "check.h"
#include "rows.h"
#include "wrapped.h"

/* Is this thread a party at work on secrets? */
static _Thread_local bool at_work;

static inline void make_secret(const void *data, size_t bytes) {
    if (at_work)
        VALGRIND_MAKE_MEM_UNDEFINED(data, bytes);
}

void __wrap_draw_ring(struct stream *s, ring *out, size_t n) {
    __real_draw_ring(s, out, n);
    make_secret(out, n * sizeof *out);
}

void __wrap_draw_bits(struct stream *s, uint64_t *out, size_t n) {
    __real_draw_bits(s, out, n);
    make_secret(out, packs(n) * sizeof *out);
}

/* Are all bits of n elements secret? */
static inline bool all_secret(const ring *x, size_t n) {
    bool all = true;

    for (size_t k = 0; k < n; k++) {
        ring bits = 0;

        VALGRIND_GET_VBITS(&x[k], &bits, sizeof bits);
        all &= bits == RING_MAX;
    }
    return all;
}

static inline void expect_memcheck(void) {
    if (!RUNNING_ON_VALGRIND)
        fail_msg("run this under valgrind: make secret");
}

#endif
