/* Tangled from chapters/27-gates.md; edit that file. */
#include "gate.h"

#include <string.h>

/* What mask number `mask` is for. */
static const pack *input_of(struct gate g, const struct gate_bits *in,
                            size_t mask) {
    size_t equals = gate_equals(g);
    return mask < equals ? in->equal[g.fan - 1 - mask]
                         : in->above[mask - equals];
}

static void mask_inputs(struct gate g, const struct gate_bits *in,
                        const pack *word, pack *masked, size_t words) {
    for (size_t m = 0; m < gate_masks(g); m++)
        rows_xor(input_of(g, in, m), word + gate_mask_row(g, m) * words,
                 masked + m * words, words);
}

/* Add an input, of which `open` and a block of the word are given: to
   each of x's rows, times the same masks as that row. */
HOT static void add_input(const pack *open, const pack *word,
                          const pack *block, pack *x, size_t rows,
                          size_t words) {
    for (size_t i = 0; i < rows; i++)
        for (size_t k = 0; k < words; k++)
            x[i * words + k] ^=
                (open[k] & word[i * words + k]) ^ block[i * words + k];
}

/* Multiply by a factor: half as many rows are left. */
HOT static void fold(const pack *open, pack *x, size_t half,
                     size_t words) {
    for (size_t i = 0; i < half; i++)
        for (size_t k = 0; k < words; k++)
            x[i * words + k] = (open[k] & x[i * words + k]) ^
                               x[(i + half) * words + k];
}

/* What is open of a gate, and a party's share of its word. */
struct known {
    struct gate gate;
    const pack *open, *word;
    size_t words; /* of a row */
};

static void add_masked(const struct known *k, size_t mask, pack *x) {
    add_input(k->open + mask * k->words, k->word,
              k->word + gate_mask_row(k->gate, mask) * k->words, x,
              gate_block(k->gate, mask), k->words);
}

static void multiply_factor(const struct known *k, size_t mask,
                            pack *x) {
    fold(k->open + mask * k->words, x, (size_t)1 << mask, k->words);
}

/* The product of all `equal`, in the first row of x. */
static void find_equal(const struct known *k, pack *x) {
    size_t lowest = k->gate.fan - 1;
    add_masked(k, lowest, x);
    for (size_t m = lowest; m-- > 0;)
        multiply_factor(k, m, x);
}

/* All of `above` but the highest digit's own, in the first row of x. */
static void find_above(const struct known *k, pack *x) {
    size_t equals = gate_equals(k->gate), factors = k->gate.fan - 1;
    for (size_t i = 0; i < factors; i++) {
        add_masked(k, equals + i, x);
        multiply_factor(k, factors - 1 - i, x);
    }
}

static void evaluate(struct party *me, const struct gate_job *job,
                     const struct known *k) {
    size_t mark = arena_mark(me), last = k->gate.fan - 1;
    size_t size = k->words << last;
    pack *x = (void *)take_bytes(me, size * sizeof *x);
    if (k->gate.equal) {
        memset(x, 0, size * sizeof *x);
        find_equal(k, x);
        memcpy(job->equal, x, k->words * sizeof *x);
    }
    if (k->gate.above) {
        memset(x, 0, size * sizeof *x);
        find_above(k, x);
        rows_xor(x, job->in.above[last], job->above, k->words);
    }
    arena_release(me, mark);
}

static size_t total(const struct gate_job *job, size_t count,
                    size_t (*rows)(struct gate)) {
    size_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += rows(job[i].gate);
    return sum;
}

static void mask_all(struct party *me, const struct gate_job *job,
                     size_t count, pack *word, pack *masked, size_t n) {
    for (size_t i = 0; i < count; i++) {
        struct gate g = job[i].gate;
        supply_word(me, g, word, n);
        if (holds_shares(me))
            mask_inputs(g, &job[i].in, word, masked, packs(n));
        word += gate_rows(g) * packs(n);
        masked += gate_masks(g) * packs(n);
    }
}

static void evaluate_all(struct party *me, const struct gate_job *job,
                         size_t count, const pack *word,
                         const pack *open, size_t n) {
    for (size_t i = 0; i < count; i++) {
        struct gate g = job[i].gate;
        evaluate(me, &job[i], &(struct known){g, open, word, packs(n)});
        word += gate_rows(g) * packs(n);
        open += gate_masks(g) * packs(n);
    }
}

void gates(struct party *me, const struct gate_job *job, size_t count,
           size_t n) {
    size_t mark = arena_mark(me);
    size_t masks = total(job, count, gate_masks);
    pack *word = take_rows(me, total(job, count, gate_rows), n);
    pack *open = take_rows(me, masks, n);
    mask_all(me, job, count, word, open, n);
    open_rows(me, open, open, masks, n);
    if (holds_shares(me))
        evaluate_all(me, job, count, word, open, n);
    arena_release(me, mark);
}

struct gate_job *take_jobs(struct party *me, size_t count) {
    return (void *)take_bytes(me, count * sizeof(struct gate_job));
}
