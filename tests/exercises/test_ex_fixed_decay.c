/* Tangled from chapters/08-fixed-network.md; edit that file. */
#include "check.h"
#include "truncate.h"

void ex_decay(const ring *theta, ring *gradient, size_t n, int up,
              int k);

static void a_weight_fades_by_its_part(void **state) {
    (void)state;
    for (int k = 1; k <= 12; k++) {
        ring theta[] = {65536, mod_L(-(ring)3 * 65536), 0};
        ring gradient[] = {0, 0, (ring)7 << 25};
        ex_decay(theta, gradient, 3, 25, k);
        truncate_all(gradient, 3, 25, NEAREST, NULL);
        assert_number(65536 >> k, signed_of(gradient[0]),
                      "the step of 1, k = %d", k);
        assert_number(-(3 * 65536 >> k), signed_of(gradient[1]),
                      "the step of -3, k = %d", k);
        assert_number(7, signed_of(gradient[2]),
                      "the step of 0 down a slope, k = %d", k);
    }
}

static void nothing_is_rounded_before_the_truncation(void **state) {
    (void)state;
    const ring theta[] = {3};
    ring gradient[] = {(ring)1 << 24};
    ex_decay(theta, gradient, 1, 25, 3);
    assert_number((1 << 24) + (3 << 22), signed_of(gradient[0]),
                  "a gradient of 2^24, with 3/8 of 2^25");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_weight_fades_by_its_part),
    cmocka_unit_test(nothing_is_rounded_before_the_truncation),
};

RUN("exercise: weights that fade", tests)
