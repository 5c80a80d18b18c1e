/* Tangled from chapters/23-leak.md; edit that file. */
#include "check.h"
#include "share.h"

int ex_ratio(const zp dealt[2], const zp seen[2]);

/* The bit that ex_ratio finds when r is the truth and s the scale. */
static int found(zp x, zp share, zp r, zp s) {
    const zp dealt[2] = {share, zp_sub(x, share)};
    const zp c[2] = {zp_neg(dealt[0]), zp_sub((zp)(r + 1), dealt[1])};
    const zp seen[2] = {zp_mul(c[0], s), zp_mul(c[1], s)};
    return ex_ratio(dealt, seen);
}

static void the_example_of_the_text_is_solved(void **state) {
    (void)state;
    const zp dealt[2] = {20, 47}, seen[2] = {34, 38};
    assert_number(0, ex_ratio(dealt, seen),
                  "the bit for dealt 20 47, seen 34 38");
}

static void every_bit_is_found_if_a_share_is_not_zero(void **state) {
    (void)state;
    for (zp share = 0; share < P; share++)
        for (zp s = 1; s < P; s++)
            for (zp bits = 0; bits < 4; bits++) {
                zp x = bits & 1, r = bits >> 1;
                int want = share == 0 && x == 0 ? -1 : r;
                assert_number(want, found(x, share, r, s),
                              "the bit for x[i] = %d with first share "
                              "%d, s = %d, r[i] = %d",
                              x, share, s, r);
            }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_example_of_the_text_is_solved),
    cmocka_unit_test(every_bit_is_found_if_a_share_is_not_zero),
};

RUN("exercise: be the helper", tests)
