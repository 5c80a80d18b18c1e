/* Tangled from chapters/65-unproved.md; edit that file. */
#include "check.h"

/* How often a zero comes to which place, if terms are turned by the
   two lowest bits of each shift. */
static void places_of(unsigned zero, unsigned terms, unsigned *times) {
    memset(times, 0, terms * sizeof *times);
    for (unsigned shift = 0; shift < terms; shift++)
        times[(zero + shift % 4) % terms]++;
}

static void of_two_places_each_comes_once(void **state) {
    (void)state;
    for (unsigned zero = 0; zero < 2; zero++) {
        unsigned times[2];

        places_of(zero, 2, times);
        assert_int_equal(times[0], 1);
        assert_int_equal(times[1], 1);
    }
}

static void of_64_places_four_come(void **state) {
    (void)state;
    for (unsigned zero = 10; zero <= 40; zero += 30) {
        unsigned times[64];

        places_of(zero, 64, times);
        for (unsigned k = 0; k < 64; k++)
            assert_int_equal(times[k],
                             zero <= k && k < zero + 4 ? 16 : 0);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(of_two_places_each_comes_once),
    cmocka_unit_test(of_64_places_four_come),
};

RUN("what a proof does not see", tests)
