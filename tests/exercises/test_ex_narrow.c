/* Tangled from chapters/12-truncating-shares.md; edit that file. */
#include "check.h"
#include "share.h"
#include "share_truncate.h"

void ex_narrow(uint64_t x0, int64_t y, int d, int64_t *low,
               int64_t *high);

static int64_t truncated(int64_t x, ring x0, int d) {
    ring x1 = ring_of(x) - x0, sum;
    truncate_share(0, &x0, 1, d);
    truncate_share(1, &x1, 1, d);
    group_add(MOD_L, &x0, &x1, &sum, 1);
    return signed_of(sum);
}

/* For every share's low bits: those x that lead to y are an interval,
   from low to high. */
static void exactly_the_possible_secrets_are_named(void **state) {
    (void)state;
    const ring middle = UINT64_C(1) << 63;
    for (ring r = 0; r < 8; r++)
        for (int64_t y = -3; y <= 3; y++) {
            int64_t low, high;
            ex_narrow(middle + r, y, 3, &low, &high);
            for (int64_t x = -50; x <= 50; x++) {
                assert_number(truncated(x, middle + r, 3) == y,
                              low <= x && x <= high,
                              "is x = %lld possible with low bits %lld "
                              "and y = %lld",
                              (long long)x, (long long)r, (long long)y);
            }
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(exactly_the_possible_secrets_are_named),
};

RUN("exercise: what P0 can tell", tests)
