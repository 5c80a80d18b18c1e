/* Tangled from chapters/48-time.md; edit that file. */
#include "check.h"
#include "ledger.h"

double ex_all_faster(const double *share, const double *factor,
                     size_t n);

static void one_part_is_amdahls_law(void **state) {
    const double share = 0.3, factor = 3;

    (void)state;
    assert_real(amdahl(share, factor),
                ex_all_faster(&share, &factor, 1), 1e-9,
                "a share of 0.3, 3 times as fast");
}

static void parts_add_up(void **state) {
    const double share[] = {0.5, 0.25}, factor[] = {2, 5};

    (void)state;
    assert_real(1 / 0.55, ex_all_faster(share, factor, 2), 1e-9,
                "0.5, 2 times, and 0.25, 5 times as fast");
    assert_real(1, ex_all_faster(share, factor, 0), 1e-9,
                "nothing faster");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_part_is_amdahls_law),
    cmocka_unit_test(parts_add_up),
};

RUN("all_faster", tests)
