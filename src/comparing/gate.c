/* Tangled from chapters/22-gates.md; edit that file. */
#include "gate.h"

#include <string.h>

/* Input number `mask` of a gate, in the order of its masks. */
static const pack *input_of(struct gate g, const struct gate_bits *in,
                            size_t mask) {
    size_t last = g.fan - 1;
    if (mask < last)
        return in->equal[last - mask];
    if (g.equal && mask == last)
        return in->equal[0];
    return in->above[mask - last - g.equal];
}

static void mask_inputs(struct gate g, const struct gate_bits *in,
                        const pack *word, pack *masked, size_t words) {
    for (size_t m = 0; m < gate_masks(g); m++)
        rows_xor(input_of(g, in, m), word + gate_mask_row(g, m) * words,
                 masked + m * words, words);
}

/* out ^= (open & x) ^ y, for some rows. */
HOT static void add_factor(const pack *open, const pack *x,
                           const pack *y, pack *out, size_t rows,
                           size_t words) {
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < words; k++)
            out[i * words + k] ^=
                (open[k] & x[i * words + k]) ^ y[i * words + k];
}

/* Multiply a factor out: half as many rows are left. */
HOT static void fold(const pack *open, pack *x, size_t half,
                     size_t words) {
    for (size_t i = 0; i < half; i++)
        for (size_t k = 0; k < words; k++)
            x[i * words + k] = (open[k] & x[i * words + k]) ^
                               x[(i + half) * words + k];
}

static void find_equal(struct gate g, const pack *open,
                       const pack *word, pack *x, pack *out,
                       size_t words) {
    size_t first = g.fan - 1, rows = gate_block(g, first);
    memset(x, 0, rows * words * sizeof *x);
    add_factor(open + first * words, word,
               word + gate_mask_row(g, first) * words, x, rows, words);
    for (size_t m = first; m-- > 0;)
        fold(open + m * words, x, (size_t)1 << m, words);
    memcpy(out, x, words * sizeof *out);
}

static void find_above(struct gate g, const pack *open,
                       const pack *word, const pack *top, pack *x,
                       pack *out, size_t words) {
    size_t first = g.fan - 1 + g.equal;
    memset(x, 0, gate_block(g, first) * words * sizeof *x);
    for (size_t i = 0; i < g.fan - 1; i++) {
        size_t m = first + i, rows = gate_block(g, m);
        add_factor(open + m * words, word,
                   word + gate_mask_row(g, m) * words, x, rows, words);
        fold(open + (g.fan - 2 - i) * words, x, rows / 2, words);
    }
    rows_xor(x, top, out, words);
}

/* One gate, of what is open of it. */
static void evaluate(struct party *me, const struct gate_job *job,
                     const pack *open, const pack *word, size_t n) {
    size_t mark = arena_mark(me);
    struct gate g = job->gate;
    pack *x = take_rows(me, (size_t)1 << (g.fan - 1), n);
    if (g.equal)
        find_equal(g, open, word, x, job->equal, packs(n));
    if (g.above)
        find_above(g, open, word, job->in.above[g.fan - 1], x,
                   job->above, packs(n));
    arena_release(me, mark);
}

struct gate_job *take_jobs(struct party *me, size_t count) {
    return (struct gate_job *)take_bytes(me,
                                         count * sizeof(struct gate_job));
}

void gates(struct party *me, const struct gate_job *job, size_t count,
           size_t n) {
    size_t mark = arena_mark(me), words = packs(n), masks = 0, rows = 0;
    for (size_t i = 0; i < count; i++) {
        masks += gate_masks(job[i].gate);
        rows += gate_rows(job[i].gate);
    }
    pack *open = take_rows(me, masks, n), *mine = open;
    pack *words_of_all = take_rows(me, rows, n), *word = words_of_all;
    for (size_t i = 0; i < count; i++) {
        supply_word(me, job[i].gate, word, n);
        if (holds_shares(me))
            mask_inputs(job[i].gate, &job[i].in, word, mine, words);
        mine += gate_masks(job[i].gate) * words;
        word += gate_rows(job[i].gate) * words;
    }
    open_rows(me, open, open, masks, n);
    word = words_of_all;
    for (size_t i = 0; holds_shares(me) && i < count; i++) {
        evaluate(me, &job[i], open, word, n);
        open += gate_masks(job[i].gate) * words;
        word += gate_rows(job[i].gate) * words;
    }
    arena_release(me, mark);
}
