/* Tangled from chapters/10-randomness.md; edit that file. */
#include "check.h"
#include "network.h"

uint64_t ex_foresee(uint64_t output);

static void the_next_output_is_foreseen(void **state) {
    (void)state;
    struct splitmix random = {2024};
    uint64_t output = splitmix_next(&random);
    for (int i = 0; i < 1000; i++) {
        uint64_t foreseen = ex_foresee(output);
        output = splitmix_next(&random);
        assert_number(output, foreseen, "output %d", i + 1);
    }
}

static void a_mask_is_foreseen(void **state) {
    (void)state;
    struct splitmix random = {99};
    uint64_t known = 7, secret = 123456789;
    uint64_t shown = known + splitmix_next(&random);
    uint64_t shown_next = secret + splitmix_next(&random);
    uint64_t mask = ex_foresee(shown - known);
    assert_number(secret, shown_next - mask, "the secret");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_next_output_is_foreseen),
    cmocka_unit_test(a_mask_is_foreseen),
};

RUN("exercise: foresee", tests)
