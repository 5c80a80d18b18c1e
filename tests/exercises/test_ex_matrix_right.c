/* Tangled from chapters/07-exact-products.md; edit that file. */
#include "check.h"
#include "matrix.h"
#include "network.h"

void ex_matrix_right(const ring *x, const ring *y, ring *z, size_t m,
                     size_t n, size_t v);

enum { M = 6, N = 6, V = 11 };

static void it_is_the_product_with_the_transpose(void **state) {
    (void)state;
    struct splitmix random = {1};
    ring x[M * N], y[V * N], turned[N * V], want[M * V], got[M * V];
    for (size_t i = 0; i < M * N; i++)
        x[i] = splitmix_next(&random);
    for (size_t i = 0; i < V * N; i++)
        y[i] = splitmix_next(&random);
    for (size_t i = 0; i < M * V; i++)
        want[i] = got[i] = splitmix_next(&random);
    for (size_t n = 1; n <= N; n++) {
        matrix_transpose(y, turned, V, n);
        matrix_mul_add(x, turned, want, M, n, V);
        ex_matrix_right(x, y, got, M, n, V);
        assert_ring_equal(want, got, M * V);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(it_is_the_product_with_the_transpose),
};

RUN("exercise: without the transpose", tests)
