/* Tangled from chapters/21-beaver.md; edit that file. */
#include "beaver.h"
#include "factors.h"
#include "ideal_multiply_matrix.h"

/* z but for the zero-shares, as P0 or P1 computes it; x and then y are
   in `in`, as e and then f are in `ef`. */
static void combine(int id, const ring *in, const ring *ef, ring *z,
                    const size_t shape[3]) {
    size_t n = shape[1], v = shape[2];

    for (size_t k = 0; k < shape[0] * v; k++)
        for (size_t i = 0; i < n; i++) {
            size_t x = k / v * n + i;
            size_t y = shape[0] * n + i * v + k % v;
            ring rest = in[y] - (id == P0 ? ef[y] : 0);

            z[k] += in[x] * ef[y] + ef[x] * rest;
        }
}

static void simulate(struct sight *s, int id, const ring *in,
                     const ring *out, const size_t shape[3]) {
    size_t products = shape[0] * shape[2];
    size_t factors = (shape[0] + shape[2]) * shape[1];
    ring ef[VALUES], z[VALUES];

    if (id == P2) {
        for (size_t k = 0; k < 2 * factors + products; k++)
            show_any(s, L);
        return;
    }
    for (size_t k = 0; k < factors; k++)
        ef[k] = in[k] - show_any(s, L);
    for (size_t k = 0; k < factors; k++)
        ef[k] += show_any(s, L);
    for (size_t k = 0; k < products; k++)
        z[k] = show_any(s, L);
    combine(id, in, ef, z, shape);
    for (size_t k = 0; k < products; k++)
        show(s, mod_L(id == P0 ? out[k] - z[k] : z[k] - out[k]), L);
}

static void run(struct party *me, ring *const in[], ring *const out[],
                const size_t shape[3]) {
    size_t nx = shape[0] * shape[1], ny = shape[1] * shape[2];
    size_t nz = shape[0] * shape[2];
    ring *xy = take_ring(me, nx + ny), *z = take_ring(me, nz);

    for (size_t k = 0; k < nx + ny; k++)
        xy[k] = in[k][0];
    multiply_matrix(me, xy, xy + nx, z, shape[0], shape[1], shape[2]);
    for (size_t k = 0; holds_shares(me) && k < nz; k++)
        out[k][0] = z[k];
}

static const size_t one[3] = {1, 1, 1}, row[3] = {1, 2, 1};

static void run_one(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    (void)n;
    run(me, in, out, one);
}

static void simulate_one(struct sight *s, int id, const ring *in,
                         const ring *out) {
    simulate(s, id, in, out, one);
}

static void a_matrix_of_one_is_a_product(void **state) {
    (void)state;
    struct ideal f = ideal_multiply_matrix(1, 1, 1);

    f.name = "multiply_matrix_1x1x1";
    prove(&(struct claim){.ideal = &f,
                          .sample = pose_factors,
                          .run = run_one,
                          .simulate = simulate_one,
                          .one_by_one = true});
}

#if ELL == 2 /* three bits would make 2^30 cases of an input */
static void run_row(struct party *me, ring *const in[],
                    ring *const out[], size_t n) {
    (void)n;
    run(me, in, out, row);
}

static void simulate_row(struct sight *s, int id, const ring *in,
                         const ring *out) {
    simulate(s, id, in, out, row);
}

/* The same shares at P0, of (1 2)(3 1) and of (0 3)(2 2). */
static bool pose_two(uint64_t *k, struct values *in) {
    static const ring any[4] = {3, 1, 0, 2};
    static const ring xy[2][4] = {{1, 2, 3, 1}, {0, 3, 2, 2}};
    ring i = next_digit(k, 2);

    for (size_t v = 0; v < 4; v++) {
        in->of[P0][v] = any[v];
        in->of[P1][v] = mod_L(xy[i][v] - any[v]);
    }
    return true;
}

static void a_row_by_a_column_shows_nothing_and_is_fresh(void **state) {
    (void)state;
    struct ideal f = ideal_multiply_matrix(1, 2, 1);

    f.name = "multiply_matrix_1x2x1";
    f.names[P0] = f.names[P1] = "x[0] x[1] y[0] y[1]";
    prove(&(struct claim){.ideal = &f,
                          .sample = pose_two,
                          .run = run_row,
                          .simulate = simulate_row,
                          .one_by_one = true});
}
#endif

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_matrix_of_one_is_a_product),
#if ELL == 2
    cmocka_unit_test(a_row_by_a_column_shows_nothing_and_is_fresh),
#endif
};

RUN("products of matrices of shares, proved", tests)
