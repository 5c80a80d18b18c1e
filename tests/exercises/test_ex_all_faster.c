/* Tangled from chapters/28-time.md; edit that file. */
#include "check.h"
#include "ledger.h"

double ex_all_faster(const double *share, const double *factor,
                     size_t n);

static int is_near(double a, double b) {
    return a - b < 1e-9 && b - a < 1e-9;
}

static void one_part_is_amdahls_law(void **state) {
    const double share = 0.3, factor = 3;

    (void)state;
    assert_true(is_near(ex_all_faster(&share, &factor, 1),
                        amdahl(share, factor)));
}

static void parts_add_up(void **state) {
    const double share[] = {0.5, 0.25}, factor[] = {2, 5};

    (void)state;
    assert_true(is_near(ex_all_faster(share, factor, 2), 1 / 0.55));
    assert_true(is_near(ex_all_faster(share, factor, 0), 1));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_part_is_amdahls_law),
    cmocka_unit_test(parts_add_up),
};

RUN("all_faster", tests)
