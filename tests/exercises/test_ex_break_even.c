/* Tangled from chapters/46-prices.md; edit that file. */
#include "check.h"
#include "cost.h"

double ex_break_even(struct cost few, struct cost light, double bits);

static void breaks_even(double want, struct cost few, struct cost light,
                        double bits) {
    assert_real(want, ex_break_even(few, light, bits), 1e-12,
                "seconds to and fro; %zu rounds and %zu bytes, or %zu "
                "and %zu, at %g bits a second",
                (size_t)few.rounds, (size_t)cost_bytes(few),
                (size_t)light.rounds, (size_t)cost_bytes(light), bits);
}

static void a_round_is_half_a_round_trip(void **state) {
    (void)state;
    breaks_even(2, (struct cost){1, 2000, 0}, (struct cost){2, 1000, 0},
                8000);
}

static void all_rounds_saved_share_the_price(void **state) {
    (void)state;
    breaks_even(0.5, (struct cost){6, 2000, 1000},
                (struct cost){10, 1500, 500}, 8000);
}

static void who_pays_nothing_always_wins(void **state) {
    (void)state;
    breaks_even(0, (struct cost){1, 1000, 0},
                (struct cost){2, 900, 200}, 8000);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_round_is_half_a_round_trip),
    cmocka_unit_test(all_rounds_saved_share_the_price),
    cmocka_unit_test(who_pays_nothing_always_wins),
};

RUN("break_even", tests)
