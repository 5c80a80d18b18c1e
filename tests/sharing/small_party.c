/* Tangled from chapters/15-parties.md; edit that file. */
#include "check.h"
#include "party.h"

/* How often does P2 see the pair (a, b), over all common numbers? */
static void count_views(ring x, ring y, int count[64][64]) {
    memset(count, 0, 64 * sizeof *count);
    for (ring mask = 0; mask <= RING_MAX; mask++)
        count[mod_L(x + mask)][mod_L(y - mask)]++;
}

static void the_worked_example_holds(void **state) {
    (void)state;
    assert_int_equal(mod_L(20 + 50), 6);
    assert_int_equal(mod_L((ring)22 - 50), 36);
    assert_int_equal(mod_L(6 + 36), 42);
    assert_int_equal(mod_L(10 + 60), 6);
    assert_int_equal(mod_L((ring)32 - 60), 36);
}

static void the_helper_learns_the_sum_alone(void **state) {
    (void)state;
    static int want[64][64], got[64][64];
    count_views(20, 22, want);
    for (ring x = 0; x <= RING_MAX; x++)
        for (ring y = 0; y <= RING_MAX; y++) {
            int same;
            count_views(x, y, got);
            same = memcmp(want, got, sizeof want) == 0;
            assert_int_equal(same, mod_L(x + y) == 42);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_worked_example_holds),
    cmocka_unit_test(the_helper_learns_the_sum_alone),
};

RUN("parties, six bits", tests)
