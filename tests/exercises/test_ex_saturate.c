/* Tangled from chapters/09-few-bits.md; edit that file. */
#include "check.h"
#include "ring.h"

void ex_saturate(const ring *z, ring *a, uint8_t *open, size_t n, int d,
                 int64_t most);

static void check_unit(int64_t z, int64_t want, int opens) {
    ring in = ring_of(z), a;
    uint8_t open;
    ex_saturate(&in, &a, &open, 1, 3, 127);
    assert_number(want, signed_of(a), "z = %lld, with 3 bits dropped",
                  (long long)z);
    assert_number(opens, open, "does an error go back at z = %lld",
                  (long long)z);
}

static void below_the_end_it_is_a_relu(void **state) {
    (void)state;
    check_unit(0, 0, 1);
    check_unit(12, 2, 1);
    check_unit(-1, 0, 0);
    check_unit(-5000, 0, 0);
    check_unit(8 * 127 + 3, 127, 1);
}

static void beyond_it_the_end_is_all(void **state) {
    (void)state;
    check_unit(8 * 127 + 4, 127, 0);
    check_unit(1 << 20, 127, 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(below_the_end_it_is_a_relu),
    cmocka_unit_test(beyond_it_the_end_is_all),
};

RUN("exercise: activations that saturate", tests)
