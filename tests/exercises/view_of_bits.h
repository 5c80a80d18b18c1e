/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef VIEW_OF_BITS_H
#define VIEW_OF_BITS_H

#include "secrecy.h"
#include "wrap_rows.h"

static inline bool pose_bits(uint64_t *k, struct values *in) {
    for (size_t v = 0; v < 3; v++)
        for (int j = P0; j <= P1; j++)
            in->of[j][v] = next_digit(k, 2);
    return true;
}

/* Does `run` find one bit of three, and nobody learn anything? The
   shares that come out are bits, not numbers. */
static inline void
assert_secrecy_of_bits(const char *name,
                       void (*run)(struct party *me, ring *const in[],
                                   ring *const out[], size_t n)) {
    assert_secrecy(&(struct secrecy){.name = name,
                                     .words = "x y z",
                                     .ins = {3, 3, 0},
                                     .shares = 1,
                                     .modulus = 2,
                                     .stale = true,
                                     .dealers = 1 << P2,
                                     .pose = pose_bits,
                                     .run = run});
}

#endif
