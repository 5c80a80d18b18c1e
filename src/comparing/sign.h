/* Tangled from chapters/30-relu.md; edit that file. */
#ifndef SIGN_H
#define SIGN_H

#include "above.h"
#include "flags.h"
#include "published.h"

/* How signs are found. DEALT: by tables dealt beforehand; P2 receives
   nothing. SECURE_NN: as published, P2 compares. */
enum comparison { DEALT, SECURE_NN };

/* The numbers whose signs are wanted lie in [-2^(width-1),
   2^(width-1)), 2 <= width <= ELL; beyond, DEALT takes them mod
   2^width. SECURE_NN has no widths: its numbers lie in [-2^(ELL-2),
   2^(ELL-2)). */
struct sign {
    enum comparison how;
    int width;
};

/* Signs of all that the ring has, found by tables. */
static const struct sign WHOLE_RING = {DEALT, ELL};

/* [x >= 0] as a row of xor shares, of numbers that are opened; DEALT.
   x has no `top`. P2's out is not used. */
void sign_bits(struct party *me, struct opened x, pack *out, int width,
               size_t n);

static inline struct cost sign_bits_cost(int width, size_t n) {
    return cost_then(above_cost(width - 1, n), deal_rows_cost(1, n));
}

/* The same as flags, for products: one round more. */
void sign_flags(struct party *me, struct opened x, struct flags f,
                size_t n, int width);

static inline struct cost sign_flags_cost(int width, size_t n) {
    return cost_then(sign_bits_cost(width, n), open_flags_cost(n));
}

/* bit = [a >= 0], 0 or 1, not scaled, fresh shares mod L.
   P2: a and bit are not used. */
void drelu(struct party *me, const ring *a, ring *bit, size_t n,
           struct sign s);

static inline struct cost drelu_cost(size_t n, struct sign s) {
    return s.how == SECURE_NN ? drelu_short_cost(n)
                              : cost_then(open_masked_cost(n),
                                          sign_flags_cost(s.width, n));
}

#endif
