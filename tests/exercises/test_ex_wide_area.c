/* Tangled from chapters/45-costs.md; edit that file. */
#include "check.h"
#include "cost.h"

double ex_wide_area(struct cost cost, double rtt, double bits);

static void takes(double want, struct cost cost, double bits) {
    assert_real(
        want, ex_wide_area(cost, 0.5, bits), 1e-12,
        "seconds for %zu rounds, %zu bytes online and %zu dealt; "
        "0.5 s to and fro, %g bits a second",
        (size_t)cost.rounds, (size_t)cost.online, (size_t)cost.dealt,
        bits);
}

static void rounds_are_one_way(void **state) {
    (void)state;
    takes(2.5, (struct cost){10, 0, 0}, 1e6);
}

static void bytes_have_eight_bits(void **state) {
    (void)state;
    takes(1, (struct cost){0, 1000, 0}, 8000);
    takes(2, (struct cost){4, 1000, 0}, 8000);
}

static void what_is_dealt_travels_too(void **state) {
    (void)state;
    takes(3, (struct cost){0, 2000, 1000}, 8000);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(rounds_are_one_way),
    cmocka_unit_test(bytes_have_eight_bits),
    cmocka_unit_test(what_is_dealt_travels_too),
};

RUN("wide_area", tests)
