/* Tangled from chapters/69-lying.md; edit that file. */
#include <stdbool.h>

#include "check.h"
#include "share.h"

bool ex_audit(zp alpha, zp y, zp m);

/* y = 3 u + v, computed on both, with lies added in the end. */
static bool passes(zp alpha, zp lie, zp cover) {
    zp u = 17, v = 44, mu = zp_mul(alpha, u), mv = zp_mul(alpha, v);
    zp y = zp_add(zp_mul(3, u), v), m = zp_add(zp_mul(3, mu), mv);

    return ex_audit(alpha, zp_add(y, lie), zp_add(m, cover));
}

static void the_truth_is_believed(void **state) {
    (void)state;
    for (zp alpha = 0; alpha < P; alpha++)
        assert_number(1, passes(alpha, 0, 0),
                      "is the truth believed, alpha = %d", alpha);
}

static void a_lie_passes_for_one_alpha(void **state) {
    (void)state;
    for (zp lie = 1; lie < P; lie++)
        for (zp cover = 0; cover < P; cover++) {
            int passed = 0;
            for (zp alpha = 0; alpha < P; alpha++)
                passed += passes(alpha, lie, cover);
            assert_number(1, passed,
                          "how many alphas believe y + %d with m + %d",
                          lie, cover);
        }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_truth_is_believed),
    cmocka_unit_test(a_lie_passes_for_one_alpha),
};

RUN("exercise: a lie that is found", tests)
