/* Tangled from chapters/27-gates.md; edit that file. */
#include "lanes.h"
#include "wrap_rows.h"

static void the_worked_example_holds(void **state) {
    (void)state;
    const ring x[3] = {5, 6, 1};
    pack row[3];
    rows_of(x, 0, 3, row, 3);
    assert_int_equal(row[0], 5);
    assert_int_equal(row[1], 2);
    assert_int_equal(row[2], 3);
}

/* Where in these rows is the only bit that is set? */
static void assert_only_bit(const pack *row, size_t rows, size_t n,
                            size_t i, size_t k) {
    size_t word = i * packs(n) + k / 64;
    for (size_t w = 0; w < rows * packs(n); w++)
        assert_true(row[w] == (pack)(w == word) << k % 64);
}

static void rows_are_numbers_turned(void **state) {
    (void)state;
    const size_t length[] = {1, 63, 64, 65, 130};
    ring x[130];
    pack row[64 * 3];
    for (size_t l = 0; l < sizeof length / sizeof *length; l++)
        for (size_t k = 0; k < length[l]; k++)
            for (size_t i = 0; i < 64; i++) {
                memset(x, 0, sizeof x);
                x[k] = UINT64_C(1) << i;
                rows_of(x, 0, 64, row, length[l]);
                assert_only_bit(row, 64, length[l], i, k);
            }
}

static void some_of_the_rows_are_as_among_all(void **state) {
    (void)state;
    enum { N = 70, WORDS = 2 };
    ring x[N];
    pack all[64 * WORDS], some[64 * WORDS];
    for (size_t k = 0; k < N; k++)
        x[k] = (k + 1) * 0x9e3779b97f4a7c15;
    rows_of(x, 0, 64, all, N);
    for (int from = 0; from < 64; from++)
        for (int count = 1; count <= 64 - from; count++) {
            rows_of(x, from, count, some, N);
            assert_memory_equal(some, all + from * WORDS,
                                (size_t)count * WORDS * sizeof *some);
        }
}

enum { ROWS = 3 };

/* P2 deals bits ROWS of k for all k < n. */
static void deal_numbers(struct party *me, const struct three *t,
                         ring *const in[], ring *const out[]) {
    pack *row = take_rows(me, ROWS, t->n);
    for (size_t k = 0; k < t->n; k++)
        in[0][k] = k * k;
    rows_of(in[0], 0, ROWS, row, t->n);
    deal_rows(me, row, row, ROWS, t->n);
    refresh_rows(me, row, ROWS, t->n);
    bits_of_rows(row, out[0], ROWS, t->n);
}

/* x masked and opened by P0 and P1; less the mask, which P2 deals. */
static void mask_and_open(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    pack *row = rows_of_bits(me, in[0], ROWS, t->n);
    pack *mask = take_rows(me, ROWS, t->n);
    size_t words = ROWS * packs(t->n);
    mask_rows(me, mask, ROWS, t->n);
    rows_xor(row, mask, row, words);
    open_rows(me, row, row, ROWS, t->n);
    deal_rows(me, mask, mask, ROWS, t->n);
    if (me->id == P0)
        rows_xor(row, mask, mask, words);
    bits_of_rows(mask, out[0], ROWS, t->n);
}

static const size_t lengths[] = {1, 63, 64, 65, 128, 200};
enum { LENGTHS = sizeof lengths / sizeof *lengths, LONGEST = 200 };

static struct cost rows_on_three(three_protocol *protocol,
                                 const ring *x, ring *out, size_t n) {
    struct three t = {.protocol = protocol,
                      .n = n,
                      .in = {x},
                      .in_n = {ROWS * n},
                      .out = {out},
                      .out_n = {ROWS * n}};
    three_run(&t);
    return t.cost;
}

