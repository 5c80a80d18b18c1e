/* Tangled from chapters/11-sharing.md; edit that file. */
#include "check.h"
#include "share.h"

void ex_share_affine(int j, const ring *a, const ring *b, const ring *x,
                     ring *y, size_t m, size_t n);

static void the_layer_is_right_on_shares(void **state) {
    (void)state;
    const ring a[] = {1, 2, 3, 4, 5, 6}, b[] = {10, (ring)-20};
    const ring x[] = {1, (ring)-1, 2}, want[] = {15, (ring)-9};
    ring x0[3], x1[3], y0[2], y1[2], got[2];
    struct seed seed = {{5}};
    struct stream *s = stream_open(&seed);
    assert_non_null(s);
    for (int i = 0; i < 100; i++) {
        split(MOD_L, s, x, x0, x1, 3);
        ex_share_affine(0, a, b, x0, y0, 2, 3);
        ex_share_affine(1, a, b, x1, y1, 2, 3);
        group_add(MOD_L, y0, y1, got, 2);
        assert_ring_equal(want, got, 2);
    }
    stream_close(s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_layer_is_right_on_shares),
};

RUN("exercise: a public layer", tests)
