/* Tangled from chapters/64-breaking.md; edit that file. */
#include "check.h"

unsigned ex_term(const unsigned x[2], const unsigned y[2],
                 const unsigned r[2]);

enum { CASES = 1 << 18, VIEWS = 1 << 14 };

/* All that is random: shares of x and y, and r; four shares each, the
   last of which is the first again. */
struct all {
    unsigned x[4], y[4], r[4];
};

static struct all case_of(unsigned k) {
    struct all a;

    for (int i = 0; i < 3; i++, k /= 64) {
        a.x[i] = k % 4;
        a.y[i] = k / 4 % 4;
        a.r[i] = k / 16 % 4;
    }
    a.x[3] = a.x[0];
    a.y[3] = a.y[0];
    a.r[3] = a.r[0];
    return a;
}

static unsigned term(const struct all *a, int i) {
    return ex_term(a->x + i, a->y + i, a->r + i);
}

static void the_terms_add_up_to_the_product(void **state) {
    (void)state;
    for (unsigned k = 0; k < CASES; k++) {
        struct all a = case_of(k);
        unsigned x = a.x[0] + a.x[1] + a.x[2];
        unsigned y = a.y[0] + a.y[1] + a.y[2];
        unsigned z = term(&a, 0) + term(&a, 1) + term(&a, 2);

        assert_number(x * y % 4, z % 4,
                      "the terms of x = %u + %u + %u, y = %u + %u + %u",
                      a.x[0], a.x[1], a.x[2], a.y[0], a.y[1], a.y[2]);
    }
}

/* What P0 has and what it receives, as a number. */
static unsigned view_of(const struct all *a) {
    unsigned view = term(a, 1);

    for (int i = 0; i < 2; i++)
        view = view * 64 + a->x[i] * 16 + a->y[i] * 4 + a->r[i];
    return view;
}

static void accuse(unsigned secret, unsigned view, unsigned times,
                   unsigned at_zero) {
    unsigned a = view / 64 % 64, b = view % 64;

    fail_msg("P0 can tell x = %u, y = %u from x = 0, y = 0: holding "
             "shares %u %u of x, %u %u of y, and r = %u %u, it "
             "receives %u in %u cases with the one, in %u with the "
             "other",
             secret / 4, secret % 4, a / 16, b / 16, a / 4 % 4,
             b / 4 % 4, a % 4, b % 4, view / 4096, times, at_zero);
}

static void each_view_comes_as_often_for_all_secrets(void **state) {
    (void)state;
    static unsigned times[16][VIEWS];

    memset(times, 0, sizeof times);
    for (unsigned k = 0; k < CASES; k++) {
        struct all a = case_of(k);
        unsigned x = (a.x[0] + a.x[1] + a.x[2]) % 4;
        unsigned y = (a.y[0] + a.y[1] + a.y[2]) % 4;

        times[4 * x + y][view_of(&a)]++;
    }
    for (unsigned secret = 1; secret < 16; secret++)
        for (unsigned v = 0; v < VIEWS; v++)
            if (times[0][v] != times[secret][v])
                accuse(secret, v, times[secret][v], times[0][v]);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_terms_add_up_to_the_product),
    cmocka_unit_test(each_view_comes_as_often_for_all_secrets),
};

RUN("exercise: find the leak and mend it", tests)
