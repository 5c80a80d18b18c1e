/* Tangled from chapters/66-wrong.md; edit that file. */
#include "check.h"
#include "share.h"

bool ex_is_right(bool (*above)(ring x, ring r));

static bool plain(ring x, ring r) {
    return x > r;
}

/* Bit by bit, from the highest. */
static bool bitwise(ring x, ring r) {
    for (ring bit = (ring)1 << (ELL - 1); bit > 0; bit /= 2)
        if ((x ^ r) & bit)
            return (x & bit) != 0;
    return false;
}

static void right_ones_are_accepted(void **state) {
    (void)state;
    if (!ex_is_right(plain))
        fail_msg("x > r is refused");
    if (!ex_is_right(bitwise))
        fail_msg("a comparison bit by bit is refused");
}

static bool or_equal(ring x, ring r) {
    return x >= r;
}

static bool with_signs(ring x, ring r) {
    return (int64_t)x > (int64_t)r;
}

static bool by_difference(ring x, ring r) {
    return (int64_t)(x - r) > 0;
}

static bool one_more(ring x, ring r) {
    return x >= r + 1;
}

static bool one_less(ring x, ring r) {
    return x - 1 >= r;
}

static bool without_bit_37(ring x, ring r) {
    return (x | (ring)1 << 37) > (r | (ring)1 << 37);
}

static bool as_doubles(ring x, ring r) {
    return (double)x > (double)r;
}

static void wrong_ones_are_refused(void **state) {
    (void)state;
    static const struct {
        bool (*above)(ring x, ring r);
        const char *what;
    } wrong[] = {{or_equal, "x >= r"},
                 {with_signs, "x > r, of numbers with signs"},
                 {by_difference, "x - r > 0, with a sign"},
                 {one_more, "x >= r + 1"},
                 {one_less, "x - 1 >= r"},
                 {without_bit_37, "x > r, but for bit 37"},
                 {as_doubles, "x > r, rounded to 53 bits"}};

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (ex_is_right(wrong[i].above))
            fail_msg("%s is accepted", wrong[i].what);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(right_ones_are_accepted),
    cmocka_unit_test(wrong_ones_are_refused),
};

RUN("exercise: a test that needs no luck", tests)
