/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#ifndef PAIR_PROOF_H
#define PAIR_PROOF_H

#include "ideal_transfer.h"
#include "pair_masks.h"
#include "pair_tables.h"
#include "prove.h"

/* Which bits of the masks are asked for. */
struct few_bits {
    int from, count;
};

extern struct few_bits now;
extern size_t rows_come; /* whoever receives rows says so */
extern enum fault { NONE, ONE_KEY, ONE_BIT } fault;

typedef void pair_work(struct party *me, ring *const in[],
                       ring *const out[], size_t n);

/* P0 and P1, with what they keep as a pair. */
void with_pair(struct party *me, pair_work *work, ring *const in[],
               ring *const out[], size_t n);

/* Masks with these halves, as key_bits leaves them. */
struct made *notes_of(struct party *me, const ring *half, size_t n);

/* A table of the lowest bits; no more than two are asked for. */
struct ideal table_of(int bits);
pose_input pose_digits;
pair_work run_table;
void simulate_table(struct sight *s, int id, const ring *in,
                    const ring *out);
void prove_table_of(int bits);

/* Is there no simulator for P1? */
bool read_by_p1(const struct ideal *ideal, pose_input *pose,
                pair_work *run);

#endif
