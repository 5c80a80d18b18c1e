/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#include "base.h"
#include "check.h"
#include "toy_points.h"

void ex_other(const struct point *a_point, const struct scalar *b,
              uint64_t choice, struct point *other);

static void the_other_key_is_found(void **state) {
    (void)state;
    for (unsigned k = 0; k < 2 * TOY_ORDER * (TOY_ORDER - 1); k++) {
        unsigned a = 1 + k / 2 / TOY_ORDER, b = k / 2 % TOY_ORDER;
        struct scalar x = toy_scalar(a), y = toy_scalar(b);
        struct point a_point, b_point, mine, both[2], found;

        point_base(&x, &a_point);
        base_choose(&a_point, &y, k % 2, &b_point, &mine);
        base_offer(&x, &a_point, &b_point, both);
        ex_other(&a_point, &y, k % 2, &found);
        assert_number(both[1 - k % 2].byte[0], found.byte[0],
                      "a = %u, b = %u, choice %u", a, b, k % 2);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_other_key_is_found),
};

RUN("exercise: who can take logarithms", tests)
