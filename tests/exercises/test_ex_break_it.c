/* Tangled from chapters/25-convert.md; edit that file. */
#include "check.h"
#include "share.h"

void ex_break_it(int colleague, uint64_t a[2], uint64_t r[2]);

/* The colleagues' theta; number 3 makes no mistake. */
static int theta_of(int colleague, const ring a[2], const ring m[2]) {
    ring x0 = a[0] + m[0], x1 = a[1] + m[1], x = x0 + x1;
    ring r = m[0] + m[1];
    int alpha = (int)wrap(m[0], m[1]), delta = (int)wrap(x0, x1);
    int beta = (int)(wrap(a[0], m[0]) + wrap(a[1], m[1]));
    int eta = r == 0 || x > r - 1;
    if (colleague == 0)
        eta = x > r;
    if (colleague == 1)
        eta = x > r - 1;
    if (colleague == 2)
        beta = 2 * alpha;
    return beta - alpha + delta + eta - 1;
}

static void breaks(int colleague) {
    ring a[2], r[2];
    ex_break_it(colleague, a, r);
    int right = (int)wrap(a[0], a[1]);
    assert_number(right, theta_of(3, a, r), "theta, by the book");
    if (theta_of(colleague, a, r) == right)
        fail_msg("colleague %d is right: shares %llu %llu, masks %llu "
                 "%llu, theta %d",
                 colleague, (unsigned long long)a[0],
                 (unsigned long long)a[1], (unsigned long long)r[0],
                 (unsigned long long)r[1], right);
}

static void comparing_with_r_is_broken(void **state) {
    (void)state;
    breaks(0);
}

static void comparing_with_r_less_one_in_the_ring_is_broken(void **s) {
    (void)s;
    breaks(1);
}

static void the_wraps_of_the_mask_instead_are_broken(void **state) {
    (void)state;
    breaks(2);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(comparing_with_r_is_broken),
    cmocka_unit_test(comparing_with_r_less_one_in_the_ring_is_broken),
    cmocka_unit_test(the_wraps_of_the_mask_instead_are_broken),
};

RUN("exercise: break it", tests)
