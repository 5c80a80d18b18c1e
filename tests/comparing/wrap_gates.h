/* Tangled from chapters/27-gates.md; edit that file. */
#ifndef WRAP_GATES_H
#define WRAP_GATES_H

#include "gate.h"
#include "ideal_gate.h"
#include "wrap_rows.h"

__typeof__(gates) __wrap_gates;

/* A row's bits as numbers; zeros where there is no row. */
static inline ring *bits_or_zeros(struct party *me, const pack *row,
                                  size_t n) {
    ring *bit = take_ring(me, n);

    memset(bit, 0, n * sizeof *bit);
    if (holds_shares(me) && row)
        bits_of_rows(row, bit, 1, n);
    return bit;
}

static inline void ask_gate(struct party *me,
                            const struct gate_job *job, size_t n) {
    struct ideal f = ideal_gate(job->gate);
    pack *row[2] = {job->gate.equal ? job->equal : job->above,
                    job->above};
    const ring *in[2 * FAN];
    ring *out[2];

    for (size_t i = 0; i < job->gate.fan; i++) {
        in[i] = bits_or_zeros(me, job->in.equal[i], n);
        in[job->gate.fan + i] = bits_or_zeros(me, job->in.above[i], n);
    }
    for (size_t v = 0; v < 2; v++)
        out[v] = take_ring(me, n);
    ideal_call(me, &f, in, out, n);
    for (size_t v = 0; v < f.outs[me->id]; v++)
        rows_of(out[v], 0, 1, row[v], n);
}

void __wrap_gates(struct party *me, const struct gate_job *job,
                  size_t count, size_t n) {
    size_t mark = arena_mark(me);

    for (size_t i = 0; i < count; i++)
        ask_gate(me, &job[i], n);
    arena_release(me, mark);
}

#endif
