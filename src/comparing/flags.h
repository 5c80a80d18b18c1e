/* Tangled from chapters/29-flags.md; edit that file. */
#ifndef FLAGS_H
#define FLAGS_H

#include "coin.h"
#include "opened.h"

/* n shared bits, masked by coins and opened, for any number of
   products: bit = open xor coin.
   P0, P1: open -- a row, known to both; coin -- shares mod L of 0 or 1
   P2:     coin -- the coins; open is not used. */
struct flags {
    pack *open;
    ring *coin;
    pack *own; /* P0, P1: xor shares of the coins, for a maker */
};

/* Room for n, in the arena. */
struct flags take_flags(struct party *me, size_t n);

/* From xor shares. One round. P2's bit is not used. */
void open_flags(struct party *me, const pack *bit, struct flags f,
                size_t n);

static inline struct cost open_flags_cost(size_t n) {
    return cost_then(supply_coins_cost(n), open_rows_cost(1, n));
}

/* The bits as fresh shares mod L of 0 or 1. No message. */
void flag_shares(struct party *me, struct flags f, ring *out, size_t n);

/* z = bit ? x : 0, fresh shares. No round: P2 deals the products of
   coins and what is hidden of x. */
void times_flag(struct party *me, struct flags f, struct opened x,
                ring *z, size_t n);

/* `hidden`: how many parts of x are hidden, 1 or 2. */
static inline struct cost times_flag_cost(size_t hidden, size_t n) {
    return supply_cost(hidden * n);
}

#endif
