/* Tangled from chapters/31-coin.md; edit that file. */
#include "check.h"
#include "network.h"
#include "ring.h"

ring ex_coin_positive(ring c, ring upper, ring top, int d);

static void all_of_half_a_ring_is_rounded_by_its_coin(void **state) {
    (void)state;
    const ring half = (ring)1 << (ELL - 1);
    struct splitmix random = {11};
    for (int d = 1; d <= ELL - 2; d++)
        for (int k = 0; k < 100; k++) {
            ring x = splitmix_next(&random) >> (1 + k % 60);
            ring r = splitmix_next(&random), n = (ring)1 << d;
            x = k == 0 ? 0 : k == 1 ? half : x;
            ring c = mod_L(x + r), up = x % n > c % n;
            ring got = ex_coin_positive(c, r >> d, r >> (ELL - 1), d);
            assert_number((long long)(x / n + up), (long long)got,
                          "%llu / 2^%d under the mask %llu",
                          (unsigned long long)x, d,
                          (unsigned long long)r);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(all_of_half_a_ring_is_rounded_by_its_coin),
};

RUN("exercise: never negative", tests)
