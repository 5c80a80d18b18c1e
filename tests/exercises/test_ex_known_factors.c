/* Tangled from chapters/55-transferred-products.md; edit that file. */
/* Wants libsodium. */
#include "crossing.h"
#include "pair_product.h"

void ex_known_factors(struct party *me, const ring *own, ring *z,
                      size_t n);

enum { N = 70 };
static ring own[2][N], z[2][N];

static void make_products(struct party *me, const struct crossing *c) {
    (void)c;
    ex_known_factors(me, own[me->id], z[me->id], N);
}

static void products_are_right_and_cost_half(void **state) {
    struct crossing c = {.make = make_products};

    (void)state;
    fill_any(own[P0], N, 2);
    fill_any(own[P1], N, 3);
    crossing_run(&c);
    for (size_t k = 0; k < N; k++)
        assert_number(own[P0][k] * own[P1][k], z[P0][k] + z[P1][k],
                      "product %zu", k);
    assert_number(pair_products_bytes(N) / 2, c.bytes[P0] + c.bytes[P1],
                  "bytes");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(products_are_right_and_cost_half),
};

RUN("exercise: factors that are known", tests)
