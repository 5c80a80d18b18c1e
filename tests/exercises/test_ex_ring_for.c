/* Tangled from chapters/51-small-numbers.md; edit that file. */
#include "check.h"

int ex_ring_for(const size_t *fan, size_t layers, uint64_t pixel,
                uint64_t most);

static void expect(int want, const size_t *fan, size_t layers,
                   uint64_t pixel, uint64_t most) {
    assert_number(want, ex_ring_for(fan, layers, pixel, most),
                  "bits for %zu inputs of %llu, then of %llu", fan[0],
                  (unsigned long long)pixel, (unsigned long long)most);
}

static void network_A_fits_16_bits_if_it_is_clipped(void **state) {
    static const size_t a[] = {784, 128, 128};

    (void)state;
    expect(16, a, 3, 16, 127);
    expect(32, a, 3, 128, 127);
    expect(32, a, 3, 16, 256);
    expect(64, a, 3, 16, UINT64_C(1) << 32);
    expect(0, a, 3, 16, UINT64_C(1) << 57);
}

static void a_sum_of_half_the_ring_does_not_fit(void **state) {
    static const size_t one[] = {1}, half[] = {1 << 14};

    (void)state;
    expect(16, one, 1, 32767, 0);
    expect(32, one, 1, 32768, 0);
    expect(16, half, 1, 1, 0);
    expect(32, half, 1, 2, 0);
    expect(64, one, 1, INT64_MAX, 0);
    expect(0, one, 1, UINT64_C(1) << 63, 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(network_A_fits_16_bits_if_it_is_clipped),
    cmocka_unit_test(a_sum_of_half_the_ring_does_not_fit),
};

RUN("exercise: which ring", tests)
