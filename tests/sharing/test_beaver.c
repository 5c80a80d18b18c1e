/* Tangled from chapters/21-beaver.md; edit that file. */
#include "beaver.h"
#include "lanes.h"
#include "matrix.h"
#include "three.h"

static void into_z(struct party *me, const struct three *t,
                   ring *const in[], ring *const out[]) {
    multiply(me, in[0], in[1], out[0], t->n);
}

static void onto_x(struct party *me, const struct three *t,
                   ring *const in[], ring *const out[]) {
    multiply(me, in[0], in[1], in[0], t->n);
    memcpy(out[0], in[0], t->n * sizeof *out[0]);
}

static void onto_y(struct party *me, const struct three *t,
                   ring *const in[], ring *const out[]) {
    multiply(me, in[0], in[1], in[1], t->n);
    memcpy(out[0], in[1], t->n * sizeof *out[0]);
}

#define TOP (UINT64_C(1) << 63)
static const ring edge[] = {
    0,   1,       2,       1000003,      TOP - 1,
    TOP, TOP + 1, TOP / 3, RING_MAX / 5, RING_MAX};
enum { EDGES = sizeof edge / sizeof *edge, PAIRS = EDGES * EDGES };

static void products_of_edge_values_are_right(void **state) {
    (void)state;
    ring x[PAIRS], y[PAIRS], z[PAIRS], want[PAIRS];
    struct three t = {.n = PAIRS,
                      .in = {x, y},
                      .in_n = {PAIRS, PAIRS},
                      .out = {z},
                      .out_n = {PAIRS}};
    for (size_t k = 0; k < PAIRS; k++) {
        x[k] = edge[k % EDGES];
        y[k] = edge[k / EDGES];
        want[k] = x[k] * y[k];
    }
    t.protocol = into_z, three_run(&t);
    assert_ring_equal(want, z, PAIRS);
    t.protocol = onto_x, three_run(&t);
    assert_ring_equal(want, z, PAIRS);
    t.protocol = onto_y, three_run(&t);
    assert_ring_equal(want, z, PAIRS);
}

enum { SHAPES = 6, SIZE_MAX_TESTED = 64 * 64 };
static const size_t shape[SHAPES][3] = {
    {1, 1, 1}, {1, 7, 1},   {5, 1, 3},
    {3, 5, 2}, {17, 33, 9}, {64, 10, 64},
};

static void run_matrix(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    const size_t *s = t->arg;
    multiply_matrix(me, in[0], in[1], out[0], s[0], s[1], s[2]);
}

static struct three matrix_case(const size_t *s, const ring *x,
                                const ring *y, ring *z) {
    return (struct three){.protocol = run_matrix,
                          .arg = s,
                          .in = {x, y},
                          .in_n = {s[0] * s[1], s[1] * s[2]},
                          .out = {z},
                          .out_n = {s[0] * s[2]}};
}

static ring dot(const ring *row, const ring *column, size_t n,
                size_t step) {
    ring sum = 0;
    for (size_t k = 0; k < n; k++)
        sum += row[k] * column[k * step];
    return sum;
}

static void products_of_matrices_are_right(void **state) {
    (void)state;
    static ring x[SIZE_MAX_TESTED], y[SIZE_MAX_TESTED];
    static ring z[SIZE_MAX_TESTED];
    for (size_t k = 0; k < SIZE_MAX_TESTED; k++) {
        x[k] = (k + 1) * 0x9e3779b97f4a7c15;
        y[k] = (k + 1) * (k + 7) * 0xbf58476d1ce4e5b9;
    }
    for (size_t i = 0; i < SHAPES; i++) {
        const size_t *s = shape[i], v = s[2];
        struct three t = matrix_case(s, x, y, z);
        three_run(&t);
        for (size_t k = 0; k < s[0] * v; k++)
            assert_true(z[k] ==
                        dot(x + k / v * s[1], y + k % v, s[1], v));
    }
}

