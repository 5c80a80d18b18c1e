/* Tangled from chapters/10-randomness.md; edit that file. */
#include "check.h"
#include "prg.h"

enum { N = 63000 };

static void the_odd_ring_is_drawn_evenly(void **state) {
    (void)state;
    struct seed seed = {{1}};
    struct stream *s = stream_open(&seed);
    static ring x[N];
    int seen[64] = {0};
    assert_non_null(s);
    draw_odd(s, x, N);
    for (size_t k = 0; k < N; k++)
        seen[x[k]]++;
    assert_int_equal(seen[63], 0);
    for (int i = 0; i < 63; i++)
        assert_near(1000, seen[i], 5 * 32);
    stream_close(s);
}

static void only_the_largest_element_is_replaced(void **state) {
    (void)state;
    struct seed seed = {{2}};
    struct stream *a = stream_open(&seed), *b = stream_open(&seed);
    static ring all[N], odd[N];
    int replaced = 0;
    assert_true(a && b);
    draw_ring(a, all, N);
    draw_odd(b, odd, N);
    for (size_t k = 0; k < N; k++) {
        assert_true(all[k] <= RING_MAX && odd[k] < RING_MAX);
        if (all[k] == RING_MAX)
            replaced++;
        else
            assert_int_equal(all[k], odd[k]);
    }
    assert_near((double)N / 64, replaced, 5 * 32);
    stream_close(a);
    stream_close(b);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_odd_ring_is_drawn_evenly),
    cmocka_unit_test(only_the_largest_element_is_replaced),
};

RUN("streams, six bits", tests)
