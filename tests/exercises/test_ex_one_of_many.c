/* Tangled from chapters/52-oblivious-transfer.md; edit that file. */
#include "base.h"
#include "check.h"
#include "toy_points.h"

int ex_choose_of(const struct point *a_point, const struct scalar *b,
                 uint64_t choice, uint64_t count, struct point *b_point,
                 struct point *shared);
int ex_offer_of(const struct scalar *a, const struct point *a_point,
                const struct point *b_point, uint64_t count,
                struct point *shared);

enum { MOST = 5 };

/* In the group of eleven: one transfer. */
static void transfer_one(unsigned a, unsigned b, unsigned choice,
                         unsigned count) {
    struct scalar x = toy_scalar(a), y = toy_scalar(b);
    struct point a_point, b_point, mine, theirs[MOST];

    point_base(&x, &a_point);
    assert_number(
        0, ex_choose_of(&a_point, &y, choice, count, &b_point, &mine),
        "what ex_choose_of returns");
    assert_number(0, ex_offer_of(&x, &a_point, &b_point, count, theirs),
                  "what ex_offer_of returns");
    for (unsigned v = 0; v < count; v++)
        assert_number(v == choice, theirs[v].byte[0] == mine.byte[0],
                      "a = %u, b = %u, choice %u of %u: is point %u "
                      "the chooser's",
                      a, b, choice, count, v);
}

static void of_all_points_one_is_shared(void **state) {
    (void)state;
    for (unsigned count = 1; count <= MOST; count++)
        for (unsigned choice = 0; choice < count; choice++)
            for (unsigned b = 0; b < TOY_ORDER; b++)
                transfer_one(1 + (b + choice) % 10, b, choice, count);
}

static void all_choices_send_the_same_points(void **state) {
    struct point a_point = toy_point(16), b_point, mine;

    (void)state;
    for (unsigned choice = 0; choice < MOST; choice++) {
        unsigned times[TOY_MODULUS] = {0};

        for (unsigned b = 0; b < TOY_ORDER; b++) {
            struct scalar y = toy_scalar(b);

            ex_choose_of(&a_point, &y, choice, MOST, &b_point, &mine);
            times[b_point.byte[0]]++;
        }
        for (unsigned p = 1, k = 0; k < TOY_ORDER;
             k++, p = 2 * p % TOY_MODULUS)
            assert_number(1, times[p], "choice %u: how often B is %u",
                          choice, p);
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(of_all_points_one_is_shared),
    cmocka_unit_test(all_choices_send_the_same_points),
};

RUN("exercise: one of many", tests)