static void run_turned(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    const size_t *s = t->arg;
    struct masked x = {in[0], NULL, s[1], s[0]};
    struct masked y = {in[1], NULL, s[1], s[2]};
    struct linear a = linear_dense(s[1], s[0], s[2]);
    mask_open(me, (struct masked *[]){&x, &y}, 2);
    multiply_masked(me, &a, GRADIENT, &x, &y, out[0]);
}

static struct cost turned_cost(const size_t *s) {
    struct linear a = linear_dense(s[1], s[0], s[2]);
    return cost_then(mask_open_cost(s[0] * s[1] + s[1] * s[2]),
                     multiply_masked_cost(&a, GRADIENT));
}

static void a_turned_factor_is_its_transpose(void **state) {
    (void)state;
    static ring x[SIZE_MAX_TESTED], y[SIZE_MAX_TESTED];
    static ring z[SIZE_MAX_TESTED];
    for (size_t k = 0; k < SIZE_MAX_TESTED; k++) {
        x[k] = (k + 1) * 0x9e3779b97f4a7c15;
        y[k] = (k + 1) * (k + 7) * 0xbf58476d1ce4e5b9;
    }
    for (size_t i = 0; i < SHAPES; i++) {
        const size_t *s = shape[i], m = s[0], n = s[1], v = s[2];
        struct three t = matrix_case(s, x, y, z);
        t.protocol = run_turned;
        three_run(&t);
        assert_cost(turned_cost(s), t.cost);
        for (size_t k = 0; k < m * v; k++) {
            ring sum = 0;
            for (size_t j = 0; j < n; j++)
                sum += x[j * m + k / v] * y[j * v + k % v];
            assert_true(z[k] == sum);
        }
    }
}

/* One factor is late, or the other, or both. */
enum late { FIRST_IS, SECOND_IS, BOTH_ARE };

struct order {
    enum product p;
    enum late late;
    bool meanwhile; /* multiply while the late ones travel */
};

/* A product of x, 3 x 4, w, 4 x 5, and delta, 3 x 5; what it costs. */
static struct cost make_product(struct party *me, struct order o,
                                ring *const in[], ring *z) {
    struct linear a = linear_dense(3, 4, 5);
    struct masked x = {in[0], NULL, 3, 4}, w = {in[1], NULL, 4, 5};
    struct masked delta = {in[2], NULL, 3, 5};
    struct masked *both[] = {o.p == BACKWARD ? &delta : &x,
                             o.p == GRADIENT ? &delta : &w};
    struct times product = {o.p, both[0], both[1], z};
    size_t first = o.late == SECOND_IS ? 1 : 0;
    size_t count = o.late == BOTH_ARE ? 2 : 1;
    uint64_t bytes = party_bytes(me), rounds = me->depth;
    open_same_streams(me);
    if (count == 1)
        mask_open(me, &both[1 - first], 1);
    if (o.meanwhile) {
        open_multiply(me, &a, both + first, count, &product, 1);
    } else {
        mask_open(me, both + first, count);
        multiply_masked(me, &a, o.p, both[0], both[1], z);
    }
    return cost_of(me->id, me->depth - rounds, party_bytes(me) - bytes);
}

/* out: 1 for each party for which something differs. */
static void compare_orders(struct party *me, const struct three *t,
                           ring *const in[], ring *const out[]) {
    struct order o = *(const struct order *)t->arg;
    ring *z = take_ring(me, 2 * 20);
    struct cost then, now;
    memset(z, 0, 2 * 20 * sizeof *z);
    then = make_product(me, o, in, z);
    o.meanwhile = true;
    now = make_product(me, o, in, z + 20);
    out[0][0] = memcmp(z, z + 20, 20 * sizeof *z) != 0 ||
                memcmp(&then, &now, sizeof now) != 0;
}

static void to_multiply_meanwhile_makes_the_same_shares(void **state) {
    (void)state;
    static ring v[20];
    ring differ = 0;
    struct order o = {FORWARD, FIRST_IS, false};
    struct three t = {.protocol = compare_orders,
                      .arg = &o,
                      .in = {v, v, v},
                      .in_n = {12, 20, 15},
                      .out = {&differ},
                      .out_n = {1}};
    for (size_t k = 0; k < 20; k++)
        v[k] = (k + 1) * 0x9e3779b97f4a7c15;
    for (o.p = FORWARD; o.p <= GRADIENT; o.p++)
        for (o.late = FIRST_IS; o.late <= BOTH_ARE; o.late++) {
            three_run(&t);
            assert_int_equal(differ, 0);
        }
}

