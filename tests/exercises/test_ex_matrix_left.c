/* Tangled from chapters/06-fixed-network.md; edit that file. */
#include "check.h"
#include "matrix.h"
#include "network.h"

void ex_matrix_left(const ring *x, const ring *y, ring *z, size_t m,
                    size_t n, size_t v);

enum { M = 6, N = 6, V = 11 };

static void it_is_the_product_with_the_transpose(void **state) {
    (void)state;
    struct splitmix random = {1};
    ring x[M * N], turned[M * N], y[M * V], want[N * V], got[N * V];
    for (size_t i = 0; i < M * N; i++)
        x[i] = splitmix_next(&random);
    for (size_t i = 0; i < M * V; i++)
        y[i] = splitmix_next(&random);
    for (size_t i = 0; i < N * V; i++)
        want[i] = got[i] = splitmix_next(&random);
    for (size_t m = 1; m <= M; m++) {
        matrix_transpose(x, turned, m, N);
        matrix_mul_add(turned, y, want, N, m, V);
        ex_matrix_left(x, y, got, m, N, V);
        assert_ring_equal(want, got, N * V);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(it_is_the_product_with_the_transpose),
};

RUN("exercise: without the transpose", tests)
