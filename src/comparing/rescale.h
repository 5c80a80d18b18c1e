/* Tangled from chapters/32-rescaling.md; edit that file. */
#ifndef RESCALE_H
#define RESCALE_H

#include "coin_truncate.h"
#include "relu.h"

/* How shares are truncated. LOCAL: each party by itself, for free, up
   or down as P0's share says, and failing once in a while:
   truncate_share. COIN: up or down by a coin that P0 and P1 see. EXACT:
   to the nearest. COIN and EXACT send messages and never fail. */
enum truncation { LOCAL, EXACT, COIN };

/* The scale of fixed-point numbers: how many fraction bits, the way
   back to it after a product, and how their signs are found. Public. */
struct scale {
    int f;
    enum truncation how;
    struct sign sign;
};

/* Signs by tables, of all that the ring has. */
static inline struct scale scale_of(int f, enum truncation how) {
    return (struct scale){f, how, WHOLE_RING};
}

/* out = int(x) / 2^d, rounded to the nearest, ties up, for n values x
   and 1 <= d <= ELL - 2; fresh shares; out may be x. P0 and P1 pass
   shares mod L of -2^(ELL-2) <= int(x) + 2^(d-1) <= 2^(ELL-2);
   outside, what comes out means nothing. P2's x and out are not used.
   A failing link unwinds.
   [Catrina and Saxena 2010, Trunc, in the ring] */
void truncate_exact(struct party *me, const ring *x, ring *out,
                    size_t n, int d);

static inline struct cost truncate_exact_cost(size_t n, int d) {
    return cost_then(truncate_coin_cost(n),
                     cost_then(above_cost(d, n), open_flags_cost(n)));
}

/* x / 2^d in place, the way `how` says; fresh shares, unless LOCAL.
   With d = 0 nothing happens. */
void rescale(struct party *me, enum truncation how, ring *x, size_t n,
             int d);

static inline struct cost rescale_cost(enum truncation how, size_t n,
                                       int d) {
    return how == LOCAL || d == 0 ? (struct cost){0, 0, 0}
           : how == EXACT         ? truncate_exact_cost(n, d)
                                  : truncate_coin_cost(n);
}

/* x / 2^d, masked and opened for products; x is overwritten. By COIN,
   the opening that truncates serves the products as well. */
struct opened rescale_open(struct party *me, enum truncation how,
                           ring *x, size_t n, int d);

static inline struct cost rescale_open_cost(enum truncation how,
                                            size_t n, int d) {
    return how == COIN ? truncate_coin_cost(n)
                       : cost_then(rescale_cost(how, n, d),
                                   open_masked_cost(n));
}

/* How many parts of it are hidden. */
static inline size_t hidden_parts(enum truncation how) {
    return how == COIN ? 2 : 1;
}

/* out = relu(x / 2^f), for x with 2f fraction bits, which is truncated
   in place. By COIN one opening serves the truncation and the sign, and
   bit = [x >= 0] for x as it was, which must be of the sign's width;
   else it is that of the truncated x. */
void rescale_relu(struct party *me, ring *x, ring *out,
                  struct flags bit, size_t n, struct scale s);

static inline struct cost rescale_relu_cost(size_t n, struct scale s) {
    if (s.how == COIN && s.sign.how == DEALT)
        return cost_then(truncate_coin_cost(n),
                         cost_then(sign_flags_cost(s.sign.width, n),
                                   times_flag_cost(2, n)));
    return cost_then(rescale_cost(s.how, n, s.f), relu_cost(n, s.sign));
}

/* out = bit ? x / 2^f : 0, for the bits of a rescale_relu of the same
   s. x is overwritten; out may be x. */
void rescale_times_bit(struct party *me, struct flags bit, ring *x,
                       ring *out, size_t n, struct scale s);

static inline struct cost rescale_times_bit_cost(size_t n,
                                                 struct scale s) {
    if (s.sign.how == SECURE_NN)
        return cost_then(rescale_cost(s.how, n, s.f),
                         times_bit_cost(n, s.sign));
    return cost_then(rescale_open_cost(s.how, n, s.f),
                     times_flag_cost(hidden_parts(s.how), n));
}

#endif
