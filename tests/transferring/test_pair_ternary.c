/* Tangled from chapters/55-transferred-products.md; edit that file. */
/* Wants libsodium. */
#include "pair_product.h"
#include "pair_ternary.h"

#include <string.h>

#include "crossing.h"

enum { C = 5, N = 13, V = 6, WEIGHTS = C * N };

/* Xor shares of the bits plus, and of minus. */
static pack plus[2][2], minus[2][2];
static ring x[2][N * V], z[2][C * V];

static void make_ternary(struct party *me, const struct crossing *c) {
    struct ternary_bits w = {plus[me->id], minus[me->id]};

    pair_ternary_product(me, w, x[me->id], z[me->id], C, N, V,
                         *(const int *)c->arg);
}

/* Weights -1, 0 and 1 in turn. */
static void share_weights(void) {
    for (size_t k = 0; k < WEIGHTS; k++) {
        pack one = (pack)1 << k % 64;

        plus[P1][k / 64] ^= k % 3 == 2 ? one : 0;
        minus[P1][k / 64] ^= k % 3 == 0 ? one : 0;
    }
}

static void run_ternary(int width) {
    struct crossing c = {.make = make_ternary, .arg = &width};

    for (int id = P0; id <= P1; id++) {
        fill_any(x[id], N * V, 7 + (uint64_t)id);
        memset(plus[id], 0x35, sizeof plus[id]);
        memset(minus[id], 0x6a, sizeof minus[id]);
    }
    share_weights();
    crossing_run(&c);
    assert_number(pair_ternary_bytes(C, N, V, width),
                  c.bytes[P0] + c.bytes[P1], "bytes");
}

static void products_of_ternary_weights_are_right(void **state) {
    static const int width[] = {ELL, ELL / 2 + 1, ELL / 2, 11};

    (void)state;
    for (size_t i = 0; i < sizeof width / sizeof *width; i++) {
        run_ternary(width[i]);
        for (size_t k = 0; k < C * V; k++) {
            uint64_t want = 0;

            for (size_t j = 0; j < N; j++)
                want += ((k / V * N + j) % 3 - 1) *
                        (x[P0][j * V + k % V] + x[P1][j * V + k % V]);
            want -= z[P0][k] + z[P1][k];
            assert_number(0, want << (64 - width[i]),
                          "sum %zu of %d bits", k, width[i]);
        }
    }
}

/* What the text says of 128 x 784 by 784 x 128. */
static void ternary_weights_take_a_thirty_third(void **state) {
    struct linear a = linear_dense(128, 784, 128);
    size_t bits = pair_ternary_bytes(128, 784, 128, 32);
    size_t whole = pair_linear_bytes(&a, FORWARD);

    (void)state;
    assert_number(208732160, bits, "bytes of ternary weights");
    assert_number(6885, (whole + 500000) / 1000000, "MB of numbers");
    assert_number(33, (whole + bits / 2) / bits, "times");
    assert_true(bits > 100 * (4 * (4 * 128 * 784 + 128 * 128)));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(products_of_ternary_weights_are_right),
    cmocka_unit_test(ternary_weights_take_a_thirty_third),
};

RUN("products of ternary weights by transfer", tests)
