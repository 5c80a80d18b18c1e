/* Tangled from chapters/54-transferred-masks.md; edit that file. */
/* Wants libsodium. */
#include <math.h>

#include "pair_runs.h"
#include "relu.h"
#include "softmax.h"

enum { N = 1920, MOST = 70 * N };

/* Pads as printed in the text, in the order of the questions. */
static _Thread_local const uint64_t *printed;

__typeof__(transfer_pads) __real_transfer_pads, __wrap_transfer_pads;

void __wrap_transfer_pads(const struct key *key, struct key flip,
                          uint64_t tweak, uint64_t first, uint64_t *out,
                          size_t n, size_t words) {
    if (printed)
        *out = *printed++;
    else
        __real_transfer_pads(key, flip, tweak, first, out, n, words);
}

static ring share[2][MOST], got[2][MOST];
static struct made note[2][N];

static struct pair_run run_of(void (*run)(struct party *,
                                          const struct pair_run *,
                                          const ring *, ring *),
                              size_t n, size_t outs, const void *arg) {
    return (struct pair_run){.run = run,
                             .n = n,
                             .outs = outs,
                             .arg = arg,
                             .in = {share[P0], share[P1]},
                             .out = {got[P0], got[P1]}};
}

static uint64_t mixed(uint64_t x) {
    x = (x + 1) * UINT64_C(0x9e3779b97f4a7c15);
    x = (x ^ x >> 29) * UINT64_C(0xbf58476d1ce4e5b9);
    return x ^ x >> 32;
}

static void share_out(const ring *x, size_t n) {
    for (size_t k = 0; k < n; k++) {
        share[P1][k] = mixed(k);
        share[P0][k] = mod_L(x[k] - share[P1][k]);
    }
}

static ring sum(size_t k) {
    return mod_L(got[P0][k] + got[P1][k]);
}

static ring xored(size_t k) {
    return got[P0][k] ^ got[P1][k];
}

/* Bit j of a mask of three bits, as in the table; out: shares, and then
   corrections. */
static void mask_of_three(struct party *me, const struct pair_run *p,
                          const ring *in, ring *out) {
    static const uint64_t offered[] = {6, 3, 1, 3, 1, 0};
    static const uint64_t taken[] = {6, 3, 0};
    static const ring a[] = {1, 0, 1}, b[] = {0, 1, 1};
    static const ring correction[] = {2, 3, 0};
    struct key key = {{0, 0}};

    (void)p, (void)in;
    printed = me->id == P0 ? offered : taken;
    for (int j = 0; j < 3; j++) {
        struct pads pads = {FOR_MASKS, P0, 3 - j, 0};
        ring x = 1 - 2 * a[j];

        if (me->id == P1) {
            take_times(pads, &key, &b[j], &correction[j], &out[j], 1);
            continue;
        }
        offer_times(me, pads, &key, &x, &out[j], &out[3 + j], 1);
        out[j] = (out[j] + a[j]) & ((8u >> j) - 1);
    }
    printed = NULL;
}

/* The same mask's lower digit; out: the table, row by row. */
static void table_of_two(struct party *me, const struct pair_run *p,
                         const ring *in, ring *out) {
    static const uint64_t offered[] = {2, 6, 5, 1}, taken[] = {5};
    struct made made = {.bits = me->id == P0 ? 5 : 6};

    (void)p, (void)in;
    printed = me->id == P0 ? offered : taken;
    pair_table(me, &made, 0, 2, out, 1);
    printed = NULL;
}

static void assert_got(const ring *want, int id, size_t n) {
    for (size_t k = 0; k < n; k++)
        assert_number(want[k], got[id][k], "number %zu of P%d", k, id);
}

static void the_example_comes_out(void **state) {
    static const ring at_p0[] = {3, 3, 0, 2, 3, 0}, at_p1[] = {6, 2, 0};
    struct pair_run p = run_of(mask_of_three, 1, 6, NULL);

    (void)state;
    pair_try(&p);
    assert_got(at_p0, P0, 6);
    assert_got(at_p1, P1, 3);
    p = run_of(table_of_two, 1, 3, NULL);
    pair_try(&p);
    for (size_t v = 0; v < 3; v++) {
        assert_number(3u >> v & 1, got[P0][v] & 1, "row of P0");
        assert_number(4u >> v & 1, got[P1][v] & 1, "row of P1");
    }
}

