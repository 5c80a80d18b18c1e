/* Tangled from chapters/55-transferred-products.md; edit that file. */
/* Wants libsodium. */
#include "crossing.h"

void ex_inner_product(struct party *me, const ring *x, const ring *y,
                      ring *z, size_t n);

enum { N = 70 };
static ring x[2][N], y[2][N], z[2];

static void make_sum(struct party *me, const struct crossing *c) {
    (void)c;
    ex_inner_product(me, x[me->id], y[me->id], &z[me->id], N);
}

static void the_sum_of_products_is_right(void **state) {
    struct crossing c = {.make = make_sum};
    ring want = 0;

    (void)state;
    for (int id = P0; id <= P1; id++) {
        fill_any(x[id], N, 2 + (uint64_t)id);
        fill_any(y[id], N, 4 + (uint64_t)id);
    }
    crossing_run(&c);
    for (size_t k = 0; k < N; k++)
        want += (x[P0][k] + x[P1][k]) * (y[P0][k] + y[P1][k]);
    assert_number(want, z[P0] + z[P1], "the sum of 70 products");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_sum_of_products_is_right),
};

RUN("exercise: a sum of products by transfer", tests)
