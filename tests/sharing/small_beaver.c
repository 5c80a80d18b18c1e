/* Tangled from chapters/21-beaver.md; edit that file. */
#include "three.h"

#include "beaver.c"

static void the_worked_example_holds(void **state) {
    (void)state;
    const ring x0 = 50, y0 = 33, c0 = 13, x1 = 17, y1 = 27, c1 = 15;
    const ring ef[2] = {mod_L(x0 - 45 + x1 - 39),
                        mod_L(y0 - 60 + y1 - 15)};
    ring z0, z1;
    assert_int_equal(mod_L((45 + 39) * (60 + 15)), mod_L(c0 + c1));
    assert_int_equal(ef[0], 47);
    assert_int_equal(ef[1], 49);
    combine(P0, &x0, &y0, &ef[0], &ef[1], &c0, &z0, 1);
    combine(P1, &x1, &y1, &ef[0], &ef[1], &c1, &z1, 1);
    assert_int_equal(z0, 47);
    assert_int_equal(z1, 5);
    assert_int_equal(signed_of(mod_L(z0 + z1)), -12);
}

/* What one party has of it before, and after with its share of c. */
static void assert_parts(int id, ring x, ring y, ring c, ring before,
                         ring after) {
    _Alignas(64) char memory[256];
    struct party me = {.id = id,
                       .arena = {.base = memory, .size = 256}};
    ring e = 47, f = 49, z = 0;
    struct masked known = {&x, &e, 1, 1}, late = {&y, &f, 1, 1};
    struct linear a = linear_dense(1, 1, 1);
    struct half h = {{FORWARD, &known, &late, &z}, &known, &late};
    add_terms(&me, &a, &h, known.open, late.x);
    assert_int_equal(z, before);
    z = c;
    add_terms(&me, &a, &h, rest_of(&me, &known), late.open);
    assert_int_equal(z, after);
}

static void a_known_factor_leaves_half_for_later(void **state) {
    (void)state;
    assert_parts(P0, 50, 33, 13, 15, 32);
    assert_parts(P1, 17, 27, 15, 53, 16);
    assert_int_equal(mod_L(15 + 32), 47);
    assert_int_equal(mod_L(53 + 16), 5);
}

static void run_multiply(struct party *me, const struct three *t,
                         ring *const in[], ring *const out[]) {
    multiply(me, in[0], in[1], out[0], t->n);
}

static void every_product_is_right(void **state) {
    (void)state;
    enum { N = 64 * 64 };
    ring x[N], y[N], z[N], want[N];
    struct three t = {.protocol = run_multiply,
                      .n = N,
                      .in = {x, y},
                      .in_n = {N, N},
                      .out = {z},
                      .out_n = {N}};
    for (size_t k = 0; k < N; k++) {
        x[k] = k % 64;
        y[k] = k / 64;
        want[k] = x[k] * y[k] % 64;
    }
    three_run(&t);
    assert_ring_equal(want, z, N);
}

/* Begin the stream of masks anew, from a seed that was used before. */
static void rewind_masks(struct party *me) {
    struct seed old = {{(uint8_t)me->id}};
    stream_close(me->with[P2][DEAL]);
    me->with[P2][DEAL] = stream_open(&old);
}

static void open_two(struct party *me, const struct three *t,
                     ring *const in[], ring *const out[]) {
    const bool *again = t->arg;
    struct masked x = {in[0], NULL, t->n, 1};
    struct masked other_x = {in[1], NULL, t->n, 1};
    if (!holds_shares(me))
        return;
    rewind_masks(me);
    mask_open(me, (struct masked *[]){&x}, 1);
    if (*again)
        rewind_masks(me);
    mask_open(me, (struct masked *[]){&other_x}, 1);
    memset(out[0], 0, t->n * sizeof *out[0]);
    if (me->id == P0)
        group_sub(MOD_L, x.open, other_x.open, out[0], t->n);
}

static void masks_hide_once_but_not_twice(void **state) {
    (void)state;
    enum { N = 64 };
    ring x[N], other_x[N], apart[N], seen[N];
    bool again = true;
    struct three t = {.protocol = open_two,
                      .n = N,
                      .arg = &again,
                      .in = {x, other_x},
                      .in_n = {N, N},
                      .out = {seen},
                      .out_n = {N}};
    for (size_t k = 0; k < N; k++) {
        x[k] = k;
        other_x[k] = k * k % 64;
        apart[k] = mod_L(x[k] - other_x[k]);
    }
    three_run(&t);
    assert_ring_equal(apart, seen, N);
    again = false;
    three_run(&t);
    assert_memory_not_equal(apart, seen, sizeof seen);
}

static ring as_printed(ring e, ring f, ring a, ring b, ring c) {
    return mod_L(c + e * b + a * f - e * f);
}

static void the_printed_signs_are_wrong_by_three_ef(void **state) {
    (void)state;
    const ring e = 47, f = 49;
    ring z = mod_L(as_printed(e, f, 45, 60, 13) +
                   as_printed(e, f, 39, 15, 15));
    assert_int_not_equal(signed_of(z), -12);
    assert_int_equal(z, mod_L(ring_of(-12) - 3 * e * f));
    assert_int_equal(mod_L(z + 3 * e * f), ring_of(3 * -4));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(a_known_factor_leaves_half_for_later),
    cmocka_unit_test(every_product_is_right),
    cmocka_unit_test(masks_hide_once_but_not_twice),
    cmocka_unit_test(the_printed_signs_are_wrong_by_three_ef),
};

RUN("products of shares, six bits", tests)