static void make_masks(struct party *me, const struct pair_run *p,
                       const ring *in, ring *out) {
    (void)in;
    pair_masks(me, out, note[me->id], p->n);
}

static ring mask(size_t k) {
    return note[P0][k].bits ^ note[P1][k].bits;
}

static void masks_add_up_to_their_bits(void **state) {
    struct pair_run p = run_of(make_masks, N, N, NULL);
    uint64_t bytes = pair_try(&p);

    (void)state;
    for (size_t k = 0; k < N; k++)
        assert_number(mask(k), sum(k), "mask %zu", k);
    assert_number(pair_masks_cost(N).online, bytes, "bytes of masks");
    assert_number(0, p.depth[P0] + p.depth[P1], "rounds of masks");
}

/* out: the halves, upper and then top, of masks. */
static void make_halves(struct party *me, const struct pair_run *p,
                        const ring *in, ring *out) {
    const int *d = p->arg;
    struct masks r = {out, note[me->id]};

    (void)in;
    pair_masks(me, out, note[me->id], p->n);
    me->made = 0;
    pair_halves(me, r, out + p->n, out + 2 * p->n, p->n, *d);
}

static void halves_add_up(void **state) {
    static const int some[] = {1, 16, 31, 32, 33, 62};

    (void)state;
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        int d = some[i];
        struct pair_run p = run_of(make_halves, 200, 600, &d);
        uint64_t bytes = pair_try(&p);

        for (size_t k = 0; k < 200; k++) {
            assert_number(mask(k) >> d, sum(200 + k), "%zu >> %d", k,
                          d);
            assert_number(mask(k) >> 63, sum(400 + k), "top of %zu", k);
        }
        assert_number(pair_halves_cost(200, d).online, bytes,
                      "bytes of halves by %d", d);
    }
}

/* out: tables of m bits of masks; then a bit. */
static void make_tables(struct party *me, const struct pair_run *p,
                        const ring *in, ring *out) {
    const int *m = p->arg;
    struct masks r = {take_ring(me, p->n), note[me->id]};

    (void)in;
    pair_masks(me, (ring *)r.r, note[me->id], p->n);
    me->made = 0;
    pair_tables(me, r, *m, out, p->n);
    pair_bit(me, r, *m - 1, out + tables_rows(*m) * packs(p->n), p->n);
}

static ring xored_bit(size_t row, size_t k, size_t n) {
    return bit_at(got[P0] + row * packs(n), k) ^
           bit_at(got[P1] + row * packs(n), k);
}

static void check_tables(int m, size_t n) {
    size_t row = 0;

    for (size_t i = 0; i < digits_of(m); i++) {
        int b = digit_bits(m, i);

        for (ring v = 0; v < table_rows(b); v++, row++)
            for (size_t k = 0; k < n; k++) {
                ring q = mask(k) >> 4 * i & ((1u << b) - 1);

                assert_number(q > v, xored_bit(row, k, n),
                              "digit %zu of mask %zu above %zu", i, k,
                              (size_t)v);
            }
    }
    for (size_t k = 0; k < n; k++)
        assert_number(mask(k) >> (m - 1) & 1, xored_bit(row, k, n),
                      "bit %d of mask %zu", m - 1, k);
}

static void tables_answer_every_question(void **state) {
    static const int some[] = {1, 2, 3, 4, 15, 16, 63, 64};

    (void)state;
    for (size_t i = 0; i < sizeof some / sizeof *some; i++) {
        int m = some[i];
        struct pair_run p = run_of(make_tables, 300, 0, &m);
        uint64_t bytes = pair_try(&p);

        check_tables(m, 300);
        assert_number(pair_tables_cost(m, 300).online, bytes,
                      "bytes of tables of %d bits", m);
    }
}

static void make_twice(struct party *me, const struct pair_run *p,
                       const ring *in, ring *out) {
    size_t size = table_rows(DIGIT) * packs(p->n);

    make_masks(me, p, in, take_ring(me, p->n));
    for (size_t i = 0; i < 2; i++)
        pair_table(me, note[me->id], 0, DIGIT, out + i * size, p->n);
}

