/* Tangled from chapters/54-transferred-masks.md; edit that file. */
#include "pair_proof.h"

static void a_table_by_one_of_four_shows_nothing(void **state) {
    (void)state;
    prove_table_of(2);
}

static void letters_under_one_key_are_read(void **state) {
    const struct ideal ideal = table_of(2);

    (void)state;
    fault = ONE_KEY;
    assert_true(read_by_p1(&ideal, pose_digits, run_table));
    fault = NONE;
}

static void a_bit_of_a_pad_hides_one_row(void **state) {
    const struct ideal ideal = table_of(2);

    (void)state;
    fault = ONE_BIT;
    assert_true(read_by_p1(&ideal, pose_digits, run_table));
    fault = NONE;
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_table_by_one_of_four_shows_nothing),
    cmocka_unit_test(letters_under_one_key_are_read),
    cmocka_unit_test(a_bit_of_a_pad_hides_one_row),
};

RUN("tables by one of four, counted", tests)