enum { ROWS = 3, INNER = 4, COLUMNS = 2, FIRST = ROWS * INNER };

struct owned {
    ring x[FIRST], w[INNER * COLUMNS], z[ROWS * COLUMNS];
    ring share[OWNER][FIRST], open[OWNER][FIRST];
    struct cost part[OWNER];
};

/* A party's part, after w was dealt. */
static void multiply_owned(struct party *me, struct owned *t, ring *w,
                           ring *z) {
    struct linear a = linear_dense(ROWS, INNER, COLUMNS);
    struct masked x = {NULL, t->open[me->id], ROWS, INNER};
    struct masked y = {w, NULL, INNER, COLUMNS};
    uint64_t before = party_bytes(me);

    me->depth = 0;
    deal_masked(me, NULL, t->share[me->id], &x);
    mask_open(me, (struct masked *[]){&y}, 1);
    multiply_masked(me, &a, FORWARD, &x, &y, z);
    t->part[me->id] =
        cost_of(me->id, me->depth, party_bytes(me) - before);
}

static void owned_body(struct party *me, void *arg) {
    struct owned *t = arg;
    struct masked x = {NULL, NULL, ROWS, INNER};
    ring *w = take_ring(me, INNER * COLUMNS);
    ring *z = take_ring(me, ROWS * COLUMNS);

    deal(me, OWNER, MOD_L, t->w, w, INNER * COLUMNS);
    if (me->id == OWNER)
        deal_masked(me, t->x, NULL, &x);
    else
        multiply_owned(me, t, w, z);
    reveal(me, OWNER, MOD_L, z, t->z, ROWS * COLUMNS);
}

static void run_owned(struct owned *t) {
    struct why why;

    for (size_t k = 0; k < FIRST; k++)
        t->x[k] = (k + 1) * 0x9e3779b97f4a7c15;
    for (size_t k = 0; k < INNER * COLUMNS; k++)
        t->w[k] = (k + 3) * 0xbf58476d1ce4e5b9;
    if (party_threads(owned_body, t, &why))
        fail_msg("%s", why.text);
}

static void what_the_owner_masks_is_a_factor(void **state) {
    struct owned t, again;
    struct cost cost = {0, 0, 0};

    (void)state;
    run_owned(&t);
    for (size_t k = 0; k < FIRST; k++) {
        assert_true(t.share[P0][k] + t.share[P1][k] == t.x[k]);
        assert_true(t.open[P0][k] == t.x[k] - t.open[P2][k]);
    }
    assert_ring_equal(t.open[P0], t.open[P1], FIRST);
    for (size_t k = 0; k < ROWS * COLUMNS; k++)
        assert_true(t.z[k] == dot(t.x + k / COLUMNS * INNER,
                                  t.w + k % COLUMNS, INNER, COLUMNS));
    for (int id = P0; id < OWNER; id++)
        cost = cost_beside(cost, t.part[id]);
    assert_int_equal(cost.online, 16 * INNER * COLUMNS);
    assert_int_equal(cost.dealt, 8 * ROWS * COLUMNS);
    run_owned(&again);
    assert_memory_not_equal(t.open[P0], again.open[P0],
                            sizeof t.open[P0]);
}

static void the_cost_is_as_stated(void **state) {
    (void)state;
    static ring x[SIZE_MAX_TESTED], y[SIZE_MAX_TESTED];
    static ring z[SIZE_MAX_TESTED];
    for (size_t n = 1; n <= 100; n += 33) {
        struct three t = {.protocol = into_z,
                          .n = n,
                          .in = {x, y},
                          .in_n = {n, n},
                          .out = {z},
                          .out_n = {n}};
        three_run(&t);
        assert_cost(multiply_cost(n), t.cost);
    }
    for (size_t i = 0; i < SHAPES; i++) {
        const size_t *s = shape[i];
        struct three t = matrix_case(s, x, y, z);
        three_run(&t);
        assert_cost(multiply_matrix_cost(s[0], s[1], s[2]), t.cost);
    }
}