static void a_table_made_twice_has_fresh_shares(void **state) {
    struct pair_run p = run_of(make_twice, 64, 0, NULL);
    size_t rows = table_rows(DIGIT);

    (void)state;
    pair_try(&p);
    for (size_t v = 0; v < rows; v++) {
        assert_number(xored(v), xored(rows + v), "row %zu", v);
        assert_true(got[P0][v] != got[P0][rows + v]);
    }
}

/* in: a coin's halves, and shares of x. out: coin, coin times x. */
static void make_coins(struct party *me, const struct pair_run *p,
                       const ring *in, ring *out) {
    pack *coin = take_rows(me, 1, p->n);

    rows_of(in, 63, 1, coin, p->n);
    pair_coins(me, coin, out, p->n);
    pair_chosen(me, coin, in, out + p->n, p->n);
}

static void coins_are_numbers_and_choose(void **state) {
    struct pair_run p = run_of(make_coins, N, 2 * N, NULL);
    static ring x[N];
    uint64_t bytes;

    (void)state;
    for (size_t k = 0; k < N; k++)
        x[k] = mixed(k + N);
    share_out(x, N);
    bytes = pair_try(&p);
    for (size_t k = 0; k < N; k++) {
        ring coin = (share[P0][k] ^ share[P1][k]) >> 63;

        assert_number(coin, sum(k), "coin %zu", k);
        assert_number(coin * x[k], sum(N + k), "number %zu", k);
    }
    assert_number(pair_coins_cost(N).online +
                      pair_chosen_cost(N).online,
                  bytes, "bytes of coins");
}

static void make_word(struct party *me, const struct pair_run *p,
                      const ring *in, ring *out) {
    (void)in;
    supply_word(me, *(const struct gate *)p->arg, out, p->n);
}

/* Row by row, from the masks as they stand in the word. */
static void check_word(struct gate g, size_t n) {
    for (size_t m = 0; m < gate_masks(g); m++)
        for (size_t i = 0; i < gate_block(g, m); i++)
            for (size_t k = 0; k < packs(n); k++)
                assert_number(
                    xored(gate_mask_row(g, m) * packs(n) + k) &
                        xored(i * packs(n) + k),
                    xored((gate_mask_row(g, m) + i) * packs(n) + k),
                    "mask %zu times row %zu of a gate of %zu", m, i,
                    g.fan);
}

static void words_are_products(void **state) {
    (void)state;
    for (size_t fan = 2; fan <= FAN; fan++)
        for (int want = 1; want < 4; want++) {
            struct gate g = {fan, want & 1, want >> 1 & 1};
            struct pair_run p = run_of(make_word, 640, 0, &g);
            uint64_t bytes = pair_try(&p);

            check_word(g, 640);
            assert_number(pair_word_cost(g, 640).online, bytes,
                          "bytes of words of %zu", fan);
        }
}

static void find_relu(struct party *me, const struct pair_run *p,
                      const ring *in, ring *out) {
    relu(me, in, out, take_flags(me, p->n), p->n, WHOLE_RING);
}

static void relu_by_two_is_right_on_the_whole_ring(void **state) {
    struct pair_run p = run_of(find_relu, N, N, NULL);
    static ring x[N];

    (void)state;
    for (size_t k = 0; k < N; k++)
        x[k] = mixed(k) >> k % 64 << k / 64 % 64;
    share_out(x, N);
    assert_number(2193 * N, pair_try(&p), "bytes made for relu");
    for (size_t k = 0; k < N; k++)
        assert_number(signed_of(x[k]) > 0 ? x[k] : 0, sum(k),
                      "relu of number %zu", k);
    assert_number(relu_cost(N, WHOLE_RING).rounds, p.depth[P0],
                  "rounds of relu");
}

static void cut(struct party *me, const struct pair_run *p,
                const ring *in, ring *out) {
    memcpy(out, in, p->n * sizeof *out);
    rescale(me, *(const enum truncation *)p->arg, out, p->n, 16);
}

static void truncating_by_two_rounds_as_it_says(void **state) {
    static const enum truncation how[] = {EXACT, COIN};
    static ring x[N];

    (void)state;
    for (size_t k = 0; k < N; k++)
        x[k] = ring_of(signed_of(mixed(k)) >> (2 + k % 40));
    share_out(x, N);
    for (size_t i = 0; i < 2; i++) {
        struct pair_run p = run_of(cut, N, N, &how[i]);

        pair_try(&p);
        for (size_t k = 0; k < N; k++) {
            int64_t floor = signed_of(x[k]) >> 16;
            int64_t up = signed_of(sum(k)) - floor;

            assert_true(up == 0 || up == 1);
            if (how[i] == EXACT)
                assert_number(x[k] >> 15 & 1, (uint64_t)up,
                              "rounding number %zu", k);
        }
    }
}

