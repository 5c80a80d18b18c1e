/* Tangled from chapters/05-fixed-point.md; edit that file. */
#include <math.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"
#include "fixed.h"

static void the_range_ends_where_it_should(void **state) {
    (void)state;
    assert_true(fixed_fits(-0x1p47, 16));
    assert_true(fixed_fits(0x1p47 - 1, 16));
    assert_false(fixed_fits(0x1p47, 16));
    assert_false(fixed_fits(-0x1p47 - 1, 16));
    assert_false(fixed_fits(INFINITY, 16));
    assert_false(fixed_fits(NAN, 16));
    assert_true(fixed_of(-0x1p47, 16) == UINT64_C(1) << 63);
}

static void arrays_survive_the_way_there_and_back(void **state) {
    (void)state;
    float x[] = {0, 1, -1, 0.25f, -0x1p-16f, 100.5f}, back[6];
    ring there[6];
    encode(x, there, 6, 16);
    decode(there, back, 6, 16);
    for (size_t i = 0; i < 6; i++)
        assert_near(x[i], back[i], 0);
    assert_true(there[4] == RING_MAX);
}

static void a_tie_goes_to_the_even_step(void **state) {
    (void)state;
    assert_int_equal(fixed_of(2.5, 0), 2);
    assert_int_equal(fixed_of(3.5, 0), 4);
}

static void encoding_too_large_a_number_stops(void **state) {
    (void)state;
    int status;
    pid_t child = fork();
    if (child == 0) {
        fclose(stderr);
        fixed_of(1e30, 16);
        _exit(0);
    }
    assert_true(child > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
}

static double careless_real_of(ring x, int f) {
    double r = (double)x;
    if (r >= 0x1p63)
        r -= 0x1p64;
    return ldexp(r, -f);
}

static void a_careless_decoder_loses_small_negatives(void **state) {
    (void)state;
    ring plus = fixed_of(0.01, 16), minus = fixed_of(-0.01, 16);
    assert_near(real_of(plus, 16), careless_real_of(plus, 16), 0);
    assert_near(-655.0 / 65536, real_of(minus, 16), 0);
    assert_near(0, careless_real_of(minus, 16), 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_range_ends_where_it_should),
    cmocka_unit_test(arrays_survive_the_way_there_and_back),
    cmocka_unit_test(a_tie_goes_to_the_even_step),
    cmocka_unit_test(encoding_too_large_a_number_stops),
    cmocka_unit_test(a_careless_decoder_loses_small_negatives),
};

RUN("fixed point", tests)