static void products_stay_in_their_lanes(void **state) {
    const struct lanes products = lanes_of_elements(into_z, 2, 1);
    (void)state;

    lanes_apart(&products);
}

static void all_bits_that_are_drawn_are_of_use(void **state) {
    const struct lanes all = lanes_of_elements(into_z, 2, 1);
    (void)state;

    lanes_full(&all);
}

static void rows_and_columns_stay_in_their_lanes(void **state) {
    static const size_t s[3] = {7, 3, 4};
    const struct lanes rows = {
        .count = 7,
        .run = run_matrix,
        .arg = s,
        .in = {{{{21, 3}}}, {{{12, 0}}}},
        .out = {{{{28, 4}}}},
        .inside = {{{{21, 3}, {12, 0}}}, {{{28, 4}}}}};
    const struct lanes turned = {
        .count = 7,
        .run = run_turned,
        .arg = s,
        .in = {{{{21, 1}}}, {{{12, 0}}}},
        .out = {{{{28, 4}}}, {{{28, 4}}}},
        .inside = {{{{21, 1}, {12, 0}}}, {{{28, 4}}}}};
    const struct lanes columns = {
        .count = 4,
        .run = run_matrix,
        .arg = s,
        .in = {{{{21, 0}}}, {{{12, 1}}}},
        .out = {{{{28, 1}}}},
        .inside = {{{{21, 0}, {12, 1}}}, {{{28, 1}}}}};
    (void)state;

    lanes_apart(&rows);
    lanes_apart(&turned);
    lanes_apart(&columns);
}

static void open_both(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    struct masked a = {in[0], NULL, 8, 5}, b = {in[0] + 40, NULL, 5, 8};

    mask_open(me, (struct masked *[]){&a, &b}, 2);
    memcpy(out[0], a.open, 40 * sizeof(ring));
    memcpy(out[0] + 40, b.open, 40 * sizeof(ring));
    (void)t;
}

static void each_element_has_a_mask_of_its_own(void **state) {
    static const size_t s[3] = {7, 3, 4};
    const struct lanes masks = lanes_of_elements(open_both, 1, 1);
    const struct lanes products = {
        .count = 28,
        .run = run_matrix,
        .arg = s,
        .in = {{{{21, 0}}}, {{{12, 0}}}},
        .out = {{{{28, 1}}}},
        .inside = {{{{33, 0}}}, {{{28, 1}}}}};
    (void)state;

    lanes_apart(&masks);
    lanes_apart(&products);
}

static void matrix_onto_x(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    multiply_matrix(me, in[0], in[1], in[0], 2, 2, 2);
    memcpy(out[0], in[0], t->n * sizeof *out[0]);
}

static void a_matrix_over_its_factor_is_wrong(void **state) {
    (void)state;
    ring one[4] = {1, 0, 0, 1}, x[4] = {1, 2, 3, 4}, z[4];
    struct three t = {.protocol = matrix_onto_x,
                      .n = 4,
                      .in = {x, one},
                      .in_n = {4, 4},
                      .out = {z},
                      .out_n = {4}};
    three_run(&t);
    assert_memory_not_equal(x, z, sizeof x);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(products_of_edge_values_are_right),
    cmocka_unit_test(products_of_matrices_are_right),
    cmocka_unit_test(a_turned_factor_is_its_transpose),
    cmocka_unit_test(to_multiply_meanwhile_makes_the_same_shares),
    cmocka_unit_test(what_the_owner_masks_is_a_factor),
    cmocka_unit_test(the_cost_is_as_stated),
    cmocka_unit_test(a_matrix_over_its_factor_is_wrong),
    cmocka_unit_test(products_stay_in_their_lanes),
    cmocka_unit_test(all_bits_that_are_drawn_are_of_use),
    cmocka_unit_test(rows_and_columns_stay_in_their_lanes),
    cmocka_unit_test(each_element_has_a_mask_of_its_own),
};

RUN("products of shares", tests)
