/* Tangled from chapters/56-two-parties.md; edit that file. */
#include "check.h"
#include "pair_product.h"

uint64_t ex_pair_bill(const size_t *width, size_t layers, size_t batch);

static uint64_t stated(const size_t *width, size_t layers,
                       size_t batch) {
    uint64_t sum = 0;

    for (size_t l = 0; l < layers; l++) {
        struct linear a = linear_dense(batch, width[l], width[l + 1]);

        sum += pair_linear_bytes(&a, FORWARD);
        sum += pair_linear_bytes(&a, GRADIENT);
        if (l > 0)
            sum += pair_linear_bytes(&a, BACKWARD);
    }
    return sum;
}

static void expect(const size_t *width, size_t layers, size_t batch) {
    assert_number((long)stated(width, layers, batch),
                  (long)ex_pair_bill(width, layers, batch),
                  "bytes of %zu layers, batch %zu", layers, batch);
}

static void the_bill_is_that_of_the_protocol(void **state) {
    static const size_t s[] = {49, 32, 10}, a[] = {784, 128, 128, 10};

    (void)state;
    expect(s, 1, 1);
    expect(s, 2, 1);
    expect(s, 2, 128);
    expect(a, 3, 128);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_bill_is_that_of_the_protocol),
};

RUN("exercise: the bill of a pair", tests)
