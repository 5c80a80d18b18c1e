/* Tangled from chapters/39-few-bits-shared.md; edit that file. */
#include "check.h"

double ex_ring_megabytes(double elements, double bits, int ell);
int ex_elements(double mb64, double mb32, double *elements,
                double *bits);

static void elements_shrink_and_bits_do_not(void **state) {
    (void)state;
    assert_real(8, ex_ring_megabytes(1e6, 0, 64), 1e-9,
                "a million elements of 64 bits");
    assert_real(4, ex_ring_megabytes(1e6, 0, 32), 1e-9,
                "a million elements of 32 bits");
    assert_real(4.5, ex_ring_megabytes(1e6, 4e6, 32), 1e-9,
                "and four million bits");
    assert_real(2.5, ex_ring_megabytes(1e6, 4e6, 16), 1e-9,
                "the same in 16 bits");
}

static void two_rings_tell_how_many_there_are(void **state) {
    double elements, bits;

    (void)state;
    assert_number(0, ex_elements(8.5, 4.5, &elements, &bits),
                  "8.5 MB in 64 bits, 4.5 in 32");
    assert_real(1e6, elements, 1e-3, "elements");
    assert_real(4e6, bits, 1e-3, "bits");
    assert_number(-1, ex_elements(9, 4, &elements, &bits),
                  "9 MB in 64 bits, 4 in 32: more than halved");
    assert_number(-1, ex_elements(4, 5, &elements, &bits),
                  "4 MB in 64 bits, 5 in 32: grown");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(elements_shrink_and_bits_do_not),
    cmocka_unit_test(two_rings_tell_how_many_there_are),
};

RUN("exercise: bytes of a smaller ring", tests)
