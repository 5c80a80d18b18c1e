/* Tangled from chapters/33-maxpool.md; edit that file. */
#include "by_rows.h"
#include "ideal_maxpool.h"
#include "ideal_tree.h"
#include "maximum.h"
#include "prove.h"

#define ideal_call call_by_rows
#include "wrap_closed.h"
#include "wrap_times_flag.h"

__typeof__(combine_digits) __wrap_combine_digits;

struct digits __wrap_combine_digits(struct party *me, struct digits d,
                                    size_t n) {
    struct ideal f = ideal_tree(d.count, false);
    struct digits out = take_digits(me, 1, false, n);
    ring *all = take_ring(me, n), *bit = take_ring(me, d.count * n);
    const ring *in[VALUES];

    if (holds_shares(me))
        bits_of_rows(d.equal, bit, d.count, n);
    for (size_t i = 0; i < d.count; i++)
        in[i] = bit + i * n;
    ideal_call(me, &f, in, (ring *const[]){all}, n);
    if (holds_shares(me))
        rows_of(all, 0, 1, out.equal, n);
    return out;
}
#undef ideal_call

static void run(struct party *me, ring *const in[], ring *max, size_t n,
                size_t cols) {
    ring *x = take_ring(me, n * cols);

    for (size_t k = 0; holds_shares(me) && k < n * cols; k++)
        x[k] = in[k % cols][k / cols];
    maximum(me, x, max, n, cols, WHOLE_RING);
}

static void show_bits(struct sight *s, size_t count) {
    for (size_t i = 0; i < count; i++)
        show(s, toss(s->coins, 2), L);
}

static void simulate(struct sight *s, int id, ring max, size_t cols) {
    if (id != P2)
        show_bits(s, cols * (cols - 1) / 2 + cols);
    show_bits(s, cols);
    for (size_t i = 0; i < cols; i++)
        show_any(s, L); /* of the coin */
    for (size_t i = 1; id != P2 && i < cols; i++)
        max -= show_any(s, L);
    if (id != P2)
        show(s, mod_L(max), L);
}

static bool sample_two(uint64_t *k, struct values *in) {
    for (int i = 0; i < 2; i++) {
        in->of[P0][i] = 1;
        in->of[P1][i] = next_digit(k, L);
    }
    return true;
}

static void run_two(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    run(me, in, out[0], n, 2);
}

static void simulate_two(struct sight *s, int id, const ring *in,
                         const ring *out) {
    (void)in;
    simulate(s, id, out[0], 2);
}

static void the_larger_of_two_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_maximum(2, ELL);

    f.name = "maximum of two";
    prove(&(struct claim){.ideal = &f,
                          .run = run_two,
                          .simulate = simulate_two,
                          .sample = sample_two});
}

#if ELL == 2
static bool sample_three(uint64_t *k, struct values *in) {
    for (size_t i = 0; i < 3; i++) {
        in->of[P0][i] = (3 * i + 1) % L;
        in->of[P1][i] = 2;
    }
    in->of[P1][0] = 2 * next_digit(k, 2);
    return true;
}

static void run_three(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run(me, in, out[0], n, 3);
}

static void simulate_three(struct sight *s, int id, const ring *in,
                           const ring *out) {
    (void)in;
    simulate(s, id, out[0], 3);
}

static void the_largest_of_three_is_private(void **state) {
    (void)state;
    struct ideal f = ideal_maximum(3, ELL);

    f.name = "maximum of three";
    prove(&(struct claim){.ideal = &f,
                          .run = run_three,
                          .simulate = simulate_three,
                          .sample = sample_three});
}
#endif

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_larger_of_two_is_private),
#if ELL == 2
    cmocka_unit_test(the_largest_of_three_is_private),
#endif
};

RUN("all pairs, proved", tests)
