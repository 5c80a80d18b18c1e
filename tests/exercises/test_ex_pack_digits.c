/* Tangled from chapters/47-yardsticks.md; edit that file. */
#include "check.h"
#include "network.h"
#include "share.h"

uint64_t ex_pack(const zp digit[10]);
void ex_unpack(uint64_t number, zp digit[10]);

static void the_first_digit_is_the_lowest(void **state) {
    const zp digit[10] = {5, 2};

    (void)state;
    assert_number(5 + 2 * P, ex_pack(digit), "5 2 0 ... 0, packed");
}

static void the_largest_number_has_61_bits(void **state) {
    zp digit[10];

    (void)state;
    memset(digit, P - 1, sizeof digit);
    assert_number(1, ex_pack(digit) >> 60,
                  "bit 60 of the largest digits, packed");
}

static void unpacking_inverts_packing(void **state) {
    struct splitmix random = {1};
    zp digit[10], back[10];

    (void)state;
    for (int i = 0; i < 1000; i++) {
        for (int k = 0; k < 10; k++)
            digit[k] = (zp)splitmix_below(&random, P);
        ex_unpack(ex_pack(digit), back);
        assert_byte_equal(digit, back, sizeof digit);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_first_digit_is_the_lowest),
    cmocka_unit_test(the_largest_number_has_61_bits),
    cmocka_unit_test(unpacking_inverts_packing),
};

RUN("pack_digits", tests)
