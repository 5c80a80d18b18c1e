/* Tangled from chapters/07-exact-products.md; edit that file. */
#include "check.h"
#include "matrix.h"
#include "network.h"

void ex_seven(const ring *x, const ring *y, ring *z,
              ring (*times)(ring, ring));

static int products;

static ring counted(ring x, ring y) {
    products++;
    return x * y;
}

static void seven_products_make_it(void **state) {
    (void)state;
    struct splitmix random = {7};
    for (int round = 0; round < 50; round++) {
        ring x[4], y[4], want[4] = {0}, got[4];
        for (int i = 0; i < 4; i++) {
            x[i] = splitmix_next(&random) >> (round ? 0 : 60);
            y[i] = splitmix_next(&random) >> (round ? 0 : 60);
        }
        matrix_mul_add(x, y, want, 2, 2, 2);
        products = 0;
        ex_seven(x, y, got, counted);
        for (int i = 0; i < 4; i++)
            assert_number(want[i], got[i],
                          "z[%d] for x = %lld %lld %lld %lld", i,
                          (long long)x[0], (long long)x[1],
                          (long long)x[2], (long long)x[3]);
        assert_in_range(products, 1, 7);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(seven_products_make_it),
};

RUN("exercise: seven products", tests)
