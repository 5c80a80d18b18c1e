/* Tangled from chapters/17-stage.md; edit that file. */
#include "check.h"
#include "tape.h"

uint64_t ex_case_number(const uint64_t *base, const uint64_t *digit,
                        size_t n);

static void digits_lead_back_to_their_case(void **state) {
    (void)state;
    const uint64_t base[] = {4, 3, 5, 2};

    for (uint64_t k = 0; k < 120; k++) {
        uint64_t digit[4], place = 1;

        for (size_t i = 0; i < 4; i++) {
            digit[i] = digit_of((struct digit){place, base[i]}, k);
            place *= base[i];
        }
        assert_number(k, ex_case_number(base, digit, 4),
                      "the case with digits %d %d %d %d", (int)digit[0],
                      (int)digit[1], (int)digit[2], (int)digit[3]);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(digits_lead_back_to_their_case),
};

RUN("exercise: back to the number", tests)
