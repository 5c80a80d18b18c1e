/* Tangled from chapters/62-hidden-layer.md; edit that file. */
#include "check.h"

int ex_two_looks(const double known[4], const double seen[6],
                 double found[2]);

static void the_example_is_solved(void **state) {
    const double known[] = {1, 0, 0, 1}, seen[] = {1, 1, 2, 1, 7, 5};
    double found[2];

    (void)state;
    assert_number(0, ex_two_looks(known, seen, found), "the result");
    assert_real(3, found[0], 1e-9, "the amount");
    assert_real(2, found[1], 1e-9, "the age");
}

/* Any two people, any two epochs. */
static void others_are_found_too(void **state) {
    (void)state;
    for (int k = 1; k < 200; k++) {
        double known[] = {k % 7, 1, 2, 9 + k % 5};
        double w[] = {k % 3 + 1, 2, -1, k % 11 + 1};
        double third[] = {k % 13, k % 17}, seen[6], found[2];

        for (int i = 0; i < 3; i++)
            for (int e = 0; e < 2; e++) {
                const double *x = i < 2 ? known + 2 * i : third;
                seen[2 * i + e] = x[0] * w[e] + x[1] * w[2 + e];
            }
        assert_number(0, ex_two_looks(known, seen, found),
                      "the result of try %d", k);
        assert_real(third[0], found[0], 1e-6, "try %d, column 0", k);
        assert_real(third[1], found[1], 1e-6, "try %d, column 1", k);
    }
}

static void too_little_is_refused(void **state) {
    const double twins[] = {1, 2, 2, 4}, known[] = {1, 0, 0, 1};
    const double same[] = {1, 2, 2, 4, 7, 14};
    double found[2];

    (void)state;
    assert_number(-1, ex_two_looks(twins, same, found),
                  "two people who are multiples of each other");
    assert_number(-1, ex_two_looks(known, same, found),
                  "two epochs that are multiples of each other");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_example_is_solved),
    cmocka_unit_test(others_are_found_too),
    cmocka_unit_test(too_little_is_refused),
};

RUN("exercise: two looks", tests)
