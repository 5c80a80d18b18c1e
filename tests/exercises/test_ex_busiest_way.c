/* Tangled from chapters/45-costs.md; edit that file. */
#include "check.h"

void ex_busiest_way(size_t rounds, const uint64_t bytes[6], double rtt,
                    double rate, double *low, double *high);

static void takes(double low, double high, const uint64_t bytes[6]) {
    double got_low = -1, got_high = -1;

    ex_busiest_way(4, bytes, 0.5, 1000, &got_low, &got_high);
    assert_real(low, got_low, 1e-12,
                "low: 4 rounds, 0.5 s to and fro, 1000 bytes a second; "
                "the first way has %zu bytes",
                (size_t)bytes[0]);
    assert_real(high, got_high, 1e-12,
                "high: the same, the last way has %zu bytes",
                (size_t)bytes[5]);
}

static void the_busiest_way_or_all_of_them(void **state) {
    (void)state;
    takes(3, 4.5, (const uint64_t[6]){500, 2000, 0, 0, 500, 500});
}

static void the_last_way_may_be_the_busiest(void **state) {
    (void)state;
    takes(4, 4.25, (const uint64_t[6]){0, 0, 250, 0, 0, 3000});
}

static void one_way_alone_leaves_no_doubt(void **state) {
    (void)state;
    takes(2, 2, (const uint64_t[6]){1000, 0, 0, 0, 0, 0});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_busiest_way_or_all_of_them),
    cmocka_unit_test(the_last_way_may_be_the_busiest),
    cmocka_unit_test(one_way_alone_leaves_no_doubt),
};

RUN("busiest_way", tests)