static void rows_that_are_dealt_add_up(void **state) {
    (void)state;
    ring none[ROWS * LONGEST] = {0}, out[ROWS * LONGEST];
    for (size_t l = 0; l < LENGTHS; l++) {
        size_t n = lengths[l];
        struct cost cost = rows_on_three(deal_numbers, none, out, n);
        struct cost stated = deal_rows_cost(ROWS, n);
        for (size_t i = 0; i < ROWS * n; i++)
            assert_true((out[i] & 1) == (i % n * (i % n) >> i / n & 1));
        assert_number(stated.dealt, cost.dealt, "bytes dealt");
        assert_number(0, cost.online, "bytes online");
    }
}

static void opened_and_unmasked_rows_are_what_they_were(void **state) {
    (void)state;
    ring x[ROWS * LONGEST], out[ROWS * LONGEST];
    for (size_t i = 0; i < ROWS * LONGEST; i++)
        x[i] = i * i / 3 & 1;
    for (size_t l = 0; l < LENGTHS; l++) {
        size_t n = lengths[l];
        struct cost cost = rows_on_three(mask_and_open, x, out, n);
        for (size_t i = 0; i < ROWS * n; i++)
            assert_true((out[i] & 1) == x[i]);
        assert_cost(
            cost_then(open_rows_cost(ROWS, n), deal_rows_cost(ROWS, n)),
            cost);
    }
}

static void rows_of_lanes(struct party *me, const struct three *t,
                          ring *const in[], ring *const out[]) {
    pack *row = take_rows(me, 2 * ROWS, t->n), *dealt = row;
    size_t words = ROWS * packs(t->n);
    rows_of(in[0], 0, 2 * ROWS, row, t->n);
    deal_rows(me, row, dealt, ROWS, t->n);
    mask_rows(me, row + words, ROWS, t->n);
    rows_xor(row, row + words, row, words);
    open_rows(me, row, row, ROWS, t->n);
    refresh_rows(me, row, ROWS, t->n);
    for (size_t k = 0; k < t->n; k++)
        for (size_t i = 0; i < ROWS; i++)
            out[0][k] |= bit_at(row + i * packs(t->n), k) << i;
}

static void bits_of_rows_stay_in_their_lanes(void **state) {
    const struct lanes bits = lanes_of_elements(rows_of_lanes, 1, 1);
    const struct lanes words = lanes_of_blocks(rows_of_lanes, 1, 1);
    (void)state;

    lanes_apart(&bits);
    lanes_apart(&words);
    lanes_full(&bits);
}

/* Masks for 60 of 64 bits; all of the word is opened. */
static void open_sixty(struct party *me, const struct three *t,
                       ring *const in[], ring *const out[]) {
    pack *row = rows_of_bits(me, in[0], 1, 64);
    pack *mask = take_rows(me, 1, 64);
    mask_rows(me, mask, 1, *(const size_t *)t->arg);
    rows_xor(row, mask, row, 1);
    open_rows(me, row, row, 1, 60);
    out[0][0] = me->id == P0 ? *row : 0;
}

static void bits_beyond_the_masks_are_open(void **state) {
    (void)state;
    const size_t masked[2] = {60, 64};
    ring bit[64], seen[2];
    for (size_t k = 0; k < 64; k++)
        bit[k] = k % 4 < 3;
    for (int i = 0; i < 2; i++) {
        struct three t = {.protocol = open_sixty,
                          .n = 60,
                          .arg = &masked[i],
                          .in = {bit},
                          .in_n = {64},
                          .out = {&seen[i]},
                          .out_n = {1}};
        unsigned times = 0;
        for (int run = 0; run < 50; run++) {
            three_run(&t);
            times += seen[i] >> 60 == 7;
        }
        assert_true(i == 0 ? times == 50 : times < 50);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(rows_are_numbers_turned),
    cmocka_unit_test(some_of_the_rows_are_as_among_all),
    cmocka_unit_test(rows_that_are_dealt_add_up),
    cmocka_unit_test(opened_and_unmasked_rows_are_what_they_were),
    cmocka_unit_test(bits_of_rows_stay_in_their_lanes),
    cmocka_unit_test(bits_beyond_the_masks_are_open),
};

RUN("rows of bits", tests)
