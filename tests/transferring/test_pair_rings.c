/* Tangled from chapters/56-two-parties.md; edit that file. */
/* Also in narrow rings. */
/* Wants libsodium. */
#include "pair_product.h"
#include "pair_runs.h"
#include "relu.h"

enum { N = 100, M = ELL - 1, ROWS = 4 * M };

/* Any elements, others for each `from`. */
static ring any(size_t k, uint64_t from) {
    struct splitmix random = {1000 * from + k};

    return ring_of((int64_t)splitmix_next(&random));
}

static ring got[2][3 * N], in[2][2 * N];
static pack rows[2][ROWS * 2];
static struct made note[2][N];

typedef void by_two(struct party *me, const struct pair_run *p,
                    const ring *in, ring *out);

/* Returns what was made, in bytes. */
static uint64_t run_by_two(by_two *run) {
    struct pair_run p = {.run = run,
                         .n = N,
                         .in = {in[P0], in[P1]},
                         .out = {got[P0], got[P1]}};

    for (int id = P0; id <= P1; id++)
        for (size_t k = 0; k < 2 * N; k++)
            in[id][k] = any(k, 1 + (uint64_t)id);
    return pair_try(&p);
}

static ring sum(size_t k) {
    return mod_L(got[P0][k] + got[P1][k]);
}

static ring secret(size_t k) {
    return mod_L(in[P0][k] + in[P1][k]);
}

/* out: masks, and their halves. */
static void make_masks(struct party *me, const struct pair_run *p,
                       const ring *unused, ring *out) {
    struct masks r = {out, note[me->id]};

    (void)p, (void)unused;
    pair_masks(me, out, note[me->id], N);
    pair_halves(me, r, out + N, out + 2 * N, N, ELL / 2);
    pair_tables(me, r, M, rows[me->id], N);
}

static void assert_table(size_t i, size_t row) {
    int b = digit_bits(M, i);

    for (ring v = 0; v < table_rows(b); v++, row++)
        for (size_t k = 0; k < N; k++) {
            ring mask = mod_L(note[P0][k].bits ^ note[P1][k].bits);
            uint64_t digit = mask >> i * DIGIT & ((1u << b) - 1);

            assert_number(digit > v,
                          bit_at(rows[P0] + row * packs(N), k) ^
                              bit_at(rows[P1] + row * packs(N), k),
                          "digit %zu of mask %zu, row %zu", i, k, row);
        }
}

static void masks_halves_and_tables_are_of_the_same_bits(void **state) {
    uint64_t made = run_by_two(make_masks);

    (void)state;
    for (size_t k = 0; k < N; k++) {
        ring mask = mod_L(note[P0][k].bits ^ note[P1][k].bits);

        assert_number(mask, sum(k), "mask %zu", k);
        assert_number(mask >> ELL / 2, sum(N + k), "half %zu", k);
        assert_number(mask >> (ELL - 1), sum(2 * N + k), "top %zu", k);
    }
    for (size_t i = 0, row = 0; i < digits_of(M); i++) {
        assert_table(i, row);
        row += table_rows(digit_bits(M, i));
    }
    assert_number(pair_masks_cost(N).online +
                      pair_halves_cost(N, ELL / 2).online +
                      pair_tables_cost(M, N).online,
                  made, "bytes");
}

static void find_relu(struct party *me, const struct pair_run *p,
                      const ring *x, ring *out) {
    (void)p;
    relu(me, x, out, take_flags(me, N), N, WHOLE_RING);
}

static void relu_is_right_on_the_whole_ring(void **state) {
    (void)state;
    run_by_two(find_relu);
    for (size_t k = 0; k < N; k++)
        assert_number(signed_of(secret(k)) > 0 ? secret(k) : 0, sum(k),
                      "relu of number %zu", k);
}

static void find_products(struct party *me, const struct pair_run *p,
                          const ring *x, ring *out) {
    (void)p;
    pair_products(me, x, x + N, out, N);
}

static void products_are_right_and_cost_what_is_stated(void **state) {
    uint64_t made = run_by_two(find_products);

    (void)state;
    for (size_t k = 0; k < N; k++)
        assert_number(ring_mul(secret(k), secret(N + k)), sum(k),
                      "product %zu", k);
    assert_number(pair_products_bytes(N), made, "bytes");
}

/* 5 x 3 by 3 x 7: the left factor's numbers choose. */
static void find_layer(struct party *me, const struct pair_run *p,
                       const ring *x, ring *out) {
    struct linear a = linear_dense(5, 3, 7);

    (void)p;
    pair_linear(me, &a, FORWARD, x, x + N, out);
}

static void a_layer_is_right(void **state) {
    (void)state;
    run_by_two(find_layer);
    for (size_t i = 0; i < 5; i++)
        for (size_t j = 0; j < 7; j++) {
            ring want = 0;

            for (size_t k = 0; k < 3; k++)
                want = mod_L(want + ring_mul(secret(3 * i + k),
                                             secret(N + 7 * k + j)));
            assert_number(want, sum(7 * i + j), "element %zu, %zu", i,
                          j);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(masks_halves_and_tables_are_of_the_same_bits),
    cmocka_unit_test(relu_is_right_on_the_whole_ring),
    cmocka_unit_test(products_are_right_and_cost_what_is_stated),
    cmocka_unit_test(a_layer_is_right),
};

RUN("what two parties make, in three rings", tests)
