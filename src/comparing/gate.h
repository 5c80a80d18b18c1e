/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef GATE_H
#define GATE_H

#include "word.h"

/* The bits of a gate's digits, a row each, number 0 the lowest digit,
   xor shares. What a gate does not want is not used. */
struct gate_bits {
    const pack *equal[FAN], *above[FAN];
};

/* A gate at work: what it is, what goes in, and the rows for what it
   finds; for what it does not want, NULL. */
struct gate_job {
    struct gate gate;
    struct gate_bits in;
    pack *equal, *above;
};

/* Many gates at once, in one round, each for n values. With f digits,
       equal = AND of all in.equal[i],
       above = in.above[f-1] ^ in.equal[f-1] (in.above[f-2] ^ ...).
   What they find is fresh for P0 and P1, not for P2. P2 uses the kinds
   of gates alone. */
void gates(struct party *me, const struct gate_job *job, size_t count,
           size_t n);

/* Room for so many, in the arena. */
struct gate_job *take_jobs(struct party *me, size_t count);

/* One gate. Several at once share the round. */
static inline struct cost gate_cost(struct gate g, size_t n) {
    return cost_then(supply_word_cost(g, n),
                     open_rows_cost(gate_masks(g), n));
}

#endif
