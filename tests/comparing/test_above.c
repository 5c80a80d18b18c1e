/* Tangled from chapters/28-above.md; edit that file. */
#include "aboves.h"
#include "lanes.h"
#include "network.h"

enum { TABLED = 64 };

/* Tables of 0 .. 63, numbers of six bits. */
static void supply(struct party *me, const struct three *t,
                   ring *const in[], ring *const out[]) {
    pack *table = take_rows(me, tables_rows(6), t->n);
    for (size_t k = 0; k < t->n; k++)
        in[0][k] = k;
    supply_tables(me, masks_dealt(in[0]), 6, table, t->n);
    bits_of_rows(table, out[0], tables_rows(6), t->n);
}

static void tables_answer_all_questions(void **state) {
    (void)state;
    static ring table[(15 + 3) * TABLED], none[TABLED];
    struct three t = {.protocol = supply,
                      .n = TABLED,
                      .in = {none},
                      .in_n = {TABLED},
                      .out = {table},
                      .out_n = {(15 + 3) * TABLED}};
    assert_int_equal(tables_rows(6), 15 + 3);
    three_run(&t);
    for (size_t v = 0; v < 15 + 3; v++)
        for (size_t r = 0; r < TABLED; r++)
            assert_number(v < 15 ? r % 16 > v : r / 16 > v - 15,
                          table[v * TABLED + r] & 1,
                          "row %zu of the tables of %zu", v, r);
    for (size_t v = 0; v < 15; v++)
        assert_int_equal(table[v * TABLED + 9] & 1, v < 9);
    assert_int_equal(t.cost.dealt, supply_tables_cost(6, TABLED).dealt);
}

static void the_worked_example_holds(void **state) {
    (void)state;
    ring c[4] = {147, 150, 0x6f, 0x99}, r[4] = {150, 150, 150, 150};
    ring found[4];
    assert_int_equal(0x96, 150);
    assert_int_equal(0x93, 147);
    assert_above(c, r, 8, found, 4);
    assert_int_equal(found[0] & 1, 1);
    assert_int_equal(found[1] & 1, 0);
    assert_int_equal(found[2] & 1, 1);
    assert_int_equal(found[3] & 1, 0);
}

static const int widths[] = {1, 3, 4, 5, 16, 23, 47, 62, 63, 64};
enum { WIDTHS = sizeof widths / sizeof *widths };

static void pairs_that_differ_in_a_bit_compare_right(void **state) {
    (void)state;
    enum { N = 4 * 64 };
    ring c[N], r[N], found[N];
    for (size_t k = 0; k < N; k++) {
        ring x = (k + 1) * 0x9e3779b97f4a7c15;
        ring bit = UINT64_C(1) << k % 64;
        r[k] = x;
        c[k] = k < 64 ? x ^ bit : k < 128 ? x : k < 192 ? x - 1 : x + 1;
    }
    for (size_t i = 0; i < WIDTHS; i++)
        assert_above(c, r, widths[i], found, N);
}

static void edges_of_64_bits_compare_right(void **state) {
    (void)state;
    const ring top = UINT64_C(1) << 63;
    const ring edge[] = {0,       1,        15,      16,
                         top - 1, top,      top + 1, 255,
                         top / 2, RING_MAX, top | 9, RING_MAX - 1};
    enum { EDGES = sizeof edge / sizeof *edge, N = EDGES * EDGES };
    ring c[N], r[N], found[N];
    for (size_t k = 0; k < N; k++) {
        c[k] = edge[k % EDGES];
        r[k] = edge[k / EDGES];
    }
    for (size_t i = 0; i < WIDTHS; i++)
        assert_above(c, r, widths[i], found, N);
}

static void random_pairs_compare_right(void **state) {
    (void)state;
    enum { N = 1000 };
    ring c[N], r[N], found[N];
    struct splitmix random = {11};
    for (size_t k = 0; k < N; k++) {
        ring differs = splitmix_next(&random) >> k % 64;
        r[k] = splitmix_next(&random);
        c[k] = r[k] ^ differs;
    }
    for (int m = 1; m <= ELL; m++)
        assert_above(c, r, m, found, N);
}

static void ask_lanes(struct party *me, const struct three *t,
                      ring *const in[], ring *const out[]) {
    const int *m = t->arg;
    pack *row = take_rows(me, 1, t->n);
    open_shares(me, MOD_L, in[0], in[0], t->n);
    above(me, in[0], masks_dealt(in[0]), row, *m, t->n);
    if (holds_shares(me))
        bits_of_rows(row, out[0], 1, t->n);
}

static void questions_stay_in_their_lanes(void **state) {
    const int width[] = {3, 22};
    (void)state;

    for (size_t i = 0; i < 2; i++) {
        struct lanes bits = lanes_of_elements(ask_lanes, 1, 1);
        struct lanes words = lanes_of_blocks(ask_lanes, 1, 1);

        bits.arg = words.arg = &width[i];
        lanes_apart(&bits);
        lanes_apart(&words);
        lanes_full(&bits);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(tables_answer_all_questions),
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(pairs_that_differ_in_a_bit_compare_right),
    cmocka_unit_test(edges_of_64_bits_compare_right),
    cmocka_unit_test(random_pairs_compare_right),
    cmocka_unit_test(questions_stay_in_their_lanes),
};

RUN("is the mask above?", tests)
