/* Tangled from chapters/21-beaver.md; edit that file. */
#include "beaver.h"
#include "ideal_multiply.h"
#include "prove.h"

static void answer_square(const struct ideal *f, struct coins *c,
                          const struct values *in, struct values *out) {
    ring x = in->of[P0][0] + in->of[P1][0];

    (void)f;
    ideal_share(c, x * x, &out->of[P0][0], &out->of[P1][0]);
}

static const struct ideal ideal_square = {
    .name = "one mask for both factors",
    .names = {"x", "x", ""},
    .ins = {1, 1, 0},
    .outs = {1, 1, 0},
    .answer = answer_square,
};

static void run_square(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    struct masked x = {in[0], NULL, n, 1};
    struct linear a = linear_dense(n, 1, 1);

    mask_open(me, (struct masked *[]){&x}, 1);
    multiply_masked(me, &a, FORWARD, &x, &x, out[0]);
}

/* A product x y, of which a share and what is open are given. */
static void show_product(struct sight *s, int id, const ring x[2],
                         const ring y[2], ring out) {
    ring rest = y[0] - (id == P0 ? y[1] : 0);
    ring z = show_any(s, L) + x[0] * y[1] + x[1] * rest;

    show(s, mod_L(id == P0 ? out - z : z - out), L);
}

static void simulate_square(struct sight *s, int id, const ring *in,
                            const ring *out) {
    ring x[2] = {in[0], 0};

    if (id == P2) {
        for (int i = 0; i < 3; i++)
            show_any(s, L);
        return;
    }
    x[1] = in[0] - show_any(s, L);
    x[1] += show_any(s, L);
    show_product(s, id, x, x, out[0]);
}

static void both_factors_may_be_one(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_square,
                          .run = run_square,
                          .simulate = simulate_square,
                          .one_by_one = true});
}

/* A product of which factor number `known` is open before the other. */
static void run_late(struct party *me, ring *const in[],
                     ring *const out[], size_t n, int known) {
    struct masked of[2] = {{in[0], NULL, n, 1}, {in[1], NULL, n, 1}};
    struct masked *both[2] = {&of[0], &of[1]};
    struct linear a = linear_dense(n, 1, 1);
    struct times product = {BACKWARD, both[0], both[1], out[0]};

    mask_open(me, &both[known], 1);
    open_multiply(me, &a, &both[1 - known], 1, &product, 1);
}

static void simulate_late(struct sight *s, int id, const ring *in,
                          const ring *out, int known) {
    ring k = in[known], l = in[1 - known], e, f, zero, z;

    if (id == P2) {
        for (int i = 0; i < 5; i++)
            show_any(s, L); /* shares of both masks, and c's first */
        return;
    }
    e = mod_L(k - show_any(s, L) + show_any(s, L));
    f = mod_L(l - show_any(s, L));
    zero = show_any(s, L);
    f = mod_L(f + show_any(s, L));
    z = mod_L(e * l + (k - (id == P0 ? e : 0)) * f);
    show(s, mod_L(out[0] - z + (id == P0 ? 0 - zero : zero)), L);
}

static void run_first(struct party *me, ring *const in[],
                      ring *const out[], size_t n) {
    run_late(me, in, out, n, 0);
}

static void run_second(struct party *me, ring *const in[],
                       ring *const out[], size_t n) {
    run_late(me, in, out, n, 1);
}

static void simulate_first(struct sight *s, int id, const ring *in,
                           const ring *out) {
    simulate_late(s, id, in, out, 0);
}

static void simulate_second(struct sight *s, int id, const ring *in,
                            const ring *out) {
    simulate_late(s, id, in, out, 1);
}

/* Two values of each share of both factors. */
static bool pose_few(uint64_t *k, struct values *in) {
    for (int j = P0; j <= P1; j++)
        for (size_t v = 0; v < 2; v++)
            in->of[j][v] = mod_L(3 * next_digit(k, 2));
    return true;
}

static void one_factor_may_be_open_before(void **state) {
    (void)state;
    struct ideal f = ideal_multiply;

    f.name = "multiply_first_known";
    prove(&(struct claim){.ideal = &f,
                          .sample = pose_few,
                          .run = run_first,
                          .simulate = simulate_first,
                          .one_by_one = true});
    f.name = "multiply_second_known";
    prove(&(struct claim){.ideal = &f,
                          .sample = pose_few,
                          .run = run_second,
                          .simulate = simulate_second,
                          .one_by_one = true});
}

#if ELL == 2 /* three bits would make 2^30 cases of an input */
/* P0 and P1 have shares of delta, w and x. */
static void answer(const struct ideal *f, struct coins *c,
                   const struct values *in, struct values *out) {
    const ring *a = in->of[P0], *b = in->of[P1];
    ring delta = a[0] + b[0];

    (void)f;
    for (size_t v = 0; v < 2; v++)
        ideal_share(c, delta * (a[1 + v] + b[1 + v]), &out->of[P0][v],
                    &out->of[P1][v]);
}

static const struct ideal ideal_two = {
    .name = "one mask in two products",
    .names = {"delta w x", "delta w x", ""},
    .ins = {3, 3, 0},
    .outs = {2, 2, 0},
    .answer = answer,
};

static void run(struct party *me, ring *const in[], ring *const out[],
                size_t n) {
    struct masked delta = {in[0], NULL, n, 1}, w = {in[1], NULL, n, 1};
    struct masked x = {in[2], NULL, n, 1};
    struct linear a = linear_dense(n, 1, 1);

    mask_open(me, (struct masked *[]){&delta, &w, &x}, 3);
    multiply_masked(me, &a, BACKWARD, &delta, &w, out[0]);
    multiply_masked(me, &a, GRADIENT, &x, &delta, out[1]);
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out) {
    ring of[3][2]; /* delta, w and x: the share, and what is open */

    if (id == P2) {
        for (int i = 0; i < 3 + 3 + 1 + 1; i++)
            show_any(s, L); /* masks, and a share of each c */
        return;
    }
    for (int v = 0; v < 3; v++) {
        of[v][0] = in[v];
        of[v][1] = in[v] - show_any(s, L);
    }
    for (int v = 0; v < 3; v++)
        of[v][1] += show_any(s, L);
    show_product(s, id, of[0], of[1], out[0]);
    show_product(s, id, of[2], of[0], out[1]);
}

static bool pose(uint64_t *k, struct values *in) {
    static const ring any[3] = {3, 1, 2};
    static const ring other[2][3] = {{1, 2, 3}, {0, 3, 1}};
    ring i = next_digit(k, 2);

    for (size_t v = 0; v < 3; v++) {
        in->of[P0][v] = any[v];
        in->of[P1][v] = other[i][v];
    }
    return true;
}

static void one_opening_serves_two_products(void **state) {
    (void)state;
    prove(&(struct claim){.ideal = &ideal_two,
                          .sample = pose,
                          .run = run,
                          .simulate = simulate,
                          .one_by_one = true});
}
#endif

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(both_factors_may_be_one),
    cmocka_unit_test(one_factor_may_be_open_before),
#if ELL == 2
    cmocka_unit_test(one_opening_serves_two_products),
#endif
};

RUN("one mask in two products, proved", tests)