enum { ROWS = 8, COLS = 10 };

static void find_softmax(struct party *me, const struct pair_run *p,
                         const ring *in, ring *out) {
    (void)p;
    softmax(me, in, out, ROWS, COLS, scale_of(16, COIN));
}

static double real_of(ring x) {
    return (double)signed_of(x) / 65536;
}

static void softmax_by_two_is_right(void **state) {
    struct pair_run p =
        run_of(find_softmax, ROWS * COLS, ROWS * COLS, NULL);
    static ring x[ROWS * COLS];

    (void)state;
    for (size_t k = 0; k < ROWS * COLS; k++)
        x[k] = ring_of((int64_t)(mixed(k) % 1000000) - 500000);
    share_out(x, ROWS * COLS);
    pair_try(&p);
    for (size_t k = 0; k < ROWS * COLS; k += COLS) {
        double all = 0;

        for (size_t i = k; i < k + COLS; i++)
            all += exp(real_of(x[i]));
        for (size_t i = k; i < k + COLS; i++)
            assert_near(exp(real_of(x[i])) / all, real_of(sum(i)),
                        0.004);
    }
}

/* Bits for one, of a cost for 64. */
static uint64_t bits_of_one(struct cost c) {
    return c.online / 8;
}

static void doubling_goes_round_the_field(void **state) {
    const struct key top = {{UINT64_C(1) << 63, UINT64_C(1) << 63}};
    struct key twice = key_double(top);

    (void)state;
    assert_number(0x87, twice.word[0], "lower word");
    assert_number(1, twice.word[1], "upper word");
}

static void costs_are_as_in_the_table(void **state) {
    const struct gate both = {4, true, true}, above = {4, false, true};

    (void)state;
    assert_number(8 * 776, bits_of_one(pair_masks_cost(64)), "mask");
    assert_number(8 * 428, bits_of_one(pair_tables_cost(63, 64)),
                  "tables");
    assert_number(8 * 212 + 4, bits_of_one(pair_word_cost(both, 64)),
                  "word for both");
    assert_number(8 * 151 + 6, bits_of_one(pair_word_cost(above, 64)),
                  "word for above");
    assert_number(8 * 16, bits_of_one(pair_coins_cost(64)), "coin");
    assert_number(8 * 32, bits_of_one(pair_chosen_cost(64)), "chosen");
    assert_number(8 * 272, bits_of_one(pair_halves_cost(64, 16)),
                  "halves");
    assert_number(8 * 57 + 1, relu_cost(64, WHOLE_RING).dealt / 8,
                  "dealt for relu");
}

static void make_places(struct party *me, const struct pair_run *p,
                        const ring *in, ring *out) {
    (void)p;
    pair_units(me, (struct masks){in, note[me->id]}, out, 1, 4);
}

static void the_place_of_a_maximum_is_refused(void **state) {
    struct pair_run p = run_of(make_places, 4, 4, NULL);
    struct why why = {""};

    (void)state;
    assert_int_equal(two_try(pair_body, &p, &why), -1);
    assert_non_null(strstr(why.text, "nobody makes the places"));
    pair_close(&p);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_example_comes_out),
    cmocka_unit_test(costs_are_as_in_the_table),
    cmocka_unit_test(masks_add_up_to_their_bits),
    cmocka_unit_test(halves_add_up),
    cmocka_unit_test(tables_answer_every_question),
    cmocka_unit_test(a_table_made_twice_has_fresh_shares),
    cmocka_unit_test(coins_are_numbers_and_choose),
    cmocka_unit_test(words_are_products),
    cmocka_unit_test(relu_by_two_is_right_on_the_whole_ring),
    cmocka_unit_test(truncating_by_two_rounds_as_it_says),
    cmocka_unit_test(softmax_by_two_is_right),
    cmocka_unit_test(the_place_of_a_maximum_is_refused),
    cmocka_unit_test(doubling_goes_round_the_field),
};

RUN("masks by transfer", tests)
